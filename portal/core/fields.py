"""Model fields of the portal's own."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class WebAddressField(models.URLField):
    """An address on the web; in a form, one without a scheme is taken for https."""

    def formfield(self, **kwargs):
        return super().formfield(**{"assume_scheme": "https", **kwargs})


def bounds(field: models.IntegerField) -> dict[str, int]:
    """Return the least and the greatest number that a field takes, as its form field wants them.

    Django's own form fields know the column's least number only, and a draft is checked by its form
    alone.
    """
    return {
        "min_value": max(_limits(field, MinValueValidator)),
        "max_value": min(_limits(field, MaxValueValidator)),
    }


def _limits(field, kind):
    return [one.limit_value for one in field.validators if isinstance(one, kind)]
