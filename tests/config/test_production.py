"""Production refuses to start without what keeps families' files safe."""

import os
import subprocess
import sys

import pytest

from config.database import ROOT

COMPLETE = {
    "PRODUCTION": "1",
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "gezinsbeeld.example",
    "BSN_ENCRYPTION_KEY": "a",
    "BSN_INDEX_KEY": "b",
    "OUTBOX_KEY": "c",
    "DATABASE_URL": "postgresql:///none",
}


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_when_complete() -> None:
    ended = start(**COMPLETE)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY ontbreekt"),
        ({"SECRET_KEY": "x" * 20}, "SECRET_KEY is te kort"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS ontbreekt"),
        ({"ALLOWED_HOSTS": "gezinsbeeld.example,*"}, "ALLOWED_HOSTS noemt elke naam"),
        ({"SECURE_COOKIES": "0"}, "SECURE_COOKIES staat uit"),
        ({"DEBUG": "1"}, "DEBUG staat aan"),
        ({"BSN_ENCRYPTION_KEY": ""}, "BSN_ENCRYPTION_KEY ontbreekt"),
        ({"BSN_INDEX_KEY": ""}, "BSN_INDEX_KEY ontbreekt"),
        ({"OUTBOX_KEY": ""}, "OUTBOX_KEY ontbreekt"),
    ],
)
def test_production_refuses_with_one_sentence(change: dict[str, str], sentence: str) -> None:
    ended = start(**{**COMPLETE, **change})
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Gezinsbeeld: {sentence}")
    assert ended.stderr.count("\n") == 1
