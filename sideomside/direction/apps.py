from django.apps import AppConfig


class DirectionConfig(AppConfig):
    name = "sideomside.direction"
    label = "direction"
    default_auto_field = "django.db.models.BigAutoField"
