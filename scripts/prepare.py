"""Make what Gezinsbeeld needs from a bare Python: `.venv` with the locked packages, and the style sheets.

    python3 scripts/prepare.py requirements.lock

Nothing that is in step with its lock file is done again. What goes wrong is one sentence; without npm the pages are
plain, which is said and not a reason to stop.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
ROOM_NEEDED = 1_500_000_000

FULL = f"De schijf is vol: maak ten minste 1,5 GB vrij voor {ROOT}."
NO_ENSUREPIP = (
    "Dit Python kan geen omgeving maken, want ensurepip ontbreekt. "
    "Installeer het (Debian en Ubuntu: sudo apt-get install python3-venv) en probeer het opnieuw."
)
NO_PACKAGES = "De pakketten zijn niet op te halen. Is er verbinding met internet? Dit zei {program}:\n{said}"
NOT_YOURS = "De map {folder} is niet van u. Neem een eigen kopie van Gezinsbeeld, of start het als de eigenaar."
PLAIN = "Let op: npm kon de stijlbladen niet maken, dus de pagina's zijn onopgemaakt. Dit zei npm:\n{said}"


def prepare(lock: Path) -> None:
    """Bring `.venv` and the style sheets in step with what is in the folder."""
    if not os.access(ROOT, os.W_OK):
        sys.exit(NOT_YOURS.format(folder=ROOT))
    require_packages(lock)
    require_styles()


def require_packages(lock: Path) -> None:
    stamp, wanted = VENV / lock.with_suffix(".stamp").name, digest([lock])
    if runs(PYTHON) and read(stamp) == wanted:
        return
    if shutil.disk_usage(ROOT).free < ROOM_NEEDED:
        sys.exit(FULL)
    if not (runs(PYTHON) and (VENV / "bin" / "uv").exists()):
        make_venv()
    print("De pakketten van Gezinsbeeld worden geïnstalleerd …", flush=True)
    install: list[str | Path] = [
        VENV / "bin" / "uv",
        "pip",
        "install",
        "-q",
        "--python",
        PYTHON,
        "--require-hashes",
        "-r",
        lock,
    ]
    # Behind an office's own proxy only the certificates of the machine are right; a bare machine may have none.
    if run(install).returncode:
        must([*install, "--system-certs"])
    stamp.write_text(wanted)


def make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit(NO_ENSUREPIP)
    print("Een omgeving voor Python wordt gemaakt in .venv …", flush=True)
    must([sys.executable, "-m", "venv", "--clear", VENV])
    must([PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", ROOT / "requirements-uv.lock"])


def require_styles() -> None:
    """The style sheets are built by npm, which comes with the packages; their sources are `styles/` and `static/`."""
    sources = [ROOT / "package-lock.json", *tree(ROOT / "styles"), *tree(ROOT / "static", beside="build")]
    stamp, wanted = ROOT / "static" / "build" / ".made-from", digest(sources)
    if not sources[0].exists() or read(stamp) == wanted:
        return
    print("De stijlbladen worden gemaakt …", flush=True)
    modules = VENV / "modules.stamp"
    steps = [["run", "build"]]
    if read(modules) != digest(sources[:1]) or not (ROOT / "node_modules").exists():
        steps.insert(0, ["ci"])
    for step in steps:
        ended = run([VENV / "bin" / "npm", *step])
        if ended.returncode:
            print(PLAIN.format(said=tail(ended.stdout)), flush=True)
            return
    modules.write_text(digest(sources[:1]))
    stamp.write_text(wanted)


def must(command: list[str | Path]) -> None:
    ended = run(command)
    if "No space left on device" in ended.stdout:
        sys.exit(FULL)
    if "ensurepip" in ended.stdout and ended.returncode:
        sys.exit(NO_ENSUREPIP)
    if ended.returncode:
        sys.exit(NO_PACKAGES.format(program=Path(command[0]).name, said=tail(ended.stdout)))


def run(command: list[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run in the folder of the project, with the programs of `.venv` first."""
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    environment = {"NODE_USE_SYSTEM_CA": "1", **os.environ, "PATH": path}
    try:
        return subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    except OSError as fault:
        return subprocess.CompletedProcess(command, 1, str(fault))


def runs(python: Path) -> bool:
    return python.exists() and run([python, "-c", ""]).returncode == 0


def tree(folder: Path, beside: str = "") -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and beside not in path.relative_to(folder).parts)


def digest(paths: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in paths:
        if path.exists():
            found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()


def read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def tail(text: str) -> str:
    return "\n".join(text.strip().splitlines()[-8:])


if __name__ == "__main__":
    try:
        prepare(ROOT / sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("Afgebroken.")
