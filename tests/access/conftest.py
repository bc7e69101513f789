"""One cast for all rows of the table, with words that must not leak: what a row changes is undone before the next."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.access.asking import log_in_everybody
from tests.access.markers import mark
from tests.cast import Cast, make_cast
from tests.prepared import Prepared, undone


@pytest.fixture(scope="module")
def shared_cast(prepared: Prepared, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with django_db_blocker.unblock():
        prepared.put_away()
        with undone():
            cast = make_cast()
            mark(cast)
            log_in_everybody(cast)
            yield cast
