"""Which Chromium the browser tests drive: an installed one, else one that can be installed here.

`python -m tests.browser.chromium` installs where needed, or ends with the sentence that says how.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = (
    "Er is geen Chromium of Chrome voor de browsertests. Installeer hem (Debian: sudo apt-get install chromium), "
    "of noem hem: make test CHROMIUM=/pad/naar/chromium"
)


def find() -> str | None:
    """The path of CHROMIUM, of an installed Chromium or Chrome, or of the one Playwright fetched before."""
    for name in (os.environ.get("CHROMIUM") or "", *NAMES):
        if found := shutil.which(name):
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """By Debian's packages where we may, else by Playwright, which fetches one for this user."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=quiet, check=False)
        subprocess.run(["apt-get", "install", "-qy", "--no-install-recommends", "chromium"], env=quiet, check=False)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    if find() is None:
        install()
    if find() is None:
        sys.exit(MISSING)
