"""What every template knows of the site and of the reader's display settings."""

from django.conf import settings

from . import display as display_settings


def may_show_banner(host: str) -> bool:
    """Say whether the official-site banner is true of this host.

    Only government domains may show it; a local run shows it so that it can be seen.
    """
    if settings.OFFICIAL_BANNER is not None:
        return settings.OFFICIAL_BANNER
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return name in settings.LOCAL_HOSTS or name.endswith((".gov", ".mil"))


def site(request):
    return {
        "site": {
            "name": settings.SITE_NAME,
            "url": settings.SITE_URL,
            "agency": settings.AGENCY_NAME,
            "agency_url": settings.AGENCY_URL,
            "parent_site": settings.AGENCY_SITE_NAME,
        },
        "show_banner": may_show_banner(request.get_host()),
    }


def display(request):
    return {
        "display": {
            "notices": display_settings.notices(request).value,
            "hint": display_settings.has_hint(request),
        }
    }
