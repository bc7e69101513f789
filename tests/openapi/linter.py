"""Spectral with the rules of the NL GOV API Design Rules (nlgov-api-linter.yaml, by Logius).

`python -m tests.openapi.linter` installs it, once, in a folder of its own: who only runs Gezinsbeeld needs none of it.
"""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
RULES = FOLDER / "nlgov-api-linter.yaml"
INSTALLED = FOLDER / "node_modules" / ".package-lock.json"
LOCK = FOLDER / "package-lock.json"
MISSING = "De linter van de API is niet te installeren. Is er verbinding met internet? Dit zei npm:\n{said}"


def lint(description: Path) -> subprocess.CompletedProcess[str]:
    """What the linter says of an OpenAPI file; it ends with 1 for an error."""
    install()
    return run("node", "node_modules/@stoplight/spectral-cli/dist/index.js", "lint", "-r", str(RULES), str(description))


def install() -> None:
    """Several test processes at once wait for the one that does it. Exits with a sentence when npm cannot."""
    with (FOLDER / "package.json").open() as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        if INSTALLED.exists() and INSTALLED.stat().st_mtime >= LOCK.stat().st_mtime:
            return
        ended = run("npm", "ci")
        if ended.returncode:
            sys.exit(MISSING.format(said=ended.stdout[-800:]))


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """With the Node that came with the Python packages."""
    programs = Path(sys.executable).parent
    return subprocess.run(
        [programs / program, *arguments],
        cwd=FOLDER,
        env={"NODE_USE_SYSTEM_CA": "1", **os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    install()
