"""The kinds of page, by the names that seed files give them."""

from django.utils.text import capfirst

from portal.publishing.models import Page
from portal.publishing.querysets import kind_accessors


def kinds() -> dict[str, type[Page]]:
    """Return the model of every kind, "publishing.page" first."""
    others = [Page._meta.get_field(name).related_model for name in kind_accessors(Page)]
    models = [Page, *sorted(others, key=lambda model: model._meta.label_lower)]
    return {model._meta.label_lower: model for model in models}


def choices() -> list[tuple[str, str]]:
    """Return the kinds as a form offers them: "Page", "Telework topic"."""
    return [(name, _label(model)) for name, model in kinds().items()]


def _label(model) -> str:
    app = "" if model is Page else f"{model._meta.app_config.verbose_name} "
    return capfirst(f"{app}{model._meta.verbose_name}")
