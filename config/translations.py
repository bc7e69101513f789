"""Compile `locale/*/LC_MESSAGES/*.po`, by Babel: a bare machine has no msgfmt. `python -m config.translations`"""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_translations(folder: Path = LOCALE) -> int:
    """Compile what is newer than its result. Gives how many were compiled."""
    stale = [source for source in folder.glob("*/LC_MESSAGES/*.po") if is_stale(source)]
    for source in stale:
        with source.open("rb") as texts, source.with_suffix(".mo").open("wb") as result:
            write_mo(result, read_po(texts, locale=source.parent.parent.name))
    return len(stale)


def is_stale(source: Path) -> bool:
    result = source.with_suffix(".mo")
    return not result.exists() or result.stat().st_mtime < source.stat().st_mtime


if __name__ == "__main__":
    compile_translations()
