from django.apps import AppConfig, apps


class PublishingConfig(AppConfig):
    name = "portal.publishing"
    label = "publishing"
    verbose_name = "Pages"
    address_root = "/"

    def ready(self):
        from portal.core import generation

        from . import actions

        generation.when_due("publishing", actions.settle)

    @property
    def role_permissions(self):
        """Whoever has a role finds every kind of page at the desk; `rules` decides on each page."""
        from .models import Page

        kinds = [model._meta for model in apps.get_models() if issubclass(model, Page)]
        return {
            "author": [
                "publishing.view_redirect",
                *(
                    f"{kind.app_label}.{action}_{kind.model_name}"
                    for kind in kinds
                    for action in ("view", "add", "change")
                ),
            ]
        }
