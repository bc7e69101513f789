"""A folder of lists becomes families with their contact, once."""

from pathlib import Path

import pytest
from django.core.management import call_command

from cases.models import Family, Person
from contacts.models import ContactMoment

pytestmark = pytest.mark.django_db
REGION = Path(__file__).parent.parent / "voorbeeldregio"


def test_the_whole_region_comes_in_and_a_second_time_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_region", str(REGION))
    first = capsys.readouterr().out
    call_command("import_region", str(REGION))
    second = capsys.readouterr().out
    assert "contacts.csv: 14035 nieuw, 0 al bekend" in first
    assert second.count(": 0 nieuw,") == 10
    assert (Family.objects.count(), Person.objects.count(), ContactMoment.objects.count()) == (80, 309, 14035)
