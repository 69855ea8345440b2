from django.apps import AppConfig


class TeleworkConfig(AppConfig):
    name = "telework"
    address_root = "/telework/"
