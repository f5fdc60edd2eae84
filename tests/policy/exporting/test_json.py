"""JSON: as its published schema says, and nothing of the text is lost."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

from policy.exporting import Document, import_to_json, to_json
from policy.exporting.json_tree import FORMAT, SCHEMA_NAME, SCHEMAS
from policy.hashing import tree_sha256
from policy.models import ProvisionKind
from policy.parsing import parse
from policy.parsing.tree import Tree
from tests.factories.policy import SOURCE

from .reading_back import tree_in_json
from .texts import EVERY_KIND, REAL, draft, published

SCHEMA = json.loads((SCHEMAS / f"{SCHEMA_NAME}.json").read_text())
TREES = pytest.mark.parametrize("tree", [REAL, EVERY_KIND], ids=["the code", "every kind"])


def errors_in(written: str) -> list[str]:
    """What the schema has against it."""
    return [
        error.message for error in Draft202012Validator(SCHEMA).iter_errors(json.loads(written))
    ]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@TREES
@pytest.mark.parametrize("life", [published, draft, lambda tree: Document("x", tree)])
def test_it_is_as_the_schema_says(tree: Tree, life: Callable[[Tree], Document]) -> None:
    assert errors_in(to_json(life(tree))) == []


def test_what_an_import_prints_is_as_the_schema_says() -> None:
    parsed = parse(SOURCE)

    assert errors_in(import_to_json(Document("x", REAL), parsed.repairs, parsed.flags)) == []


@TREES
def test_it_is_read_back_to_the_same_tree_and_hash(tree: Tree) -> None:
    written = to_json(published(tree))

    assert tree_in_json(written) == tree
    assert json.loads(written)["text_sha256"] == tree_sha256(tree)


def test_it_says_where_its_schema_stands() -> None:
    data = json.loads(to_json(published(REAL), base_url="https://portaal.example"))

    assert data["$schema"] == "https://portaal.example/code/schema/policy-version-1.json"
    assert SCHEMA["properties"]["format"]["const"] == FORMAT == data["format"]


def test_the_schema_names_every_kind() -> None:
    kind = SCHEMA["$defs"]["provision"]["properties"]["kind"]

    assert set(kind["examples"]) == set(ProvisionKind.values)
