from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "portal.contact"
    label = "contact"
    role_permissions = {"author": ["contact.view_feedback"]}
