from django.apps import AppConfig


class PathConfig(AppConfig):
    name = "sideomside.path"
    label = "path"
    default_auto_field = "django.db.models.BigAutoField"
