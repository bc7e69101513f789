"""One cast for all rows of the table, with words that must not leak: what a row changes is undone before the next."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.access.asking import undone
from tests.access.markers import mark
from tests.cast import Cast, make_cast


@pytest.fixture(scope="module")
def shared_cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with django_db_blocker.unblock(), undone():
        cast = make_cast()
        mark(cast)
        yield cast
