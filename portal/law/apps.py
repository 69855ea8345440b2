from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "portal.law"
    label = "law"
    verbose_name = "Law"
    role_permissions = {
        "author": ["law.view_authority"],
        "publisher": ["law.change_authority"],
    }
