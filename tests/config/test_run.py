import socket
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config import run
from config.translations import compile_translations

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Gezin"\nmsgstr "Family"\n'


def test_a_port_that_is_taken_gets_one_sentence() -> None:
    with socket.socket() as other:
        other.bind((run.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(ImproperlyConfigured, match=f"Poort {port} is bezet"):
            run.require_free(port)
    run.require_free(port)


def test_a_database_that_does_not_answer_gets_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "APPLICATION_URL", "postgresql://u:geheim@127.0.0.1:1/db")
    with pytest.raises(ImproperlyConfigured, match="De database achter DATABASE_URL antwoordt niet") as fault:
        run.require_database()
    assert "geheim" not in str(fault.value)


def test_a_database_without_its_owner_gets_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "OWNER_URL", None)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_OWNER_URL ontbreekt"):
        run.require_database()


def test_translations_are_compiled_once(tmp_path: Path) -> None:
    texts = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    texts.parent.mkdir(parents=True)
    texts.write_text(PO)
    assert compile_translations(tmp_path) == 1
    assert b"Family" in texts.with_suffix(".mo").read_bytes()
    assert compile_translations(tmp_path) == 0
