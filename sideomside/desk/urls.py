from django.urls import path

from sideomside.desk.views import (
    calendar,
    colleagues,
    doors,
    group_words,
    house,
    my_page,
    peer_home,
    places,
    programmes,
    themes,
    today,
)

app_name = "desk"
urlpatterns = [
    path("hjem/", today.home, name="home"),
    path("i-dag/", today.today, name="today"),
    path("peer/", peer_home.peer_home, name="peer_home"),
    path("peer/mit-eget/", peer_home.peer_own, name="peer_own"),
    path("k/<str:token>/kaffe.ics", calendar.feed, name="feed"),
    path("find/", today.search, name="search"),
    path("huset/", house.house, name="house"),
    path("huset/doere/", doors.doors, name="doors"),
    path("huset/tid/<uuid:opening_id>/vaek/", doors.stop_opening, name="stop_opening"),
    path("huset/dage/<uuid:closure_id>/vaek/", doors.as_usual_again, name="as_usual_again"),
    path("huset/kolleger/", colleagues.colleagues, name="colleagues"),
    path("huset/kolleger/ny/", colleagues.new_colleague, name="new_colleague"),
    path("huset/kolleger/<uuid:person_id>/", colleagues.colleague, name="colleague"),
    path("huset/steder/", places.places, name="places"),
    path("huset/steder/nyt/", places.new_place, name="new_place"),
    path("huset/steder/<uuid:place_id>/", places.place, name="place"),
    path("huset/temaer/", themes.themes, name="themes"),
    path("huset/temaer/<uuid:theme_id>/vaek/", themes.put_theme_away, name="put_theme_away"),
    path("huset/vaek/", house.away, name="away"),
    path("huset/vaek/<uuid:absence_id>/slut/", house.end_absence, name="end_absence"),
    path("huset/loefter/<uuid:programme_id>/", house.promises, name="promises"),
    path("huset/program/<uuid:programme_id>/", programmes.programme, name="programme"),
    path("huset/hjaelpelinjer/", house.help_lines, name="help_lines"),
    path("huset/hjaelpelinjer/<uuid:line_id>/", house.help_line, name="help_line"),
    path("gruppe/<uuid:gathering_id>/skriv-sammen/", group_words.group_writes, name="group_writes"),
    path(
        "min-side/gruppe/<uuid:gathering_id>/skriv-sammen/",
        group_words.my_group_writes,
        name="my_group_writes",
    ),  # fmt: skip
    path("min-side/", my_page.my_page, name="my_page"),
]
