from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    name = "portal.glossary"
    label = "glossary"
    verbose_name = "Glossary"
    address_root = "/glossary/"
    role_permissions = {
        "author": ["glossary.view_term"],
        "publisher": ["glossary.add_term", "glossary.change_term", "glossary.delete_term"],
    }

    def ready(self):
        from portal.publishing import terms

        from .explaining import finder

        terms.explain_by(finder)
