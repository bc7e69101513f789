"""Every sentence of the interface, gathered from code and templates into `locale/en/LC_MESSAGES/django.po`, by Babel.

    python -m config.messages      (make messages)

What was translated stays; what is new comes in empty, and is printed; what nobody says any more is left out. The file
is in order of the alphabet and knows no places, so that only a changed sentence changes it.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("organizations", "cases", "contacts", "config", "templates")
SUFFIXES = {".py", ".html", ".txt"}
ENGLISH = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"

HEADER = r"""# English for Gezinsbeeld. The sentences in code and templates are Dutch.
# Terms follow the glossary of Dutch youth care; `make messages` brings in what is new.
msgid ""
msgstr ""
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""

# Which arguments hold words; "c" is the context that keeps two meanings of one word apart.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Django's own names of months (`date:"j b"`), which English writes with a capital."""


def gather(root: Path = ROOT) -> Catalog:
    """All messages, without translations."""
    messages = Catalog(locale="en")
    for month in MONTHS:
        messages.add(month)
    for said, context in said_in(root):
        messages.add(said, context=context)
    return messages


def said_in(root: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Each message as often as it is said: the words (singular and plural where it has both) and their context."""
    for path in sources(root):
        for _line, words, _comments, context in extract("python", BytesIO(python_of(path)), KEYWORDS):
            yield words, context


def sources(root: Path) -> list[Path]:
    return [path for room in ROOMS for path in sorted((root / room).rglob("*")) if path.suffix in SUFFIXES]


def python_of(path: Path) -> bytes:
    """Code as it is; a template as the calls of gettext that Django makes of it."""
    if path.suffix == ".py":
        return path.read_bytes()
    return templatize(path.read_text("utf-8"), origin=str(path)).encode()


def merged(gathered: Catalog, known: Catalog) -> Catalog:
    """What was gathered, with the translations already known."""
    for message in sayings(gathered):
        old = known.get(message.id, context=message.context)
        if old and old.pluralizable == message.pluralizable:
            message.string = old.string
    return gathered


def sayings(messages: Catalog) -> list[Message]:
    """Without the head of the file."""
    return [message for message in messages if message.id]


def is_empty(message: Message) -> bool:
    strings = message.string if message.pluralizable else (message.string,)
    return not strings or not all(strings)


def read(path: Path = ENGLISH) -> Catalog:
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as texts:
        return read_po(texts, locale="en")


def write(messages: Catalog, path: Path = ENGLISH) -> None:
    body = BytesIO()
    write_po(body, messages, width=100, no_location=True, omit_header=True, sort_output=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + body.getvalue().decode(), "utf-8")


def main() -> None:
    """Bring the file in step with the code; fail where a sentence waits for its English."""
    messages = merged(gather(), read())
    write(messages)
    waiting = [message for message in sayings(messages) if is_empty(message)]
    for message in waiting:
        print(message.id)
    sys.exit(f"{len(waiting)} without English: {ENGLISH.relative_to(ROOT)}" if waiting else 0)


if __name__ == "__main__":
    main()
