"""Failed attempts to sign in: allauth counts them (ACCOUNT_RATE_LIMITS), here they are forgiven."""

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit


def forgive(request, user):
    """Let the person try again at once, with a password or with a code."""
    get_adapter(request)._delete_login_attempts_cached_email(request, email=user.email)
    # The key under which allauth.mfa counts wrong codes.
    ratelimit.clear(request, action="login_failed", key=f"mfa-auth-user-{user.pk}")
