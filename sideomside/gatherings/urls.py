"""Where one finds what there is to come to."""

from django.urls import path

from sideomside.gatherings.views import (
    cafe,
    forming,
    leading,
    listing,
    local,
    managing,
    mine,
    planning,
    public,
)

app_name = "gatherings"
urlpatterns = [
    path("kalender/", public.calendar, name="calendar"),
    path("kalender/kalender.ics", public.feed, name="feed"),
    path("kalender/tilmeldt/", public.signed_up, name="signed_up"),
    path("kalender/<uuid:gathering_id>/", public.shown, name="shown"),
    path("ud-i-livet/", local.activities, name="activities"),
    path("ud-i-livet/<uuid:activity_id>/sammen/", local.ask, name="ask_company"),
    path("min-side/kalender/", mine.mine, name="mine"),
    path("min-side/kalender/<uuid:gathering_id>/", mine.one, name="one"),
    path("min-side/kalender/<uuid:gathering_id>/aftale.ics", mine.ics, name="ics"),
    path("min-side/kalender/<uuid:gathering_id>/noget-er-galt/", mine.problem, name="problem"),
    path("min-side/sammen/<uuid:company_id>/", mine.let_go, name="let_company_go"),
    path("peer/grupper/", leading.led, name="led"),
    path("peer/grupper/<uuid:gathering_id>/", leading.group, name="group"),
    path("peer/grupper/moede/<uuid:session_id>/", leading.session, name="session"),
    path("peer/grupper/sammen/<uuid:company_id>/", leading.went_along, name="went_along"),
    path("cafe/", cafe.cafe, name="cafe"),
    path("samvaer/", listing.listed, name="list"),
    path("samvaer/opkald/<uuid:call_id>/", listing.called, name="called"),
    path("samvaer/ny/<slug:kind>/", planning.plan, name="plan"),
    path("samvaer/manualer/", planning.manuals, name="manuals"),
    path("samvaer/manualer/ny/", planning.write_manual, name="new_manual"),
    path("samvaer/manualer/<uuid:manual_id>/", planning.write_manual, name="manual"),
    path("samvaer/naerved/", local.keep, name="local"),
    path("samvaer/naerved/<uuid:activity_id>/", local.keep, name="local_one"),
    path("samvaer/sammen/<uuid:company_id>/", local.company, name="company"),
    path("samvaer/moede/<uuid:session_id>/", managing.session, name="time"),
    path("samvaer/<uuid:gathering_id>/", managing.manage, name="manage"),
    path("samvaer/<uuid:gathering_id>/hvem/", forming.forming, name="forming"),
    path("samvaer/<uuid:gathering_id>/ret/", managing.change, name="change"),
]
