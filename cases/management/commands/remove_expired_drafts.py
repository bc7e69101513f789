"""Remove drafts nobody has touched for two weeks: run it daily."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from cases.models import Draft


class Command(BaseCommand):
    help = "Verwijdert concepten waar twee weken niet aan is geschreven. Voer dit elke dag uit."

    def handle(self, *_args: Any, **_options: Any) -> None:
        removed, _by_model = Draft.objects.expired().delete()
        self.stdout.write(f"{removed} concepten verwijderd.")
