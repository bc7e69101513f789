"""What all forms of the house share: how a deed that was refused comes out on the form."""

from __future__ import annotations

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm


def add_errors(form: BaseForm, error: ValidationError) -> None:
    """Put what an action refused on the form: on the field it names, else above the form.

    try:
        log_contact(family=family, by=request.member, **form.cleaned_data)
    except ValidationError as error:
        add_errors(form, error)
    """
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, problems in error.error_dict.items():
        form.add_error(name if name != NON_FIELD_ERRORS and name in form.fields else None, problems)
