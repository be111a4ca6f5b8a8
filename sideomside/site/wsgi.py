import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sideomside.site.settings")
if settings.RESTORING.exists():
    raise RuntimeError("A restore has not been finished; the house stays shut. See docs/operate.md")
application = get_wsgi_application()

from sideomside.site.startup import refuse_what_is_unsafe  # noqa: E402 - the house must be set up first

refuse_what_is_unsafe()
