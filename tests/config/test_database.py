import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from config import database


@pytest.mark.django_db
def test_the_tests_work_as_a_role_that_owns_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, count(*) FROM pg_tables WHERE tableowner = current_user GROUP BY 1")
        assert cursor.fetchall() == []
        with pytest.raises(DatabaseError):
            cursor.execute("CREATE TABLE mine (id int)")


@pytest.mark.parametrize("url", ["mysql://u:p@server/db", "gezinsbeeld", "postgresql://server"])
def test_a_broken_url_gets_one_sentence(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^DATABASE_URL klopt niet"):
        database.parse(url)


def test_a_url_is_taken_apart_for_django() -> None:
    parts = database.parse("postgresql://u:p%20q@server:5433/db?sslmode=require")
    assert parts["OPTIONS"]["sslmode"] == "require"
    assert (parts["USER"], parts["PASSWORD"], parts["HOST"], parts["PORT"]) == ("u", "p q", "server", "5433")
