"""How heavy the look is: staff read it on phones in production halls."""

import gzip
import re
from pathlib import Path

from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
TEMPLATES = Path(settings.BASE_DIR) / "templates"


def zipped(*patterns: str) -> int:
    """Bytes of these files, each gzipped by itself, as they travel."""
    files = [file for pattern in patterns for file in STATIC.glob(pattern)]
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def asked_by(*templates: str) -> set[str]:
    """The styles and scripts that these templates ask for, whatever the condition."""
    source = "".join((TEMPLATES / name).read_text() for name in templates)
    return set(re.findall(r"\{% static '((?:css|js)/[^']+)' %\}", source))


def test_the_code_page_asks_for_30_kilobytes_of_style_and_script_at_most() -> None:
    assert zipped(*asked_by("base.html", "policy/code.html")) <= 30 * 1024


def test_all_styles_and_scripts_together_weigh_no_more_than_any_page_may() -> None:
    assert zipped("css/*.css", "js/*.js") <= 45 * 1024


def test_fonts_weigh_at_most_75_kilobytes() -> None:
    assert sum(file.stat().st_size for file in STATIC.glob("fonts/*.woff2")) <= 75 * 1024


def test_every_font_travels_with_its_licence() -> None:
    assert (len([*STATIC.glob("fonts/OFL-*.txt")]), len([*STATIC.glob("fonts/*.woff2")])) == (2, 2)


def test_no_template_holds_a_style_or_a_script_of_its_own() -> None:
    inline = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=[\"']", re.IGNORECASE)
    pages = [file for file in TEMPLATES.rglob("*.html") if "email" not in file.parts]

    assert [file.name for file in pages if inline.search(file.read_text())] == []


def test_every_icon_that_a_template_names_exists() -> None:
    known = set(re.findall(r'id="i-([a-z]+)"', (STATIC / "icons.svg").read_text()))
    named = {
        name
        for file in TEMPLATES.rglob("*.html")
        for name in re.findall(r'\{% icon "([a-z]+)"', file.read_text())
    }

    assert named - known == set()
