from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "portal.agencies"
    label = "agencies"
    verbose_name = "Agencies"
    # `rules.can_keep` says in whose section these rights count.
    role_permissions = {
        "author": ["agencies.view_agency", "agencies.view_contact"],
        "publisher": [
            "agencies.add_agency",
            "agencies.change_agency",
            "agencies.add_contact",
            "agencies.change_contact",
            "agencies.delete_contact",
        ],
    }
