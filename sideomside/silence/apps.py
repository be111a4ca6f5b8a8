from django.apps import AppConfig


class SilenceConfig(AppConfig):
    name = "sideomside.silence"
    label = "silence"
    default_auto_field = "django.db.models.BigAutoField"
