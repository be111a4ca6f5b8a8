from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("skriv/", views.writing, name="writing"),
    path("min-side/", views.own_page, name="own_page"),
    path("i-dag/", views.today, name="today"),
    path("find-en-peer/", views.finding, name="finding"),
    path("fejl/<str:name>/", views.mishap, name="mishap"),
]
