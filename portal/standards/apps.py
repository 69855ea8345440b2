from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "portal.standards"
    label = "standards"
    verbose_name = "Service standards"
    address_root = "/about/service-standards/"
    # `rules` says in whose section these rights count.
    role_permissions = {
        "author": ["standards.view_target", "standards.view_measure"],
        "publisher": ["standards.change_target", "standards.delete_measure"],
    }
