"""The citizen service number on its model: digits in Python, bytes in the database, and a whole clean of both."""

import pytest
from django.core.exceptions import ValidationError

from cases.bsn import index_of
from cases.models import Person
from tests.makers import make_person

NUMBER = "999900018"


def test_a_person_with_a_number_is_cleaned_as_a_whole(db: None) -> None:
    person = make_person(bsn=NUMBER, bsn_index=index_of(NUMBER))
    for each in (person, Person.objects.get(pk=person.pk)):
        each.full_clean()
        assert each.bsn == NUMBER


def test_a_person_without_a_number_is_cleaned_too(db: None) -> None:
    person = make_person()
    person.full_clean()
    assert person.bsn is None


@pytest.mark.parametrize("wrong", ["999900019", "000000000", "13", "negen"])
def test_a_number_that_is_none_is_said_at_its_field(db: None, wrong: str) -> None:
    with pytest.raises(ValidationError) as error:
        Person(first_name="Sam", last_name="Jansen", bsn=wrong, bsn_index=b"x").full_clean()
    assert list(error.value.message_dict) == ["bsn"]
