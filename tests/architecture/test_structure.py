"""How the house is kept: what a reader may count on without reading everything."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("werksaam", "policy", "escalations")
MAX_LINES = 300
SAYS_NOTHING = {"utils", "helpers", "common", "services", "misc"}
WALL_CLOCK = re.compile(r"\b(timezone\.now|datetime\.now|datetime\.utcnow|date\.today)\(")
SIDE_DOORS = {"bulk_create", "bulk_update", "raw"}
# Who may store many new rows at once: the trail, the import of a version, the texts of a draft
# (all with one event, with the hash of the whole), the parties of a case and the people of a
# list (each with its event), invitations (no evidence; one event counts them), the words of a
# text (which follow from it), and the outbox.
BY_THE_BATCH = {
    "escalations/opening.py",
    "escalations/queueing/words.py",
    "policy/drafting/flagging.py",
    "policy/drafting/writing.py",
    "policy/importing.py",
    "policy/inviting.py",
    "policy/searching/indexing.py",
    "werksaam/audit/models.py",
    "werksaam/notifications/outbox.py",
    "werksaam/people/arriving.py",
}
INLINE = re.compile(
    r"<style|<script(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']", re.IGNORECASE
)
# Put together here, so that this file holds none of them.
ELSEWHERE = re.compile(
    "/" + r"(work|root|farm)/|py" + r"pi\.org|python" + r"hosted|npm" + r"js\.|deb\.deb" + "ian"
)


def source() -> list[Path]:
    """The portal's own Python, without its migrations."""
    return [
        path
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def calls(path: Path) -> Iterator[str]:
    """The attribute names that a module calls: `delete` for `rows.delete()`."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr


def test_every_module_is_named_after_what_it_does() -> None:
    assert [name(p) for p in source() if SAYS_NOTHING & {p.stem, *p.parts}] == []


def test_every_file_can_be_read_in_one_go() -> None:
    lengths = {name(p): len(p.read_text().splitlines()) for p in source()}

    assert {path: lines for path, lines in lengths.items() if lines > MAX_LINES} == {}


def test_only_the_clock_asks_what_time_it_is() -> None:
    asking = [name(p) for p in source() if WALL_CLOCK.search(p.read_text())]

    assert asking == ["werksaam/clock.py"]


def test_no_rule_hides_in_a_signal_of_a_model() -> None:
    signals = re.compile(r"\b(pre|post)_(save|delete|init)\b|\bm2m_changed\b|@receiver")

    assert [name(p) for p in source() if signals.search(p.read_text())] == []


def test_no_code_writes_around_the_guards() -> None:
    writing = {name(p) for p in source() if SIDE_DOORS & set(calls(p))}

    assert writing - BY_THE_BATCH == set()


@pytest.mark.parametrize("template", sorted((ROOT / "templates").rglob("*.html")), ids=name)
def test_a_template_holds_no_style_and_no_script_of_its_own(template: Path) -> None:
    if "email" in template.parts:
        pytest.skip("mail programs read no stylesheet")

    assert INLINE.findall(template.read_text()) == []


def test_no_file_names_a_machine_or_a_package_registry() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = [ROOT / path for path in listed.stdout.split("\0") if path]
    texts = {p: p.read_bytes().decode(errors="ignore") for p in paths if p.is_file()}

    assert [name(path) for path, text in texts.items() if ELSEWHERE.search(text)] == []


def test_no_lock_on_a_row_stops_a_commit_that_refers_to_it() -> None:
    # A foreign key is checked at the commit, under the lock of the trail; who holds the row
    # FOR UPDATE and waits for the trail would never get it.
    stopping = [
        f"{name(path)}:{node.lineno}"
        for path in source()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "select_for_update"
        and "no_key" not in {keyword.arg for keyword in node.keywords}
    ]

    assert stopping == []
