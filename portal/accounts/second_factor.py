"""The second factor that the desk asks for where REQUIRE_SECOND_FACTOR is on."""

from functools import wraps

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpResponseRedirect
from django.urls import reverse

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# Where a person wanted to go before being sent to set up a factor.
WANTED = "accounts_wanted"


def is_missing(request) -> bool:
    """Say whether the person must set up a second factor before working at the desk.

    Whoever has one was asked for it at the sign-in. For those who came by the identity provider,
    the provider answers.
    """
    return (
        settings.REQUIRE_SECOND_FACTOR
        and request.user.is_authenticated
        and not came_by_provider(request)
        and not is_mfa_enabled(request.user, FACTORS)
    )


def came_by_provider(request) -> bool:
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "socialaccount" for record in records)


def second_factor_required(view):
    """Lead whoever lacks a second factor to setting one up; afterwards they find the way back."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if is_missing(request):
            if request.method == "GET":
                request.session[WANTED] = request.get_full_path()
            return HttpResponseRedirect(reverse("mfa_index"))
        return view(request, *args, **kwargs)

    return guarded
