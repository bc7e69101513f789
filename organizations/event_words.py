"""The words of the access log: one sentence per event, said after the name of who did it.

A part of the file has its own words. An event that is not here is shown by its action code, so that no line is lost.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise, StrPromise

EVENT_WORDS: dict[str, StrPromise] = {
    "access_log.exported": _("haalde het inzagelog op"),
    "access_log.viewed": _("bekeek het inzagelog"),
    "access_request.accepted": _("liet een organisatie toe die erom vroeg"),
    "access_request.refused": _("weigerde een verzoek om toegang"),
    "access_request.sent": _("vroeg de regie om toegang"),
    "arrangement.ended": _("beëindigde een contactregeling"),
    "arrangement.recorded": _("legde een contactregeling vast"),
    "calendar.made": _("maakte een agenda-link"),
    "calendar.read": _("haalde geplande contacten op voor de agenda"),
    "calendar.revoked": _("stopte een agenda-link"),
    "consent.withdrawn": _("legde vast dat de toestemming is ingetrokken"),
    "contact.corrected": _("verbeterde een contact"),
    "contact.filled_in": _("vulde een contact in"),
    "contact.logged": _("legde een contact vast"),
    "contact.overview_made": _("maakte een overzicht voor een zitting of gesprek"),
    "contact.planned": _("plande contact"),
    "contact.undone": _("maakte ongedaan wat bij een contact was ingevuld"),
    "contact.unplanned": _("haalde gepland contact weg"),
    "family.assigned": _("wees het gezin toe"),
    "family.closed": _("sloot het dossier"),
    "family.created": _("opende het dossier"),
    "family.looked_up": _("vroeg of iemand bekend is"),
    "family.opened": _("bekeek het dossier"),
    "family.printed": _("drukte het dossier af"),
    "family.refused": _("probeerde het dossier te openen"),
    "family.released": _("trok een toewijzing in"),
    "family.reopened": _("opende het dossier opnieuw"),
    "family.searched": _("zocht een gezin"),
    "invitation.accepted": _("nam een uitnodiging aan"),
    "invitation.listed": _("bekeek de uitnodigingen"),
    "invitation.refused": _("weigerde een uitnodiging"),
    "invitation.sent": _("nodigde een organisatie uit"),
    "invitation.withdrawn": _("trok een uitnodiging in"),
    "involvement.disclosed": _("maakte bekend dat zij meedoet"),
    "involvement.ended": _("beëindigde een betrokkenheid"),
    "lead.accepted": _("nam de regie over"),
    "lead.offered": _("bood de regie aan"),
    "lead.refused": _("wilde de regie niet overnemen"),
    "lead.taken": _("nam de regie op zich"),
    "lead_member.named": _("koos een regievoerder"),
    "lead_offer.withdrawn": _("trok het aanbod van de regie in"),
    "limitation.announced": _("legde vast aan wie een beperking van contact is bekendgemaakt"),
    "login.done": _("logde in"),
    "login.refused": _("kon niet inloggen"),
    "member_invitation.accepted": _("begon hier te werken"),
    "member_invitation.sent": _("nodigde iemand uit om hier te werken"),
    "member_invitation.withdrawn": _("trok een uitnodiging om hier te werken in"),
    "membership.changed": _("veranderde rol, team of telefoon van iemand"),
    "membership.chosen": _("koos deze organisatie om voor te werken"),
    "membership.ended": _("beëindigde iemands toegang"),
    "membership.restored": _("gaf iemand de toegang terug"),
    "news.read": _("gaf aan het nieuws te hebben gelezen"),
    "news.viewed": _("zag op Vandaag wat anderen vastlegden"),
    "note.corrected": _("verbeterde een aantekening"),
    "note.written": _("schreef een aantekening"),
    "offer.refused": _("probeerde een uitnodiging of betrokkenheid te openen"),
    "password.changed": _("koos een nieuw wachtwoord"),
    "person.added": _("voegde iemand toe aan het gezin"),
    "person.changed": _("veranderde gegevens van iemand"),
    "person.removed": _("haalde iemand uit het gezin die er niet in hoorde"),
    "placement.changed": _("veranderde een plaatsing"),
    "placement.ended": _("beëindigde een plaatsing"),
    "placement.recorded": _("legde een plaatsing vast"),
    "relation.changed": _("veranderde een relatie"),
    "report.exported": _("haalde cijfers op"),
    "report.viewed": _("bekeek de rapportage"),
    "role.refused": _("probeerde iets wat de rol niet mag"),
    "section.refused": _("probeerde te schrijven in een onderdeel dat niet is gedeeld"),
    "sections.changed": _("veranderde wat een organisatie leest"),
    "session.ended": _("logde uit"),
    "sessions.ended": _("logde andere apparaten uit"),
    "team.created": _("maakte een team"),
    "team.renamed": _("gaf een team een andere naam"),
    "today.viewed": _("bekeek de contacten van vandaag"),
    "statement.added": _("nam een verklaring van iemand uit het gezin op"),
    "thresholds.changed": _("veranderde de werkafspraken over contact"),
    "thresholds.viewed": _("bekeek de werkafspraken over contact"),
    "week.viewed": _("bekeek de geplande contacten van twee weken"),
    "wish.recorded": _("legde een wens over contact vast"),
}

ACTION_WORDS: dict[str, StrPromise] = {
    "C": _("voegde iets toe"),
    "R": _("bekeek iets"),
    "U": _("veranderde iets"),
    "D": _("verwijderde iets"),
    "E": _("voerde iets uit"),
}

PART_WORDS: dict[str, StrPromise] = {
    "access_log": _("inzagelog"),
    "arrangements": _("contactregelingen"),
    "calendar": _("agenda"),
    "contact": _("contact"),
    "involvements": _("betrokkenen en delen"),
    "members": _("medewerkers"),
    "news": _("nieuws"),
    "notes": _("aantekeningen"),
    "overview": _("overzicht"),
    "people": _("mensen"),
    "placements": _("plaatsingen"),
    "pairs": _("paren zonder namen"),
    "print": _("afdruk"),
    "report": _("cijfers"),
    "family": _("gezin"),
    "teams": _("teams"),
    "thresholds": _("werkafspraken"),
    "course": _("verloop"),
    "plan": _("plan"),
    "statements": _("verklaringen"),
    "support": _("hulp"),
    "safety_agreements": _("veiligheidsafspraken"),
    "concerns": _("zorgen"),
}

ROLE_WORDS: dict[str, StrPromise] = {
    "view_family": _("een gezin bekijken"),
    "edit_people": _("gegevens van mensen veranderen"),
    "log_contact": _("contact vastleggen"),
    "write_note": _("een aantekening schrijven"),
    "record_arrangement": _("een contactregeling vastleggen"),
    "record_wish": _("een wens vastleggen"),
    "take_down_statement": _("een verklaring opschrijven"),
    "record_placement": _("een plaatsing vastleggen"),
    "open_family": _("een dossier openen"),
    "close_family": _("een dossier sluiten"),
    "share_family": _("een gezin delen"),
    "transfer_lead": _("de regie overdragen"),
    "assign_family": _("een gezin toewijzen"),
    "view_report": _("de rapportage bekijken"),
    "view_pairs": _("kinderen en ouders in de rapportage bekijken"),
    "export_report": _("cijfers ophalen"),
    "read_access_log": _("het inzagelog lezen"),
    "set_thresholds": _("werkafspraken over contact kiezen"),
    "manage_members": _("medewerkers beheren"),
    "manage_teams": _("teams beheren"),
}
"""What a role was refused (`role.refused`): the part of such a line is the action."""


def event_words(event: str, action: str) -> StrPromise:
    """What was done, to stand after who did it."""
    return EVENT_WORDS.get(event) or ACTION_WORDS[action]


def part_words(part: str) -> StrOrPromise:
    """The part of the file or of the house it was about; one without words is said as it is."""
    return PART_WORDS.get(part) or ROLE_WORDS.get(part) or part
