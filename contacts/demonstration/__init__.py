"""The demonstration: invented families out of `demo/`, with dates that count from today.

`dates` reads how a day is written, `workplaces` makes who works where, `families` a file with its people and course,
`contact` what was agreed and what came of it, `log` the lines all that leaves. Made past the doors, like an import:
it is a story that happened. Texts and people live in `demo/`, not here.
"""

from contacts.demonstration.load import FOLDER, load_demonstration, who_may_log_in

__all__ = ["FOLDER", "load_demonstration", "who_may_log_in"]
