"""What a form says when an answer is missing: what to do, in a sentence for that kind of field; never "vereist"."""

import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from django.utils import translation

from contacts.models import ContactWish
from organizations.forms.missing import SENTENCES
from tests.asking_api import new_key
from tests.cast import Cast


@pytest.mark.parametrize(
    ("field", "dutch", "english"),
    [
        (forms.CharField(), "Vul dit in.", "Fill this in."),
        (forms.EmailField(), "Vul een e-mailadres in.", "Fill in an email address."),
        (forms.DateField(), "Vul een datum in.", "Fill in a date."),
        (forms.DateTimeField(), "Vul een datum en een tijd in.", "Fill in a date and a time."),
        (forms.TimeField(), "Vul een tijd in.", "Fill in a time."),
        (forms.IntegerField(), "Vul een getal in.", "Fill in a number."),
        (forms.ChoiceField(), "Maak een keuze.", "Make a choice."),
        (forms.MultipleChoiceField(), "Kies er minstens één.", "Choose at least one."),
        (forms.BooleanField(), "Zet hier een vinkje.", "Tick this box."),
        (forms.FileField(), "Kies een bestand.", "Choose a file."),
        (forms.CharField(error_messages={"required": "Hoe heet u?"}), "Hoe heet u?", "Hoe heet u?"),
    ],
)
def test_each_kind_of_field_says_what_to_do(field: forms.Field, dutch: str, english: str) -> None:
    for language, sentence in (("nl", dutch), ("en", english)):
        with translation.override(language):
            with pytest.raises(forms.ValidationError) as error:
                field.clean(None)
            assert error.value.messages == [sentence]


def test_no_form_of_the_house_says_that_a_field_is_required() -> None:
    said = {
        str(field().error_messages["required"]) for field in SENTENCES if field is not forms.ModelMultipleChoiceField
    }
    assert not [sentence for sentence in said if "vereist" in sentence or "verplicht" in sentence]


def test_a_field_of_a_model_and_a_form_of_allauth_say_it_too(client: Client, db: None) -> None:
    made = forms.models.fields_for_model(ContactWish, fields=["asked_on"])["asked_on"]
    assert str(made.error_messages["required"]) == "Vul een datum in."
    answer = client.post(reverse("account_login"), {"login": "", "password": ""})
    assert answer.status_code == 422
    assert "Vul een e-mailadres in." in answer.content.decode()


def test_a_wrong_password_is_422_like_every_form_that_is_not_right_yet(cast: Cast, client: Client) -> None:
    typed = {"login": cast.sanne.user.email, "password": new_key()}
    answer = client.post(reverse("account_login"), typed)
    assert answer.status_code == 422
    assert "horen niet bij elkaar" in answer.content.decode()
