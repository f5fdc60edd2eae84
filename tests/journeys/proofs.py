"""Files that pages hand out, and whether they prove anything to who trusts nobody."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Page


def download(page: Page, link: str, folder: Path) -> Path:
    """The file behind a link."""
    with page.expect_download() as started:
        page.get_by_role("link", name=link).click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def is_proven(receipt: Path, key: Path) -> bool:
    """What the verifier says, in a process of its own without Django and database."""
    command = [sys.executable, "-m", "werksaam.audit.verify", str(receipt), "--key", str(key)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, check=False)
    return done.returncode == 0
