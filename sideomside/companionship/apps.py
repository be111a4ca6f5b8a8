from django.apps import AppConfig


class CompanionshipConfig(AppConfig):
    name = "sideomside.companionship"
    label = "companionship"
    default_auto_field = "django.db.models.BigAutoField"
