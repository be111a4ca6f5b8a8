"""Where stories are read, written and looked after."""

from django.urls import path

from sideomside.stories.views import commenting, listening, moderating, office, own, public, reader

app_name = "stories"
urlpatterns = [
    path("historier/", public.stories, name="list"),
    path("historier/feed.xml", public.feed, name="feed"),
    path("historier/tak/", commenting.thanks, name="thanks"),
    path("historier/min/<str:token>/", reader.own_comment, name="own_comment"),
    path("historier/ned/<str:token>/", reader.take_down, name="take_down"),
    path("historier/kommentar/<uuid:comment_id>/sig-til/", commenting.report, name="report"),
    path("historier/<uuid:publication_id>/", public.shown, name="shown"),
    path("historier/<uuid:publication_id>/lyd.<slug:kind>", listening.aloud, name="aloud"),
    path("historier/<uuid:publication_id>/skriv/", commenting.write_back, name="write_back"),
    path("min-side/historier/", own.my_stories, name="my_stories"),
    path("min-side/historier/<uuid:story_id>/", own.my_story, name="my_story"),
    path("min-side/historier/<uuid:story_id>/lyd/hoer/", listening.my_sound, name="my_sound"),
    path("min-side/historier/<uuid:story_id>/<slug:step>/", own.my_step, name="my_step"),
    path("peer/historier/", own.stories, name="stories"),
    path("peer/historier/<uuid:story_id>/", own.story, name="story"),
    path("peer/historier/<uuid:story_id>/lyd/hoer/", listening.sound, name="sound"),
    path("peer/historier/<uuid:story_id>/<slug:step>/", own.step, name="step"),
    path("redaktion/", office.office, name="office"),
    path("redaktion/skriv-ned/", office.write_down, name="write_down"),
    path("redaktion/tal/", moderating.year, name="year"),
    path("redaktion/historie/<uuid:story_id>/", office.to_read, name="to_read"),
    path("redaktion/historie/<uuid:story_id>/lyd/hoer/", listening.told_sound, name="told_sound"),
    path("redaktion/historie/<uuid:story_id>/<slug:step>/", office.told_step, name="told_step"),
    path("redaktion/kommentar/<uuid:comment_id>/", moderating.comment, name="comment"),
]
