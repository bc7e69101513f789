"""Pages as tagged PDF (PDF/UA-1). The only place that knows WeasyPrint, which is fetched when it is first needed.

It draws with pango, a library of the system; without it only this module says no, everything else works.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

LIBRARIES = {"libpango-1.0-0": "libpango-1.0.so.0", "libpangoft2-1.0-0": "libpangoft2-1.0.so.0"}
"""The Debian package of each library."""
FONTS = Path(settings.BASE_DIR) / "node_modules" / "@fontsource-variable"
FACES = {
    "Sans": "source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
    "Sans Ext": "source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2",
    "Serif": "source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
    "Serif Ext": "source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2",
}
"""Latin and extended Latin under names of their own: under one name ğ, ş and İ come out wrong."""


class NoDocumentsError(Exception):
    """This server cannot draw documents; the words say what its administrator must install."""


@cache
def missing_packages() -> list[str]:
    """The Debian packages that lack before a document can be drawn; asked on Linux only."""
    return [package for package, library in LIBRARIES.items() if sys.platform == "linux" and not _is_there(library)]


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def what_is_missing() -> str:
    """What to tell whoever wants a document this server cannot draw; empty when it can."""
    if not missing_packages():
        return ""
    sentence = _(
        "Deze server kan nog geen PDF maken. De beheerder van de server moet dit installeren (Debian): %(packages)s."
    )
    return sentence % {"packages": " ".join(missing_packages())}


def font_faces() -> str:
    """`@font-face` rules for the fonts that are installed; without npm's packages those of the system are used."""
    found = {name: FONTS / path for name, path in FACES.items() if (FONTS / path).is_file()}
    return "\n".join(
        f'@font-face {{ font-family: "Gezinsbeeld {name}"; src: url("{path.as_uri()}") format("woff2") }}'
        for name, path in found.items()
    )


def pdf_of(html: str, *, styles: str) -> bytes:
    """Draw a page: its `<title>` and language become those of the document. It reads fonts and inline pictures only.

    Raises NoDocumentsError where a library of the system is missing.
    """
    if missing := what_is_missing():
        raise NoDocumentsError(missing)
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    fonts = FontConfiguration()
    fetch = URLFetcher(allowed_protocols=["file", "data"])
    sheet = CSS(string=font_faces() + styles, font_config=fonts, url_fetcher=fetch)
    drawn: bytes = HTML(string=html, url_fetcher=fetch).write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    return drawn
