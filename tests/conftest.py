"""The database of the tests, and what holds for all of them."""

import os
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client, TransactionTestCase
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from organizations.models import Membership
from tests.cast import Cast
from tests.clones import clones
from tests.prepared import Prepared

# Playwright runs its own event loop in the thread of the test; without this the ORM refuses to work beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """In place of pytest-django's: migrate as the owner, connect as the application."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), clones() as made:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: made.renew())
        with django_db_blocker.block():
            yield


@pytest.fixture(autouse=True)
def quick_and_fresh(settings: Settings) -> Iterator[None]:
    """Cheap passwords, and no rate limit that an earlier test used up."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="session")
def prepared(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Prepared]:
    made = Prepared()
    yield made
    with django_db_blocker.unblock():
        made.put_away()


@pytest.fixture
def _what_is_prepared(
    request: pytest.FixtureRequest, quick_and_fresh: None, prepared: Prepared, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        prepared.set_for(request.node)


@pytest.fixture
def _django_db_helper(_what_is_prepared: None, _django_db_helper: None) -> None:
    """Of pytest-django, which opens the transaction of a test: what is prepared stands around it."""


@pytest.fixture
def cast(db: None, prepared: Prepared) -> Cast:
    """Everybody around family Jansen (tests/cast.py)."""
    made: Cast = prepared.scene("cast")
    return made


@pytest.fixture
def demonstration(db: None, prepared: Prepared) -> None:
    """The invented families of `demo/`."""
    prepared.scene("demonstration")


@pytest.fixture
def as_member(client: Client) -> Callable[[Membership], Client]:
    """A client logged in as this person, working for that membership's organisation."""

    def log_in(member: Membership) -> Client:
        client.force_login(member.user)
        session = client.session
        session["membership"] = str(member.pk)
        session.save()
        return client

    return log_in
