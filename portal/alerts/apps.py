from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "portal.alerts"
    label = "alerts"
    verbose_name = "Alerts"

    def ready(self):
        from portal.core import generation, page_cache

        from . import due, put_away

        generation.when_due(due.SOURCE, due.settle)
        page_cache.vary_by(put_away.of_request)
