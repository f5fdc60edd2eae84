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
from .queries import guidance_now
from .words import Unreadable

Texts = Mapping[str, tuple[str, str]]
"""Identity and hash of every provision of a version, by eId."""


class NoCode(Exception):
    """Guidance names lids, and no version of the code is in force to find them in."""


class WorkUnderWay(Exception):
    """The desk is changing this text: it would be lost."""


@act
def import_guidance(
    *, by: User, source: str, version: Version | None, note: str, replace: bool = False
) -> GuidanceDraft:
    """Read YAML into the draft of its kind, and offer it to a second person.

    The same again, while it is offered, changes nothing. Raises Unreadable, NoCode,
    NotPublishable, and WorkUnderWay unless `replace`; then nothing is stored.
    """
    slug, content = read_source(source, version)
    draft, now = held(slug), guidance_now(slug)
    if draft.content == content and draft.offered_at is not None:
        return draft
    if not replace and draft.content not in ({}, content, now.content if now else {}):
        raise WorkUnderWay
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
    """What belongs to a text, with every list of eIds under "lids" bound to the version."""
    texts = {text.eid: (str(text.provision_id), text.sha256) for text in version.texts.all()}
    known = {key for kind in KINDS.values() for key in (kind.key, *kind.own)}
    return {key: _bind(value, key, texts) for key, value in data.items() if key in known}


def _bind(value: Any, at: str, texts: Texts) -> Any:
    if isinstance(value, Mapping):
        name = str(value.get("id") or at)
        return {
            str(key): _lids(inner, name, texts) if key == "lids" else _bind(inner, name, texts)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_bind(inner, at, texts) for inner in value]
    if isinstance(value, bool | None):
        return value
    return str(value).strip()


def _lids(eids: Any, at: str, texts: Texts) -> list[dict[str, str]]:
    if not isinstance(eids, list):
        raise Unreadable(at, "lids: expected a list")
    if lacking := [str(eid) for eid in eids if eid not in texts]:
        raise Unreadable(at, f"no lid {', '.join(lacking)} in the code in force")
    found = ((eid, *texts[eid]) for eid in eids)
    return [{"eid": eid, "provision": provision, "sha256": h} for eid, provision, h in found]
