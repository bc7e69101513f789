"""`python -m benchmarks [NAME …]`: run these, or all, with Django set up first."""

import os
import sys
from importlib import import_module

import django

NAMES = ("contact_report", "family_page", "log_contact")

if __name__ == "__main__":
    asked = sys.argv[1:] or list(NAMES)
    if unknown := [name for name in asked if name not in NAMES]:
        sys.exit(f"No benchmark {', '.join(unknown)}. There are: {', '.join(NAMES)}.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    for name in asked:
        import_module(f"benchmarks.{name}").main()
