from contacts.models.announcement import Announcement, Way
from contacts.models.arrangement import ContactArrangement, LegalBasis, ScheduleLine, Source, Unit
from contacts.models.calendar import CalendarFeed
from contacts.models.codes import Form, FormClass, KnownFrom, Outcome, Reason, Side, Supervision
from contacts.models.gap_settings import GapSettings
from contacts.models.moment import ContactMoment, ContactPerson
from contacts.models.news_mark import NewsMark
from contacts.models.wish import ArrangementStatement, ContactWish, MomentStatement, WishStatement

__all__ = [
    "Announcement",
    "ArrangementStatement",
    "CalendarFeed",
    "ContactArrangement",
    "ContactMoment",
    "ContactPerson",
    "ContactWish",
    "Form",
    "FormClass",
    "GapSettings",
    "KnownFrom",
    "LegalBasis",
    "MomentStatement",
    "NewsMark",
    "Outcome",
    "Reason",
    "ScheduleLine",
    "Side",
    "Source",
    "Supervision",
    "Unit",
    "Way",
    "WishStatement",
]
