"""Terms (termijnen) that follow from what a file says, with the rule of each. Pure: no Django, no clock, no database.

`terms_of(facts)` gives every term the facts trigger; who shows them leaves out what is long over. Each is computed
from scratch, never stored, and carries its rule: title, article, the rule in one sentence, and what it means.

Which terms: those of the law, a protocol or a guideline that was read, and that something in the file sets off. D01 a
report to Veilig Thuis; D05 first contact by the GI; D09 plan in foster care; D10, D11 a measure ends; D12 an
authorisation lapses unused; D13 a decision without hearing lapses; D14 asking the judge to set a limitation aside; D16
no extension: tell the Raad; D17 an earlier return: tell the Raad; D18 advice of the Raad after two years; D19 appeal;
M1, M2 suspended authority and provisional guardianship lapse without a request; A1-A4 days that people agreed on.

Left out, since nothing in the file sets them off: what happens inside Veilig Thuis (D02-D04, D22), the family group
plan and plans as documents (D06-D08), a request to the GI itself (D15), complaints (D20), the reference index (D21),
retention (D23), the foster contract (D24), the delivery to CBS (D25). Of court orders about contact the file knows no
day of the order, so no appeal. Left out, since it was not read in a source: the answer to a data-subject request
(D26), data breaches (D27), the custom of four weeks for an emergency authorisation, and whether the orders that Rv 807
names have an appeal (so none is shown for a provisional supervision order). Moving a term from a weekend or holiday to
the next working day is a choice of the organisation (`rolls`), off unless it says so.
"""

from cases.deadlines.counting import terms_of
from cases.deadlines.days import add_months, add_working_days, is_working_day, next_working_day, weeks_later
from cases.deadlines.facts import Announced, Facts, Measure, Placement, Reported, Request, Reviewed, Term, Visit
from cases.deadlines.laws import appeal_until, carry_out_until, hear_until, object_until
from cases.deadlines.rules import RULES, Nature, Rule, source_of
from cases.deadlines.standing import Standing, standing_of

__all__ = [
    "RULES",
    "Announced",
    "Facts",
    "Measure",
    "Nature",
    "Placement",
    "Reported",
    "Request",
    "Reviewed",
    "Rule",
    "Standing",
    "Term",
    "Visit",
    "add_months",
    "add_working_days",
    "appeal_until",
    "carry_out_until",
    "hear_until",
    "is_working_day",
    "next_working_day",
    "object_until",
    "source_of",
    "standing_of",
    "terms_of",
    "weeks_later",
]
