"""allauth's and Django's forms in the desk's words: labels above the fields, no placeholders."""

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkeys
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm

EMAIL = "E-mail address"
NEW_PASSWORD = {"password1": "New password", "password2": "New password again"}


class Labeled:
    """Laid over a form of allauth: `labels` names its fields, those left out are dropped."""

    labels: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in list(self.fields.items()):
            field.widget.attrs.pop("placeholder", None)
            if name != "password1":  # of all help, only the rules for new passwords are wanted
                field.help_text = ""
            if name in self.labels:
                field.label = self.labels[name]
            elif not field.widget.is_hidden:
                del self.fields[name]


class SignInForm(Labeled, account.LoginForm):
    labels = {"login": EMAIL, "password": "Password"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"


class ConfirmForm(Labeled, account.ReauthenticateForm):
    labels = {"password": "Password"}


class ChangePasswordForm(Labeled, account.ChangePasswordForm):
    labels = {"oldpassword": "Present password", **NEW_PASSWORD}


class ForgottenPasswordForm(Labeled, account.ResetPasswordForm):
    labels = {"email": EMAIL}


class NewPasswordForm(Labeled, account.ResetPasswordKeyForm):
    labels = NEW_PASSWORD


class CodeForm(Labeled, codes.AuthenticateForm):
    labels = {"code": "Code"}


class ConfirmByCodeForm(Labeled, codes.ReauthenticateForm):
    labels = {"code": "Code"}


class AppForm(Labeled, ActivateTOTPForm):
    labels = {"code": "Code that the app shows"}


class PasskeyForm(Labeled, passkeys.AddWebAuthnForm):
    labels = {"name": "Name"}


class RenamePasskeyForm(Labeled, passkeys.EditWebAuthnForm):
    labels = {"name": "Name"}


class PasswordOrNone:
    """Laid over a form of Django's admin that asks whether somebody has a password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if choice := self.fields.get("usable_password"):
            choice.label = "Signs in with a password"
            choice.choices = [("true", "Yes"), ("false", "No")]
            choice.help_text = "No is for people who come by the agency's identity provider."


class NewPersonForm(PasswordOrNone, AdminUserCreationForm):
    pass


class PasswordOfOtherForm(PasswordOrNone, AdminPasswordChangeForm):
    pass
