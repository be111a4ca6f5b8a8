"""Where one writes. `my_` is the participant's own door; the others are for those who work here."""

from django.urls import path

from sideomside.messages.views import choosing, circles, coming, passing, talking, watching

app_name = "messages"

urlpatterns = [
    path("min-side/skriv-sammen/", talking.my_list, name="my_list"),
    path("min-side/skriv-sammen/ro/", choosing.my_rhythm, name="my_rhythm"),
    path("min-side/skriv-sammen/vis/", choosing.my_show, name="my_show"),
    path("min-side/skriv-sammen/billede/<uuid:picture_id>/", talking.my_picture, name="my_picture"),
    path("min-side/skriv-sammen/del/<uuid:message_id>/", choosing.my_share, name="my_share"),
    path("min-side/skriv-sammen/<uuid:thread_id>/", talking.my_thread, name="my_thread"),
    path("min-side/skriv-sammen/<uuid:thread_id>/nyt/", talking.my_news, name="my_news"),
    path("min-side/skriv-sammen/<uuid:thread_id>/skjul/", choosing.my_hide, name="my_hide"),
    path("min-side/skriv-sammen/<uuid:thread_id>/laes-med/", passing.my_passing, name="my_passing"),
    path("min-side/skriv-sammen/<uuid:thread_id>/forlad/", coming.my_leave, name="my_leave"),
    path("min-side/skriv-sammen/<uuid:thread_id>/hvem/", circles.my_circle, name="my_circle"),
    path("min-side/skriv-sammen/<uuid:thread_id>/farvel/", coming.my_goodbye, name="my_goodbye"),
    path("min-side/skriv-sammen/<uuid:thread_id>/med/", coming.my_invitation, name="my_invitation"),
    path("skriv-sammen/", watching.list_, name="list"),
    path("skriv-sammen/ro/", choosing.rhythm, name="rhythm"),
    path("skriv-sammen/ny/", watching.write_first, name="write_first"),
    path("skriv-sammen/vis/", choosing.show, name="show"),
    path("skriv-sammen/billede/<uuid:picture_id>/", talking.picture, name="picture"),
    path("skriv-sammen/del/<uuid:message_id>/", choosing.share, name="share"),
    path("skriv-sammen/skjul/<uuid:message_id>/", circles.hide_message, name="hide_message"),
    path("skriv-sammen/gruppe/", circles.begin_circle, name="begin_circle"),
    path("skriv-sammen/gruppe/<uuid:thread_id>/", circles.circle, name="circle"),
    path("skriv-sammen/gruppe/<uuid:thread_id>/luk/", circles.close_circle, name="close_circle"),
    path("skriv-sammen/gruppe/<uuid:thread_id>/ud/<uuid:member_id>/", circles.take_out, name="take_out"),
    path(
        "skriv-sammen/gruppe/<uuid:thread_id>/tag-tilbage/<uuid:member_id>/",
        circles.take_back_question,
        name="take_back_question",
    ),  # fmt: skip
    path("skriv-sammen/to/<uuid:thread_id>/", watching.two, name="two"),
    path("skriv-sammen/aabn/<uuid:opening_id>/", watching.decide, name="decide"),
    path("skriv-sammen/aabnet/<uuid:opening_id>/", watching.read_opened, name="read_opened"),
    path("skriv-sammen/foer/<uuid:passing_id>/", passing.passed, name="passed"),
    path("skriv-sammen/<uuid:thread_id>/", talking.thread, name="thread"),
    path("skriv-sammen/<uuid:thread_id>/nyt/", talking.news, name="news"),
    path("skriv-sammen/<uuid:thread_id>/skjul/", choosing.hide, name="hide"),
    path("skriv-sammen/<uuid:thread_id>/mine-ord/", passing.lend, name="lend"),
    path("skriv-sammen/<uuid:thread_id>/forlad/", coming.leave, name="leave"),
    path("skriv-sammen/<uuid:thread_id>/farvel/", coming.goodbye, name="goodbye"),
    path("skriv-sammen/<uuid:thread_id>/med/", coming.invitation, name="invitation"),
]
