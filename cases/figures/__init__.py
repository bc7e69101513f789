"""Figures over many files, for the organisation itself: how often, not who. Sets in the database, never a loop.

A row counts for an organisation (`counted`) on a day on which it took part in the family, for the child, with the
section; also where that ended or was revoked since. No grant is needed: figures show no name and no word. What another
organisation keeps to itself, or wrote while the family does not know of it, does not count: a number would tell.
"""

from cases.figures.counted import counted, involvements
from cases.figures.question import Question

__all__ = ["Question", "counted", "involvements"]
