"""What the database refuses, said in the Dutch sentence of its constraint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

UNKNOWN = _("Dit kan niet zo worden opgeslagen. Controleer wat u hebt ingevuld.")


@contextmanager
def constraints_in_words() -> Iterator[None]:
    """A block of writes; what a constraint refuses is undone and raised as ValidationError."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise ValidationError(sentence_of(error), code=name_of(error)) from error


@contextmanager
def constraints_on_fields(fields: Mapping[str, str]) -> Iterator[None]:
    """The same, each sentence on the field of the form it is about: `fields` says which, by name of the constraint."""
    try:
        with constraints_in_words():
            yield
    except ValidationError as error:
        code = error.error_list[0].code or ""
        raise ValidationError({fields.get(code, NON_FIELD_ERRORS): error.messages}) from error


def sentence_of(error: IntegrityError) -> StrOrPromise:
    return sentences().get(name_of(error), UNKNOWN)


def name_of(error: IntegrityError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""


@cache
def sentences() -> dict[str, StrOrPromise]:
    constraints = [constraint for model in apps.get_models() for constraint in model._meta.constraints]
    default = models.BaseConstraint.default_violation_error_message
    return {
        constraint.name: constraint.violation_error_message
        for constraint in constraints
        if constraint.violation_error_message and constraint.violation_error_message != default
    }
