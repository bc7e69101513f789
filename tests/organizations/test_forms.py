"""What a deed refuses comes out on its form."""

from django import forms
from django.core.exceptions import ValidationError

from organizations.forms import add_errors


class Visit(forms.Form):
    place = forms.CharField()


def refused(error: ValidationError) -> dict[str, list[str]]:
    form = Visit({"place": "thuis"})
    assert form.is_valid()
    add_errors(form, error)
    return {name: [str(problem) for problem in problems] for name, problems in form.errors.items()}


def test_a_refusal_stands_on_the_field_it_names() -> None:
    assert refused(ValidationError({"place": "Te ver."})) == {"place": ["Te ver."]}


def test_a_refusal_that_names_no_field_of_this_form_stands_above_it() -> None:
    assert refused(ValidationError({"ends_on": "Te vroeg."})) == {"__all__": ["Te vroeg."]}
    assert refused(ValidationError({"__all__": "Te laat."})) == {"__all__": ["Te laat."]}
    assert refused(ValidationError("Kan niet.")) == {"__all__": ["Kan niet."]}
