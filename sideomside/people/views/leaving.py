"""Closing quickly: out, nothing left in the browser that we can take away, and on to the weather."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from sideomside.ground.ui.doors import open_to_all


# Exempt, since a form whose key ran out must still get somebody out; all a stranger could do is log out.
@csrf_exempt
@open_to_all
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    request.session.flush()
    answer = HttpResponseRedirect(settings.EXIT_TO, status=303)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    answer.headers["Referrer-Policy"] = "no-referrer"
    for cookie in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME):
        answer.delete_cookie(cookie)
    return answer
