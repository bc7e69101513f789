"""allauth's forms in our words. What fields there are, and what they check, stays allauth's."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

RULES = _("Ten minste 12 tekens. Een hele zin mag ook. Gebruik niet uw naam of e-mailadres.")


class InOurWords:
    """Labels and help of `words`, and no placeholders: those disappear as soon as one types."""

    words: dict[str, tuple[StrOrPromise, StrOrPromise]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]

    def add_error(self, field: str | None, error: Any) -> None:
        """allauth says "je" where two passwords differ."""
        is_different = field == "password2" and not isinstance(error, ValidationError)
        super().add_error(field, _("Dit is niet hetzelfde wachtwoord.") if is_different else error)  # type: ignore[misc]


class LoginForm(InOurWords, allauth.LoginForm):
    words = {"login": (_("E-mailadres van uw werk"), ""), "password": (_("Wachtwoord"), "")}


class PasswordResetForm(InOurWords, allauth.ResetPasswordForm):
    words = {"email": (_("E-mailadres van uw werk"), "")}


class NewPasswordForm(InOurWords, allauth.ResetPasswordKeyForm):
    words = {"password1": (_("Nieuw wachtwoord"), RULES), "password2": (_("Nog een keer"), "")}


class PasswordChangeForm(InOurWords, allauth.ChangePasswordForm):
    words = {
        "oldpassword": (_("Uw wachtwoord van nu"), ""),
        "password1": (_("Nieuw wachtwoord"), RULES),
        "password2": (_("Nieuw wachtwoord, nog een keer"), ""),
    }


class ReauthenticateForm(InOurWords, allauth.ReauthenticateForm):
    words = {"password": (_("Wachtwoord"), "")}
