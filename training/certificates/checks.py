"""What `manage.py check --deploy` says of the keys of certificates."""

from django.conf import settings
from django.core.checks import Tags, Warning, register

UNSET = Warning(
    "CERTIFICATE_KEYS is not set, so certificates are signed with a key made from SECRET_KEY. "
    "When SECRET_KEY changes, none of them can be checked any more.",
    hint="Set CERTIFICATE_KEYS to what `manage.py new_certificate_key` prints.",
    id="training.W001",
)


@register(Tags.security, deploy=True)
def keys_are_set(app_configs, **kwargs):
    return [] if settings.CERTIFICATE_KEYS else [UNSET]
