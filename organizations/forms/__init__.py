"""What all forms of the house share: being shown unfinished, and how a deed that was refused comes out on the form."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm, Form
from django.forms.utils import ErrorDict


class DraftForm(Form):
    """A form that can be shown again before it is finished: a draft says nothing about errors, and is not saved."""

    use_required_attribute = False  # the browser would paint an empty field red before anything is typed

    def __init__(self, *args: Any, is_draft: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_draft = is_draft

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_draft:
            self._errors = ErrorDict()

    def answer(self, name: str) -> Any:
        """What the form says now, finished or not: what was typed if it holds, else how the page began."""
        if self.is_bound:
            self.is_valid()
            if name in self.cleaned_data:
                return self.cleaned_data[name]
        return self.get_initial_for_field(self.fields[name], name)


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
