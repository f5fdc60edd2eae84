"""The code for tests, made by the real acts from the real source.

version = published_code()                  # version 1, in force since 21-04-2017
draft = imported_code()                     # a draft of it
second = published_code(source=changed_source("oude zin", "nieuwe zin"), …)
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml
from django.conf import settings

from policy import explaining, importing, judging, publishing, withdrawing
from policy.models import ChangeKind, Explanation, FactKind, Version, VersionFact
from policy.queries_flags import unjudged
from werksaam.people.models import Role, User

from .lineage import confirm_as_proposed
from .people import person

SLUG = "sociale-media-code"
DATA = Path(settings.BASE_DIR) / "policy" / "data"
SOURCE_NAME = "sociale-media-code-werksaam-westfriesland.txt"
SOURCE = (DATA / SOURCE_NAME).read_bytes().decode()
EXPLANATIONS = (DATA / "explanations.yaml").read_text()


def changed_source(old: str, new: str) -> str:
    """The real source with one passage changed: the text of another version."""
    assert old in SOURCE
    return SOURCE.replace(old, new)


def imported_code(*, by: User | None = None, slug: str = SLUG, source: str = SOURCE) -> Version:
    """A draft."""
    return importing.import_source(
        by=by or person(roles=[Role.COMMS_ADVISER]),
        slug=slug,
        source_name=SOURCE_NAME,
        source=source,
    )


def adopted_code(
    *,
    by: User | None = None,
    slug: str = SLUG,
    source: str = SOURCE,
    draft: Version | None = None,
    adopted_on: date = date(2017, 4, 13),
) -> Version:
    """An adopted version, not published: of a `source`, or a `draft` that is there.

    Where its provisions come from is confirmed as it is proposed.
    """
    by = by or person(roles=[Role.COMMS_ADVISER])
    version = draft or imported_code(by=by, slug=slug, source=source)
    confirm_as_proposed(by=by, version=version)
    publishing.adopt(by=by, version=version, on=adopted_on, body="Het dagelijks bestuur")
    return version


def published_code(
    *,
    by: User | None = None,
    second: User | None = None,
    slug: str = SLUG,
    source: str = SOURCE,
    draft: Version | None = None,
    adopted_on: date = date(2017, 4, 13),
    published_on: date = date(2017, 4, 20),
    in_force_on: date = date(2017, 4, 21),
    retroactive_from: date | None = date(2015, 1, 1),
    change_kind: str = ChangeKind.SUBSTANTIVE,
) -> Version:
    """A published version; another `source` and later days make the next one."""
    by = by or person(roles=[Role.COMMS_ADVISER])
    version = adopted_code(by=by, slug=slug, source=source, draft=draft, adopted_on=adopted_on)
    for kind, on in (
        (FactKind.WORKS_COUNCIL_CONSENT, date(2015, 4, 28)),
        (FactKind.PUBLISHED, published_on),
        (FactKind.IN_FORCE, in_force_on),
        (FactKind.RETROACTIVE, retroactive_from),
    ):
        if on:
            publishing.record_fact(by=by, version=version, kind=kind, on=on)
    judge_flags(version, by=by)
    return publishing.publish(
        by=second or person(roles=[Role.SECRETARIAT]),
        version=version,
        change_kind=change_kind,
        change_note_nl="Dit verandert er.",
        change_note_en="This is what changes.",
    )


def judge_flags(version: Version, *, by: User, remark: str = "Dit staat zo in de tekst.") -> None:
    """Judge everything odd in the words that nobody judged yet."""
    for one in unjudged(version):
        judging.judge(
            by=by,
            version=version,
            code=one.flag.code,
            values_sha256=one.values_sha256,
            remark=remark,
        )


def withdrawn(version: Version, on: date, *, by: User | None = None) -> VersionFact:
    """Withdraw it, by someone who did not publish it."""
    return withdrawing.withdraw(
        by=by or person(), version=version, on=on, body="Het dagelijks bestuur", reason="Verouderd."
    )


def explain(version: Version, *, by: User | None = None, second: User | None = None) -> None:
    """Propose and approve the explanations that ship with the product."""
    second = second or person(roles=[Role.SECRETARIAT])
    explaining.import_proposals(
        by=by or person(roles=[Role.COMMS_ADVISER]),
        version=version,
        content=yaml.safe_load(EXPLANATIONS),
    )
    for explanation in Explanation.objects.filter(approved_at__isnull=True):
        explaining.approve(by=second, explanation=explanation)
