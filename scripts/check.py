"""Every check that needs no test run: `make check`. Runs all, then says what failed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
TEMPLATES = [str(path) for path in sorted(ROOT.glob("templates/**/*.html"))]

PRODUCTION = {
    "SECRET_KEY": "made-for-this-check-alone-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "portaal.werksaam.example",
    "BASE_URL": "https://portaal.werksaam.example",
    "EMAIL_URL": "smtp://localhost:25",
    "PRIVACY_DPIA_DATE": "2026-01-01",
    "PRIVACY_OFFICER_ADVICE_DATE": "2026-01-01",
    "WORKS_COUNCIL_CONSENT_DATE": "2026-01-01",
}
"""A production-like environment: what a real one sets, with values of no use elsewhere."""

CHECKS: dict[str, list[str]] = {
    # The longest first: the others are done beside it.
    "types": [f"{BIN}/mypy"],
    "format": [f"{BIN}/ruff", "format", "--check", "--quiet", "."],
    "lint": [f"{BIN}/ruff", "check", "--quiet", "."],
    "templates": [f"{BIN}/djlint", "--quiet", "--lint", "templates"],
    "template style": [f"{BIN}/djade", "--target-version=5.2", "--check", *TEMPLATES],
    "layers": [f"{BIN}/lint-imports"],
    "migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "translations": [PYTHON, "scripts/messages.py", "check"],
    "deployment": [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
}


def run(name: str, command: list[str], environment: dict[str, str]) -> bool:
    """Run one check; print what it says only when it fails."""
    outcome = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if outcome.returncode:
        print(f"==> {name} FAILED\n{outcome.stdout}{outcome.stderr}", flush=True)
    else:
        print(f"==> {name} ok", flush=True)
    return outcome.returncode == 0


def main(names: list[str]) -> int:
    """Run the checks named, or all, on every processor. Returns the exit code."""
    chosen = {name: CHECKS[name] for name in names} if names else CHECKS
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        environment = {**os.environ, **PRODUCTION, "DATA_DIR": folder}
        passed = pool.map(lambda name: run(name, chosen[name], environment), chosen)
        failed = [name for name, is_fine in zip(chosen, passed, strict=True) if not is_fine]
    print(f"{len(chosen) - len(failed)} checks passed, {len(failed)} failed", *failed, sep=" · ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
