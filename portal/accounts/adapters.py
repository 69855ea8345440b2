"""Where sign-in differs from what allauth does by itself."""

import logging
import time
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import render

from .failures import forgive
from .models import User

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """For staff who were given an account; nobody makes one."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "incorrect_password": "This is not your password.",
        "enter_current_password": "This is not your present password.",
        "too_many_login_attempts": "There were too many attempts. Wait five minutes and try again.",
    }

    def is_open_for_signup(self, request):
        return False

    def pre_login(self, request, user, **kwargs):
        """Turn away whoever may not work at the desk, whatever way they came."""
        if not user.is_active or not user.is_staff:
            self.logout(request)
            return self.respond_user_inactive(request, user)
        return None

    def is_reauthentication_required(self, *, app, **kwargs):
        """A sign-in of the last minutes counts, so that nobody is asked twice in a row."""
        records = get_authentication_records(self.request, self.request.user)
        latest = max((record["at"] for record in records), default=0)
        return time.time() - latest > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def set_password(self, user, password):
        super().set_password(user, password)
        forgive(self.request, user)

    def send_password_reset_mail(self, user, email, context):
        """Who signs in without a password gets none by mail."""
        if user.has_usable_password():
            super().send_password_reset_mail(user, email, context)

    def send_mail(self, template_prefix, email, context):
        """A mail server that is away does not keep anybody from their work."""
        try:
            super().send_mail(template_prefix, email, context | {"site_name": settings.SITE_NAME})
        except (SMTPException, OSError) as error:
            # The error itself may name the person.
            logger.error("A mail could not be sent: %s", type(error).__name__)


class FactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That did not work. Wait for the next code and try again.",
    }

    def build_totp_svg(self, url):
        """Return the picture as it may stand within HTML."""
        picture = super().build_totp_svg(url)
        return picture[picture.index("<svg") :]

    def generate_authenticator_name(self, user, type):
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return "Passkey" if number == 1 else f"Passkey {number}"

    def get_public_key_credential_rp_entity(self):
        return super().get_public_key_credential_rp_entity() | {"name": settings.SITE_NAME}


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Signs in by the agency's identity provider whoever has an account here already."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def pre_social_login(self, request, sociallogin):
        """Find the person by e-mail address; what the provider says of them is not kept.

        allauth's own way by e-mail would take away the password of whoever comes by it.
        """
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise PermissionDenied
        verified = [
            one.email.lower() for one in sociallogin.email_addresses if one.verified is True
        ]
        sociallogin.user = User.objects.filter(email__in=verified).first()
        if sociallogin.user is None:
            context = {"title": "You have no account here"}
            answer = render(request, "socialaccount/unknown.html", context, status=403)
            raise ImmediateHttpResponse(answer)
