"""On whose say help is given to each child today (kader): what holds, what follows from it, and how that is said.

Gedwongen follows from measures of a court, vrijwillig and drang from what was agreed; else it is not recorded yet.
"""

from cases.framework.holding import Holding, holding_today
from cases.framework.rules import ChildFramework, framework_of, frameworks_of
from cases.framework.wording import FrameworkShown, Said, shown_framework

__all__ = [
    "ChildFramework",
    "FrameworkShown",
    "Holding",
    "Said",
    "framework_of",
    "frameworks_of",
    "holding_today",
    "shown_framework",
]
