"""Sign-in: the views of allauth that the desk uses, under addresses and titles of our own."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as provider
from allauth.socialaccount.providers.openid_connect.views import callback
from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from . import views
from .views import titled

confirm = "Confirm that it is you"

PASSKEYS = [
    path("", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path(
        "new/",
        views.if_fresh(titled(passkeys.AddWebAuthnView, "Add a passkey")),
        name="mfa_add_webauthn",
    ),
    path("sign-in/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "confirm/",
        titled(passkeys.ReauthenticateWebAuthnView, confirm),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "<int:pk>/",
        titled(passkeys.EditWebAuthnView, "Rename the passkey"),
        name="mfa_edit_webauthn",
    ),
    path(
        "<int:pk>/remove/",
        titled(passkeys.RemoveWebAuthnView, "Remove the passkey?"),
        name="mfa_remove_webauthn",
    ),
]

SECOND_FACTOR = [
    path("", titled(views.Factors, "Your sign-in"), name="mfa_index"),
    path("code/", titled(factors.AuthenticateView, "Second factor"), name="mfa_authenticate"),
    path("confirm/", titled(factors.ReauthenticateView, confirm), name="mfa_reauthenticate"),
    path(
        "app/",
        views.if_fresh(titled(totp.ActivateTOTPView, "Set up an authenticator app")),
        name="mfa_activate_totp",
    ),
    path(
        "app/remove/",
        titled(totp.DeactivateTOTPView, "Remove the authenticator app?"),
        name="mfa_deactivate_totp",
    ),
    path(
        "recovery-codes/",
        titled(recovery_codes.ViewRecoveryCodesView, "Your recovery codes"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "recovery-codes/new/",
        titled(recovery_codes.GenerateRecoveryCodesView, "Make new recovery codes?"),
        name="mfa_generate_recovery_codes",
    ),
    path("passkeys/", include(PASSKEYS)),
]

FORGOTTEN_PASSWORD = [
    path(
        "",
        views.if_mail(titled(account.PasswordResetView, "Set a new password")),
        name="account_reset_password",
    ),
    path(
        "sent/",
        views.if_mail(titled(account.PasswordResetDoneView, "Look into your mail")),
        name="account_reset_password_done",
    ),
    path(
        "done/",
        views.if_mail(titled(account.PasswordResetFromKeyDoneView, "Your password was changed")),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[-\w]+)/$",
        views.if_mail(titled(account.PasswordResetFromKeyView, "Set a new password")),
        name="account_reset_password_from_key",
    ),
]

PROVIDER = [
    path("", views.to_provider, name="openid_connect_login"),
    path("back/", callback, name="openid_connect_callback"),
    path(
        "canceled/",
        titled(provider.LoginCancelledView, "You are not signed in"),
        name="socialaccount_login_cancelled",
    ),
]

urlpatterns = [
    path("sign-in/", titled(views.SignIn, "Sign in to the editors' desk"), name="account_login"),
    path("sign-out/", titled(account.LogoutView, "Sign out?"), name="account_logout"),
    path(
        "closed/",
        titled(account.AccountInactiveView, "This account is closed"),
        name="account_inactive",
    ),
    path("confirm/", titled(account.ReauthenticateView, confirm), name="account_reauthenticate"),
    path(
        "password/",
        views.if_password(titled(account.PasswordChangeView, "Change your password")),
        name="account_change_password",
    ),
    path("password/forgotten/", include(FORGOTTEN_PASSWORD)),
    path("second-factor/", include(SECOND_FACTOR)),
    path("provider/", include(PROVIDER), {"provider_id": settings.OIDC_PROVIDER}),
]
