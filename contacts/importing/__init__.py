"""Lists out of the systems agencies have: a folder of ten files becomes families with their contact, or nothing does.

`layout` names the files and columns, `tables` and `cells` read them, `workplaces`, `families`, `course` and `contact`
check what a row says against the others, `region` stores the whole. An import is history that happened: the rules of
fields and the database hold, the rules of access do not.
"""

from contacts.importing.faults import Fault, FaultyFolderError
from contacts.importing.region import import_region

__all__ = ["Fault", "FaultyFolderError", "import_region"]
