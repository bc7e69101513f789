from contacts.models.arrangement import ContactArrangement, LegalBasis, ScheduleLine, Source, Unit
from contacts.models.calendar import CalendarFeed
from contacts.models.codes import Form, FormClass, KnownFrom, Outcome, Reason, Side, Supervision
from contacts.models.moment import ContactMoment, ContactPerson

__all__ = [
    "CalendarFeed",
    "ContactArrangement",
    "ContactMoment",
    "ContactPerson",
    "Form",
    "FormClass",
    "KnownFrom",
    "LegalBasis",
    "Outcome",
    "Reason",
    "ScheduleLine",
    "Side",
    "Source",
    "Supervision",
    "Unit",
]
