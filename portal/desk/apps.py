from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class DeskConfig(AppConfig):
    name = "portal.desk"
    label = "desk"


class DeskAdminConfig(AdminConfig):
    default_site = "portal.desk.site.DeskSite"
