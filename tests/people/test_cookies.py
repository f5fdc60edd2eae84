"""Cookies and headers of sign-in as production has them (bars 29, 30)."""

import json
import os
import subprocess
import sys
from pathlib import Path

NAMES = (
    "SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SAMESITE", "SESSION_COOKIE_AGE", "SESSION_IDLE_SECONDS",
    "CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "REQUIRE_MFA",
)  # fmt: skip
PROGRAM = (
    "import json; from werksaam import settings; "
    f"print(json.dumps([getattr(settings, name) for name in {NAMES!r}]))"
)


def test_production_has_host_cookies_and_asks_for_the_second_factor(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "x" * 50,
        "ALLOWED_HOSTS": "portal.example",
        "DATA_DIR": str(tmp_path),
    }

    said = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment, capture_output=True, check=True, text=True,
    )  # fmt: skip

    assert json.loads(said.stdout) == [
        "__Host-sessionid", True, True, "Lax", 12 * 3600, 1800,
        "__Host-csrftoken", True, True, True,
    ]  # fmt: skip
