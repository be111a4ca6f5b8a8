from django.urls import path

from sideomside.privacy.views import leaving, looking, mine, papers, working

app_name = "privacy"
urlpatterns = [
    path("min-side/mine-oplysninger/", mine.mine, name="mine"),
    path("min-side/mine-oplysninger/ja/", mine.consent, name="consent"),
    path("min-side/mine-oplysninger/alt/", looking.everything, name="everything"),
    path("min-side/hvem-har-set/", looking.who_looked, name="who_looked"),
    path("min-side/kopi/", leaving.export, name="export"),
    path("min-side/pause/", leaving.pause, name="pause"),
    path("min-side/slet/", leaving.erase, name="erase"),
    path("arbejde/mine-oplysninger/", working.mine, name="at_work"),
    path("arbejde/kopi/", working.export, name="copy_at_work"),
    path("arbejde/slet/", working.erase, name="erase_at_work"),
    path("slet/<uuid:person_id>/", working.erase_for, name="erase_for"),
    path("huset/papirer/", papers.papers, name="papers"),
    path("huset/papirer/<slug:slug>/", papers.paper, name="paper"),
    path("slettet/", leaving.erased, name="erased"),
]
