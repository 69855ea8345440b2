from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NavigationConfig(AppConfig):
    name = "portal.navigation"
    label = "navigation"
    verbose_name = "Menus"
    role_permissions = {"publisher": ["navigation.view_menuitem"]}

    def ready(self):
        autodiscover_modules("in_a_to_z")
