"""Taking in a text of guidance from a file: the ones that ship with the portal, or another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from werksaam.acting import act
from werksaam.people.models import User

from ..models import GuidanceDraft, GuidanceSlug, Version
from .cards import read_cards
from .editing import held, replace_content
from .guide import read_guide
from .parts import KINDS
from .publishing import offer
from .words import Unreadable


class NoCode(Exception):
    """Guidance names lids, and no version of the code is in force to find them in."""


@act
def import_guidance(*, by: User, source: str, version: Version | None, note: str) -> GuidanceDraft:
    """Read YAML into the draft of its kind, and offer it to a second person.

    The same again, while it is offered, changes nothing. Raises Unreadable, NoCode,
    NotPublishable; then nothing is stored.
    """
    slug, content = read_source(source, version)
    draft = held(slug)
    if draft.content == content and draft.offered_at is not None:
        return draft
    draft = replace_content(by=by, slug=slug, content=content)
    return offer(by=by, slug=slug, revision=draft.revision, note=note)


def read_source(source: str, version: Version | None) -> tuple[str, dict[str, Any]]:
    """Which text a file holds, and its content with each lid bound to the version in force.

    Raises Unreadable, NoCode.
    """
    if version is None:
        raise NoCode
    try:
        data = yaml.safe_load(source)
    except yaml.YAMLError as error:
        raise Unreadable("file", str(error)) from error
    if not isinstance(data, Mapping):
        raise Unreadable("file", "expected names with values")
    content = _bound(data, version)
    if "questions" in data:
        read_guide(content)
        return GuidanceSlug.BEFORE_YOU_POST, content
    read_cards(content)
    return GuidanceSlug.AT_HAND, content


def _bound(data: Mapping[str, Any], version: Version) -> dict[str, Any]:
    texts = {text.eid: (str(text.provision_id), text.sha256) for text in version.texts.all()}

    def bind(value: Any, at: str) -> Any:
        if isinstance(value, Mapping):
            name = str(value.get("id") or at)
            return {
                str(key): _lids(inner, name) if key == "lids" else bind(inner, name)
                for key, inner in value.items()
            }
        if isinstance(value, list):
            return [bind(inner, at) for inner in value]
        if isinstance(value, str):
            return value.strip()
        return value if isinstance(value, bool | None) else str(value)

    def _lids(eids: Any, at: str) -> list[dict[str, str]]:
        if not isinstance(eids, list):
            raise Unreadable(at, "lids: expected a list")
        return [_lid(str(eid), at) for eid in eids]

    def _lid(eid: str, at: str) -> dict[str, str]:
        if eid not in texts:
            raise Unreadable(at, f"no lid {eid} in the code in force")
        provision, sha256 = texts[eid]
        return {"eid": eid, "provision": provision, "sha256": sha256}

    known = {key for kind in KINDS.values() for key in (kind.key, *kind.own)}
    return {key: bind(value, key) for key, value in data.items() if key in known}
