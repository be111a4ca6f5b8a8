from django.urls import path

from sideomside.planner import views

app_name = "planner"
urlpatterns = [
    path("plan/", views.plans, name="plans"),
    path("plan/<uuid:plan_id>/", views.plan, name="plan"),
]
