from django.apps import AppConfig


class NavigationConfig(AppConfig):
    name = "portal.navigation"
    label = "navigation"
    verbose_name = "Menus"
    role_permissions = {"publisher": ["navigation.view_menuitem"]}
