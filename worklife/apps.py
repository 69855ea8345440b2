from django.apps import AppConfig


class WorklifeConfig(AppConfig):
    name = "worklife"
    verbose_name = "Work-life"
    address_root = "/work-life/"
