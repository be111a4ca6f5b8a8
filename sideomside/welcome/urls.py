from django.urls import path
from django.views.generic import RedirectView

from sideomside.ground.ui.doors import open_to_all
from sideomside.welcome import views

app_name = "welcome"
urlpatterns = [
    path("", views.front, name="front"),
    path("kaffe/", views.coffee, name="coffee"),
    path("hvis-det-haster/", views.urgent, name="urgent"),
    path("hvad-er-en-peer/", views.peer, name="peer"),
    path("bliv-peer/", views.become_peer, name="become_peer"),
    path("saadan-passer-vi-paa-dine-ord/", views.privacy, name="privacy"),
    path("tilgaengelighed/", views.accessibility, name="accessibility"),
    path("kontakt/", views.contact, name="contact"),
    # The address every Danish public site answers on.
    path("was/", open_to_all(RedirectView.as_view(pattern_name="welcome:accessibility")), name="was"),
]
