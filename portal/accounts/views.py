"""The addresses of sign-in that are not allauth's own views just as they are."""

import logging
from functools import wraps

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.views import LoginView
from allauth.mfa.base.views import IndexView
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.openid_connect.views import login as openid_login
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from requests import RequestException

from . import second_factor

logger = logging.getLogger(__name__)


def titled(view_class, title):
    """Return a view of allauth headed by `title`; its `site` gives way to what ours says of it."""
    view = never_cache(view_class.as_view())

    @wraps(view)
    def headed(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if context := getattr(response, "context_data", None):
            context.pop("site", None)
            context["title"] = title
        return response

    return headed


def if_mail(view):
    """Answer only where the portal can send mail."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not settings.CAN_MAIL:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def if_password(view):
    """Answer only who has a password: the others sign in by the identity provider or a passkey."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def if_fresh(view):
    """Send whoever came by the identity provider long ago there again.

    allauth asks for password or code once more; who has neither would not be asked at all.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        adapter = get_account_adapter(request)
        if (
            request.user.is_authenticated
            and not adapter.get_reauthentication_methods(request.user)
            and adapter.is_reauthentication_required(app="allauth.mfa")
        ):
            adapter.logout(request)
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


class SignIn(LoginView):
    """Sign-in by password, with the ways beside it that the settings allow."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "can_mail": settings.CAN_MAIL,
            "providers": get_adapter().list_providers(self.request),
        }


class Factors(IndexView):
    """The second factors of a person, and the way back to the desk."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "is_missing": second_factor.is_missing(self.request),
            "wanted": self.request.session.get(second_factor.WANTED, ""),
        }


def to_provider(request, provider_id):
    """Send the person to the identity provider.

    A redirect that answers a form is bound by the policy `form-action 'self'`, all along the chain
    of the provider's own redirects. A page that moves on by itself is not.
    """
    if request.method != "POST":
        return redirect("account_login")
    try:
        response = openid_login(request, provider_id)
    except RequestException as error:
        logger.error("The identity provider does not answer: %s", type(error).__name__)
        return render(request, "socialaccount/authentication_error.html", status=503)
    if response.status_code != 302:
        return response
    context = {"title": "On to your agency's sign-in", "url": response["Location"]}
    return render(request, "socialaccount/leaving.html", context)


@never_cache
def too_many_requests(request):
    context = {"title": "There were too many attempts"}
    response = render(request, "account/too_many.html", context, status=429)
    response["Retry-After"] = "60"
    return response
