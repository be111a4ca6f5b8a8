from django.urls import path

from sideomside.desk.views import my_page

app_name = "desk"
urlpatterns = [
    path("min-side/", my_page.my_page, name="my_page"),
]
