from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "training"
    address_root = "/training/"

    def ready(self):
        from . import versions  # noqa: F401
        from .certificates import checks  # noqa: F401
        from .progress import stay  # noqa: F401
