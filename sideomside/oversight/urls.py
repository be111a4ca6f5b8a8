from django.urls import path

from sideomside.oversight import views

app_name = "oversight"
urlpatterns = [
    path("huset/hvordan-vi-kigger/", views.how_we_look, name="how_we_look"),
    path("huset/hvordan-vi-kigger/dag/<uuid:ring_id>/", views.question, name="question"),
    path("huset/hvordan-vi-kigger/kig/<uuid:look_id>/", views.look, name="look"),
]
