from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class SearchConfig(AppConfig):
    name = "portal.search"
    label = "search"
    verbose_name = "Search"
    role_permissions = {
        "author": ["search.view_synonym", "search.view_bestbet"],
        "publisher": [
            "search.add_synonym",
            "search.change_synonym",
            "search.delete_synonym",
            "search.add_bestbet",
            "search.change_bestbet",
            "search.delete_bestbet",
        ],
    }

    def ready(self):
        from portal.publishing.signals import pages_shown

        from . import index

        def keep(pages, **kwargs):
            index.keep(pages)

        def build(**kwargs):
            """Index the pages of a portal that is older than its index, at the first migration."""
            if index.is_missing():
                index.build()

        pages_shown.connect(keep, weak=False, dispatch_uid="search.keep")
        post_migrate.connect(build, sender=self, weak=False, dispatch_uid="search.build")
        autodiscover_modules("answers")
