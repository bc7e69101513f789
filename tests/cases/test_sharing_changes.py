"""How taking part changes and ends: sections, ending, consent withdrawn."""

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from cases.actions.involvement import change_sections, end_involvement, withdraw_consent
from cases.actions.lead import offer_lead
from cases.actions.sharing import invite_organization, request_access
from cases.actions.taking_part import Terms
from cases.models import Family, Invitation, Involvement, LeadTransfer, Note
from organizations.models import AccessLogEntry, Membership
from tests.cast import NAMED_FOR_GI, SHARED, Cast
from tests.makers import today
from tests.races import race

READS = ["family", "course", "contact", "plan", "support", "safety_agreements"]


def narrow(cast: Cast, by: Membership, sections: list[str], reason: str = "Niet nodig voor de hulp.") -> None:
    change_sections(cast.pleegzorg_involvement, by=by, sections_read=sections, sections_write=sections, reason=reason)


def facts(member: Membership) -> set[str]:
    return set(Note.objects.visible_to(member).values_list("facts", flat=True))


# --- sections --------------------------------------------------------------------------------------------------------


def test_the_lead_narrows_what_an_organization_reads_and_gives_it_back(cast: Cast) -> None:
    assert SHARED in facts(cast.clara)
    narrow(cast, cast.carla, ["contact"])
    assert SHARED not in facts(cast.clara)
    narrow(cast, cast.carla, READS)
    assert SHARED in facts(cast.clara)
    log = AccessLogEntry.objects.filter(event="sections.changed", part="involvements")
    assert log.count() == 2


def test_the_lead_does_not_open_more_than_the_kind_reads(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="die de stukken schreef"):
        narrow(cast, cast.carla, [*READS, "concerns"])
    cast.pleegzorg_involvement.refresh_from_db()
    assert "concerns" not in cast.pleegzorg_involvement.sections_read


def test_narrowing_says_why(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="Vul in waarom"):
        narrow(cast, cast.carla, ["contact"], reason=" ")


def test_nobody_writes_what_they_do_not_read(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="wat zij ook leest"):
        change_sections(
            cast.pleegzorg_involvement,
            by=cast.carla,
            sections_read=["contact"],
            sections_write=["contact", "plan"],
            reason="x",
        )


def test_only_the_lead_changes_sections_and_never_its_own(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="met de regie verandert"):
        narrow(cast, cast.clara, READS)
    with pytest.raises(ValidationError, match="wat andere organisaties lezen"):
        change_sections(
            cast.gi_involvement, by=cast.carla, sections_read=["family"], sections_write=["family"], reason="x"
        )
    with pytest.raises(Http404):
        narrow(cast, cast.otto, READS)


def test_the_lead_changes_nothing_of_an_organization_it_does_not_see(cast: Cast) -> None:
    secret = Involvement.objects.get(organization=cast.veilig_thuis)
    with pytest.raises(ValidationError, match="doet niet meer mee"):
        change_sections(secret, by=cast.carla, sections_read=[], sections_write=[], reason="x")


# --- ending ----------------------------------------------------------------------------------------------------------


def test_an_organization_ends_its_part_and_reads_its_own_entries_from_that_moment(cast: Cast) -> None:
    end_involvement(cast.pleegzorg_involvement, by=cast.clara, reason="De hulp is klaar.")
    assert facts(cast.clara) == {NAMED_FOR_GI}
    cast.pleegzorg_involvement.refresh_from_db()
    assert cast.pleegzorg_involvement.ends_on == today()
    assert AccessLogEntry.objects.filter(event="involvement.ended", organization=cast.pleegzorg).count() == 1


def test_the_lead_ends_the_part_of_another(cast: Cast) -> None:
    end_involvement(cast.pleegzorg_involvement, by=cast.carla, reason="In overleg.")
    assert SHARED not in facts(cast.clara)


def test_nobody_else_ends_it_and_nobody_twice(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="zelf of de regie"):
        end_involvement(cast.gi_involvement, by=cast.clara, reason="Weg ermee.")
    with pytest.raises(ValidationError, match="doet niet meer mee"):
        end_involvement(cast.pleegzorg_involvement, by=cast.otto, reason="Weg ermee.")
    end_involvement(cast.pleegzorg_involvement, by=cast.clara, reason="Klaar.")
    with pytest.raises(ValidationError, match="doet niet meer mee"):
        end_involvement(cast.pleegzorg_involvement, by=cast.clara, reason="Klaar.")


def test_ending_says_why(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="Vul in waarom"):
        end_involvement(cast.pleegzorg_involvement, by=cast.clara, reason="")


def test_who_leads_hands_over_first(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="Draag die eerst over"):
        end_involvement(cast.gi_involvement, by=cast.carla, reason="Klaar.")


def test_the_last_organization_closes_the_file_and_a_hidden_one_does_not_count(cast: Cast) -> None:
    """Were Veilig Thuis counted, the answer would tell that somebody else takes part."""
    Involvement.objects.filter(pk=cast.gi_involvement.pk).update(ends_on=today(-1), is_lead=False, lead_member=None)
    with pytest.raises(ValidationError, match="Dit is de laatste"):
        end_involvement(cast.pleegzorg_involvement, by=cast.clara, reason="Klaar.")


def test_what_an_organization_offered_falls_when_it_leaves(cast: Cast) -> None:
    terms = Terms(ground="directly_involved", purpose="Spel", children=[cast.noor.pk])
    invite_organization(cast.family, by=cast.clara, organization=cast.outsider, terms=terms)
    offer_lead(cast.family, by=cast.carla, organization=cast.pleegzorg, reason="Zij zien Noor het meest.")
    end_involvement(cast.pleegzorg_involvement, by=cast.clara, reason="Klaar.")
    assert not Invitation.objects.filter(answered_at__isnull=True).exists()
    assert not LeadTransfer.objects.filter(answered_at__isnull=True).exists()


def test_who_left_can_come_back_the_same_day(cast: Cast) -> None:
    end_involvement(cast.pleegzorg_involvement, by=cast.clara, reason="Vergissing.")
    request_access(family_id=cast.family.pk, by=cast.clara, purpose="Vergissing, wij helpen nog.")


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_end_it_once(cast: Cast) -> None:
    outcomes = race(
        lambda: end_involvement(cast.pleegzorg_involvement, by=cast.clara, reason="Klaar."),
        lambda: end_involvement(cast.pleegzorg_involvement, by=cast.carla, reason="Klaar."),
    )
    assert outcomes.count("done") == 1
    assert "doet niet meer mee" in min(outcomes)


@pytest.mark.django_db(transaction=True)
def test_the_last_two_do_not_leave_at_once(cast: Cast) -> None:
    Involvement.objects.filter(is_lead=True).update(is_lead=False, lead_member=None)
    outcomes = race(
        lambda: end_involvement(cast.pleegzorg_involvement, by=cast.clara, reason="Klaar."),
        lambda: end_involvement(cast.gi_involvement, by=cast.carla, reason="Klaar."),
    )
    assert outcomes.count("done") == 1
    assert Involvement.objects.current().filter(family=cast.family, is_disclosed=True).count() == 1


# --- consent ---------------------------------------------------------------------------------------------------------


def test_withdrawn_consent_counts_at_once_not_at_midnight(cast: Cast) -> None:
    withdraw_consent(cast.pleegzorg_involvement, by=cast.clara, reason="Moeder belde vandaag.")
    assert facts(cast.clara) == {NAMED_FOR_GI}
    assert not Family.objects.shared_with(cast.clara).exists()
    assert AccessLogEntry.objects.filter(event="consent.withdrawn").count() == 1


def test_consent_withdrawn_from_who_leads_leaves_a_gap(cast: Cast) -> None:
    withdraw_consent(cast.gi_involvement, by=cast.carla, reason="Moeder belde vandaag.")
    assert not Involvement.objects.current().filter(family=cast.family, is_lead=True).exists()
    assert SHARED in facts(cast.clara)


def test_consent_is_withdrawn_only_where_reading_rests_on_it(cast: Cast) -> None:
    Involvement.objects.filter(pk=cast.pleegzorg_involvement.pk).update(ground="directly_involved")
    with pytest.raises(ValidationError, match="grond van toestemming"):
        withdraw_consent(cast.pleegzorg_involvement, by=cast.clara, reason="Moeder belde vandaag.")
    with pytest.raises(ValidationError, match="wie de toestemming introk"):
        withdraw_consent(cast.gi_involvement, by=cast.carla, reason="")
    with pytest.raises(ValidationError, match="zelf of de regie"):
        withdraw_consent(cast.gi_involvement, by=cast.clara, reason="Moeder belde vandaag.")
