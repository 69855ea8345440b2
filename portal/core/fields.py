"""Model fields of the portal's own."""

from django.db import models


class WebAddressField(models.URLField):
    """An address on the web; in a form, one without a scheme is taken for https."""

    def formfield(self, **kwargs):
        return super().formfield(**{"assume_scheme": "https", **kwargs})
