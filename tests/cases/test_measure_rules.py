"""What must always be true of a measure: how long it may last, what it may say, and when it holds."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from cases.measure_kinds import LAW, Length, MeasureKind, longest_until
from cases.models import Measure
from organizations.constraints import constraints_in_words
from tests.cast import Cast
from tests.makers import make_measure, today

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
START = datetime.date(2026, 2, 27)


def test_every_kind_has_its_law() -> None:
    assert set(LAW) == set(MeasureKind)


@pytest.mark.parametrize(
    ("starts_on", "months", "last"),
    [
        ("2026-02-27", 12, "2027-02-26"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2027-03-01", 12, "2028-02-29"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2026-03-01", 3, "2026-05-31"),
    ],
)
def test_the_last_day_counts_along(starts_on: str, months: int, last: str) -> None:
    assert Length(months=months).last_day(datetime.date.fromisoformat(starts_on)).isoformat() == last


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2060, 1, 1)), st.sampled_from([3, 6, 12]))
def test_a_period_of_months_is_never_shorter_than_its_days(starts_on: datetime.date, months: int) -> None:
    days = (Length(months=months).last_day(starts_on) - starts_on).days + 1
    assert {3: 89, 6: 181, 12: 365}[months] <= days <= {3: 92, 6: 184, 12: 366}[months]


@pytest.mark.parametrize("starts_on", [START, datetime.date(2028, 2, 29), datetime.date(2027, 3, 1)])
@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("ots", "hoogstens een jaar"),
        ("muhp", "hoogstens een jaar"),
        ("secure", "hoogstens een jaar"),
        ("vots", "hoogstens drie maanden"),
        ("secure_emergency", "hoogstens vier weken"),
        ("secure_conditional", "de eerste keer hoogstens zes maanden"),
    ],
)
def test_no_order_lasts_longer_than_the_law_lets_it(
    cast: Cast, kind: str, sentence: str, starts_on: datetime.date
) -> None:
    last = longest_until(kind, starts_on)
    assert last
    assert sentence in refused(cast, kind=kind, starts_on=starts_on, ends_on=last + DAY)
    make_measure(cast.family, cast.gi, cast.noor, kind=kind, starts_on=starts_on, ends_on=last)


def test_a_conditional_order_may_be_extended_by_a_year(cast: Cast) -> None:
    first = make_measure(cast.family, cast.gi, cast.noor, kind="secure_conditional", ends_on=today(60))
    last = longest_until("secure_conditional", today(61), is_extension=True)
    assert last
    more: dict[str, Any] = {"kind": "secure_conditional", "extends": first, "starts_on": today(61)}
    make_measure(cast.family, cast.gi, cast.noor, ends_on=last, **more)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ends_on": None}, "Vul de laatste dag in"),
        ({"ends_on": START - DAY}, "ligt voor de begindatum"),
        ({"lifted_on": START - DAY, "lift_reason": "hersteld"}, "valt niet binnen de maatregel"),
        ({"lifted_on": START + DAY}, "waarom de maatregel eerder eindigt"),
        ({"carried_out_on": START}, "alleen zijn uitgevoerd op een dag dat zij geldt"),
        ({"kind": "muhp", "carried_out_on": START - DAY}, "alleen zijn uitgevoerd op een dag dat zij geldt"),
        ({"is_unheard": True}, "alleen na een besluit met spoed"),
        ({"kind": "vots", "ends_on": START + DAY, "heard_on": START}, "alleen na een besluit met spoed"),
    ],
)
def test_a_measure_that_cannot_be_is_refused_in_words(cast: Cast, wrong: dict[str, Any], sentence: str) -> None:
    assert sentence in refused(cast, **{"starts_on": START, "ends_on": START + 300 * DAY, "ordered_on": START} | wrong)


@pytest.mark.parametrize("kind", ["authority_ended", "guardianship", "youth_probation", "authority_suspended"])
def test_where_the_law_knows_no_end_none_is_asked(cast: Cast, kind: str) -> None:
    measure = make_measure(cast.family, cast.gi, cast.noor, kind=kind, ends_on=None)
    assert measure.days_left is None
    assert Measure.objects.in_force(today(9000)).filter(pk=measure.pk).exists()


def test_the_same_measure_holds_once_at_a_time(cast: Cast) -> None:
    first = make_measure(cast.family, cast.gi, cast.noor)
    assert "geldt in deze periode al zo’n maatregel" in refused(cast, starts_on=today(-1), ends_on=today(10))
    first.lifted_on, first.lift_reason = today(-2), "het gaat goed"
    first.save()
    make_measure(cast.family, cast.gi, cast.noor, starts_on=today(-1), ends_on=today(10))
    make_measure(cast.family, cast.gi, cast.sem)
    make_measure(cast.family, cast.gi, cast.noor, kind="muhp")


def test_it_holds_from_its_first_through_its_last_day(cast: Cast) -> None:
    measure = make_measure(cast.family, cast.gi, cast.noor, starts_on=today(-10), ends_on=today(10))
    held = [day for day in (-11, -10, 0, 10, 11) if Measure.objects.in_force(today(day)).exists()]
    assert held == [-10, 0, 10]
    assert [day for day in (-11, -10, 0, 10, 11) if measure.is_in_force(today(day))] == held
    measure.lifted_on, measure.lift_reason = today(-1), "het gaat goed"
    measure.save()
    assert not Measure.objects.in_force().exists()
    assert measure.days_left == -1


def test_what_must_happen_in_time_is_asked_until_it_is_recorded(cast: Cast) -> None:
    measure = make_measure(
        cast.family, cast.gi, cast.noor, kind="muhp_emergency", is_unheard=True, ordered_on=START, starts_on=START,
        ends_on=START + 300 * DAY,
    )  # fmt: skip
    assert (measure.carry_out_by, measure.hear_by) == (datetime.date(2026, 5, 27), datetime.date(2026, 3, 13))
    assert Measure.objects.not_carried_out().count() == Measure.objects.not_heard().count() == 1
    measure.heard_on = measure.carried_out_on = START + DAY
    measure.save()
    assert (measure.carry_out_by, measure.hear_by) == (None, None)
    assert not Measure.objects.not_carried_out().exists()
    assert not Measure.objects.not_heard().exists()


@pytest.mark.parametrize("kind", ["ots", "secure_emergency", "guardianship"])
def test_only_authorisations_lapse_unused(kind: str) -> None:
    assert Measure(kind=kind, ordered_on=START).carry_out_by is None


def refused(cast: Cast, **more: Any) -> str:
    """The sentence with which the database refuses a measure of Noor."""
    with pytest.raises(ValidationError) as raised, constraints_in_words():
        make_measure(cast.family, cast.gi, cast.noor, **more)
    return str(raised.value)
