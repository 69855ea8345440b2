from django.apps import AppConfig


class FaqsConfig(AppConfig):
    name = "portal.faqs"
    label = "faqs"
    verbose_name = "FAQs"
    address_root = "/faqs/"
