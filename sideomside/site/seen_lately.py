"""Where somebody is signed in, for the list they see themselves."""

from allauth.usersessions.middleware import UserSessionsMiddleware
from django.http import HttpRequest, HttpResponse


class SeenLately(UserSessionsMiddleware):
    """Noted once a minute, when the session itself is, and not at every page."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        noted: HttpResponse = (super().__call__ if request.session.modified else self.get_response)(request)
        return noted
