from django.urls import path

from sideomside.people.views import cards, leaving, lost, way_in, working

app_name = "people"
urlpatterns = [
    path("m/<str:token>/", way_in.enter, name="enter"),
    path("din-noegle/", way_in.small_key, name="small_key"),
    path("din-noegle/nyt-link/", way_in.new_link, name="new_link"),
    path("linket-virker-ikke/", lost.link_gone, name="link_gone"),
    path("mistet-link/", lost.lost_link, name="lost_link"),
    path("luk/", leaving.leave, name="leave"),
    path("kort/", cards.card, name="card"),
    path("min-side/kort/", cards.make_my_card, name="make_my_card"),
    path("hat/", working.change_hat, name="change_hat"),
    path("velkommen/<uuid:account_id>/<str:token>/", working.invitation, name="invitation"),
    path("glemt/", working.forgotten, name="forgotten"),
    path("vej-ind/<uuid:person_id>/", cards.way_in, name="way_in"),
]
