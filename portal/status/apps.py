from django.apps import AppConfig


class StatusConfig(AppConfig):
    name = "portal.status"
    label = "status"
    verbose_name = "Operating status"
    address_root = "/operating-status/"
    # `rules` says in whose section these rights count.
    role_permissions = {
        "author": [
            "status.view_area",
            "status.view_category",
            "status.view_statustype",
            "status.view_answer",
        ],
        "publisher": [
            "status.change_area",
            "status.change_category",
            "status.change_statustype",
            "status.change_answer",
        ],
    }

    def ready(self):
        from portal.core import generation

        from . import due

        generation.when_due(due.SOURCE, due.settle)
