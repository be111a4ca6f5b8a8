from django.urls import path
from django.views.generic import RedirectView

from sideomside.ground.ui.doors import open_to_all
from sideomside.welcome.views import coffee, finding, front, listening, look, open_data, pages, writing

app_name = "welcome"
urlpatterns = [
    path("", front.front, name="front"),
    path("kaffe/", coffee.coffee, name="coffee"),
    path("hvis-det-haster/", front.urgent, name="urgent"),
    path("hvad-er-en-peer/", pages.told, {"key": "peer"}, name="peer"),
    path("hvad-er-recovery/", pages.told, {"key": "recovery"}, name="recovery"),
    path("saadan-gaar-det-til/", pages.told, {"key": "how"}, name="how"),
    path("om-os/", pages.told, {"key": "us"}, name="us"),
    path("bliv-peer/", pages.told, {"key": "become_peer"}, name="become_peer"),
    path("for-paaroerende/", pages.told, {"key": "relatives"}, name="relatives"),
    path("for-fagfolk/", pages.told, {"key": "professionals"}, name="professionals"),
    path("saadan-passer-vi-paa-dine-ord/", pages.told, {"key": "privacy"}, name="privacy"),
    path("tilgaengelighed/", pages.told, {"key": "accessibility"}, name="accessibility"),
    path("cookies/", pages.told, {"key": "cookies"}, name="cookies"),
    path("kontakt/", front.contact, name="contact"),
    path("soeg/", finding.search, name="search"),
    path("side/<slug:address>/", pages.own, name="own"),
    path("billede/<uuid:picture_id>.webp", pages.picture, name="picture"),
    path("farver/<slug:version>.css", look.colours, name="colours"),
    # The address every Danish public site answers on.
    path("was/", open_to_all(RedirectView.as_view(pattern_name="welcome:accessibility")), name="was"),
    path("aabne-data/", open_data.about, name="open_data"),
    path("aabne-data/aabent.json", open_data.opening, name="data_opening"),
    path("aabne-data/kalender.json", open_data.events, name="data_events"),
    path("aabne-data/historier.json", open_data.stories, name="data_stories"),
    path("aabne-data/skema.json", open_data.schema, name="data_schema"),
    path("aabne-data/openapi.json", open_data.openapi, name="data_openapi"),
    path("huset/systemer/", listening.listeners, name="listeners"),
    path("huset/systemer/<uuid:listener_id>/", listening.listener, name="listener"),
    path("huset/sider/", writing.pages, name="pages"),
    path("huset/sider/udseende/", look.choose, name="look"),
    path("huset/sider/<slug:address>/", writing.write, name="write"),
    path("huset/sider/<slug:address>/kladde/", writing.preview, name="preview"),
    path("huset/sider/<slug:address>/kladde/vaek/", writing.let_go, name="let_go"),
    path(
        "huset/sider/<slug:address>/billede/<uuid:picture_id>/slet/",
        writing.delete_picture,
        name="delete_picture",
    ),
    path("huset/sider/<slug:address>/tidligere/", writing.earlier, name="earlier"),
    path(
        "huset/sider/<slug:address>/tidligere/<uuid:wording_id>/tilbage/", writing.take_back, name="take_back"
    ),
    path("huset/sider/<slug:address>/tidligere/<uuid:wording_id>/igen/", writing.use_again, name="use_again"),
]
