from django.urls import path

from sideomside.direction import views

app_name = "direction"
urlpatterns = [
    path("min-side/retning/", views.mine, name="mine"),
    path("min-side/retning/skriv/", views.write_hope, name="write"),
    path("min-side/retning/skridt/", views.write_step, name="step"),
    path("min-side/retning/foer/", views.earlier, name="earlier"),
    path("min-side/retning/<uuid:line_id>/", views.rewrite, name="rewrite"),
    path("min-side/retning/<uuid:line_id>/slip/", views.let_go, name="let_go"),
    path("retning/<uuid:person_id>/", views.shared, name="shared"),
]
