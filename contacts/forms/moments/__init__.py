"""Forms about one contact: log it, fill it in, say it went as planned, plan one, correct it."""

from contacts.forms.moments.content import ContentForm, People
from contacts.forms.moments.correcting import CorrectForm
from contacts.forms.moments.filling_in import FillInForm, HeldForm
from contacts.forms.moments.logging import LogForm
from contacts.forms.moments.planning import PlanContactForm

__all__ = ["ContentForm", "CorrectForm", "FillInForm", "HeldForm", "LogForm", "People", "PlanContactForm"]
