from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "portal.contact"
    label = "contact"
    address_root = "/contact/"
    # Questions have screens and rules of their own, whatever stands here.
    role_permissions = {
        "author": ["contact.view_feedback"],
        "publisher": [
            "contact.add_subject",
            "contact.change_subject",
            "contact.view_subject",
            "contact.add_savedreply",
            "contact.change_savedreply",
            "contact.view_savedreply",
            "contact.view_dayoff",
        ],
    }
