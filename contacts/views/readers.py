"""Who will read what is being written: it differs by child when a brother or sister is behind another wall."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Family, Person
from cases.pages import listing
from cases.readers import Readers, readers_in_words
from contacts.forms.moments import ContentForm
from contacts.local_time import AMSTERDAM
from organizations.models import Membership, Organization


def readers_context(form: ContentForm, family: Family, *, by: Membership) -> dict[str, Any]:
    """`readers` of what concerns all the children, and `also`: who reads about one of them only."""
    children = chosen_children(form)
    readers = _readers(form, family, children, by=by)
    if len(children) < 2:
        return {"readers": readers}
    partly: dict[str, list[str]] = {}
    for child in children:
        for name in _readers(form, family, [child], by=by).names:
            if name not in readers.names:
                partly.setdefault(name, []).append(child.first_name)
    sentences = [
        _("%(organization)s leest alleen wat over %(children)s gaat.")
        % {"organization": name, "children": listing(children)}
        for name, children in partly.items()
    ]
    return {"readers": readers, "also": " ".join(sentences)}


def chosen_children(form: ContentForm) -> Sequence[Person]:
    """The children ticked so far; before anyone is ticked, all of them."""
    if "children" not in form.fields:
        return form.about
    answer = form.answer("children") or []
    keys = {str(getattr(one, "pk", one)) for one in answer}
    return [child for child in form.about if str(child.pk) in keys] or form.about


def _readers(form: ContentForm, family: Family, children: Sequence[Person], *, by: Membership) -> Readers:
    return readers_in_words(
        family,
        by=by,
        section="contact",
        children=children,
        visibility=str(form.answer("visibility")),
        day=_day(form),
        shared_with=_chosen_organizations(form),
    )


def _chosen_organizations(form: ContentForm) -> list[Organization]:
    keys = {str(getattr(one, "pk", one)) for one in form.answer("shared_with") or []}
    return [each for key, each in form.organizations.items() if str(key) in keys]


def _day(form: ContentForm) -> datetime.date:
    start = form.answer("started_at")
    return start.astimezone(AMSTERDAM).date() if isinstance(start, datetime.datetime) else timezone.localdate()
