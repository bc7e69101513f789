"""`make run` on machines that miss something: one sentence, and nothing half done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.database import ROOT

PREPARE = "import runpy; runpy.run_path('scripts/prepare.py', run_name='__main__')"
WITHOUT_ENSUREPIP = f"import sys; sys.modules['ensurepip'] = None; {PREPARE}"
FAILING_NPM = "#!/bin/sh\necho 'npm error network'\nexit 1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A clone with nothing in it but what prepares it."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "prepare.py").write_bytes((ROOT / "scripts" / "prepare.py").read_bytes())
    (tmp_path / "requirements.lock").write_text("")
    (tmp_path / "requirements-uv.lock").write_text("")
    return tmp_path


def run(folder: Path, code: str = PREPARE, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, "requirements.lock"],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_ensurepip_it_says_what_to_install(folder: Path) -> None:
    ended = run(folder, WITHOUT_ENSUREPIP)
    assert ended.returncode == 1
    assert "sudo apt-get install python3-venv" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (folder / ".venv").exists()


def test_without_npm_the_pages_are_plain_and_it_goes_on(folder: Path) -> None:
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)
    for name, text in (("npm", FAILING_NPM), ("uv", "#!/bin/sh\n")):
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    (folder / "package-lock.json").write_text("{}")
    ended = run(folder)
    assert ended.returncode == 0
    assert "de pagina's zijn onopgemaakt" in ended.stdout
    assert "npm error network" in ended.stdout


def test_a_package_that_cannot_be_fetched_gets_one_sentence(folder: Path) -> None:
    (folder / "requirements-uv.lock").write_text("no-such-package-here==1 --hash=sha256:" + "0" * 64)
    ended = run(folder, PIP_NO_INDEX="1")
    assert ended.returncode == 1
    assert "De pakketten zijn niet op te halen" in ended.stderr
    assert "Traceback" not in ended.stderr
