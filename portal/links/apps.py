from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "portal.links"
    label = "links"
    verbose_name = "External links"
    role_permissions = {
        "author": ["links.view_externallink", "links.view_linkexemption"],
        "publisher": [
            "links.add_linkexemption",
            "links.change_linkexemption",
            "links.delete_linkexemption",
        ],
    }
