from django.urls import path

from sideomside.direction import views

app_name = "direction"
urlpatterns = [
    path("min-side/retning/", views.mine, name="mine"),
    path("min-side/retning/skriv/", views.write_hope, name="write"),
    path("min-side/retning/skridt/", views.write_step, name="step"),
    path("min-side/retning/foer/", views.earlier, name="earlier"),
    path("min-side/retning/bog/", views.book, name="book"),
    path("min-side/retning/bog/hent/", views.take_along, name="take_along"),
    path("min-side/retning/laeser-med/", views.supporters, name="supporters"),
    path("min-side/retning/laeser-med/ny/", views.invite, name="invite"),
    path("min-side/retning/laeser-med/<uuid:supporter_id>/", views.shown, name="shown"),
    path("min-side/retning/laeser-med/<uuid:supporter_id>/link/", views.new_link, name="new_link"),
    path("min-side/retning/laeser-med/<uuid:supporter_id>/slut/", views.part, name="part"),
    path("l/", views.along, name="along"),
    path("l/<str:token>/", views.read_along, name="read_along"),
    path("min-side/retning/<uuid:line_id>/", views.rewrite, name="rewrite"),
    path("min-side/retning/<uuid:line_id>/del/", views.pass_on, name="pass_on"),
    path("min-side/retning/<uuid:line_id>/slip/", views.let_go, name="let_go"),
    path("retning/<uuid:person_id>/", views.shared, name="shared"),
]
