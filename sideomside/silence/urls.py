from django.urls import path

from sideomside.silence import views

app_name = "silence"
urlpatterns = [
    path("stille/<uuid:enquiry_id>/", views.one, name="one"),
    path("bliv/<str:token>/", views.stay, name="stay"),
]
