from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.urls import path

from sideomside.site.demo import views

if settings.PRODUCTION:
    raise ImproperlyConfigured("The demo's door opens without a key: it has no place in a real installation.")

app_name = "demo"
urlpatterns = [
    path("demo/", views.door, name="door"),
    path("demo/<slug:key>/", views.go_in, name="go_in"),
    path("postkasse/", views.mailbox, name="mailbox"),
]
