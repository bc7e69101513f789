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


def allowed(privilege: str) -> set[str]:
    """The tables on which the application's role has this right."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_namespace space ON space.oid = relnamespace "
            "WHERE relkind IN ('r', 'p') AND nspname = 'public' AND has_table_privilege(pg_class.oid, %s)",
            [privilege],
        )
        return {name for (name,) in cursor.fetchall()}


def is_kept(table: str) -> bool:
    """Tables that only grow: the access log, versions of rows, statements of the family."""
    return table.endswith(("event", "statement", "accesslogentry"))


@pytest.mark.django_db
def test_no_table_can_be_emptied_or_given_a_trigger() -> None:
    assert allowed("TRUNCATE") == set()
    assert allowed("TRIGGER") == set()


@pytest.mark.django_db
def test_what_was_kept_is_never_changed_or_removed() -> None:
    kept = {table for table in allowed("INSERT") if is_kept(table)}
    assert {"organizations_accesslogentry", "cases_noteevent", "contacts_contactmomentevent"} <= kept
    assert {table for table in allowed("UPDATE") | allowed("DELETE") if is_kept(table)} == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE organizations_accesslogentry DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "DROP TABLE cases_noteevent",
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "CREATE OR REPLACE FUNCTION plain_name(text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
    ],
)
def test_the_application_cannot_take_its_own_bounds_away(statement: str) -> None:
    with connection.cursor() as cursor, pytest.raises(DatabaseError):
        cursor.execute(statement)
