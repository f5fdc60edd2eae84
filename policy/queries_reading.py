"""A policy as one reader may see it: its versions and their facts, loaded at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.http import Http404

from werksaam import clock
from werksaam.people.models import User

from . import timeline
from .access import visible_versions
from .models import FactKind, Policy, Version
from .obligations import valid_versions
from .queries import history, history_by


@dataclass(frozen=True)
class Code:
    """A policy with its versions by number and the history of each."""

    policy: Policy
    versions: dict[int, Version]

    @cached_property
    def histories(self) -> list[timeline.History]:
        """The facts of every version."""
        return [history(version) for version in self.versions.values()]

    def in_force(self, day: date | None = None, known_on: date | None = None) -> Version | None:
        """The version that applied on `day` (today), as known on `known_on` (now)."""
        number = timeline.version_on(self.histories, day or clock.today(), known_on)
        return self.versions[number] if number is not None else None

    def life(
        self, version: Version, day: date | None = None, known_on: date | None = None
    ) -> timeline.Life:
        """Stage, validity and facts of one version."""
        lives = timeline.lives(self.histories, day or clock.today(), known_on)
        return lives[version.number]

    def known_from(self, version: Version) -> date | None:
        """The day from which people could know this text."""
        return timeline.first_known_on(history(version))

    def in_force_by(self, day: date, known_at: datetime) -> Version | None:
        """The version that applied on `day` by what the portal held at `known_at`.

        Stricter than as known on a day: a text that was published on paper before it came
        into the portal was not asked of anyone here, and figures of then must not change.
        """
        held = [history_by(version, known_at) for version in self.versions.values()]
        number = timeline.version_on(held, day)
        return self.versions[number] if number is not None else None

    def valid_for(self, version: Version) -> frozenset[int]:
        """The versions of which a confirmation counts for `version`.

        A draft between two versions that were published is no step between them.
        """
        published = {
            number: v.change_kind
            for number, v in self.versions.items()
            if number == version.number or _is_released(v)
        }
        return valid_versions(version.number, published)


def _is_released(version: Version) -> bool:
    return any(fact.kind == FactKind.RELEASED for fact in version.facts.all())


def code_for(person: User, slug: str) -> Code:
    """The policy at this address, as `person` may see it (2 queries, 3 with the roles).

    Absent and not to be seen are the same Http404.
    """
    versions = visible_versions(person).filter(policy__slug=slug)
    found = _code(versions.defer("source_text").prefetch_related("facts"))
    if found is None:
        raise Http404
    return found


def code_of(policy: Policy) -> Code | None:
    """The policy with all its versions but dropped drafts, whoever asks; None where it has none
    (2 queries)."""
    undropped = Version.objects.filter(policy=policy, dropped_at__isnull=True)
    versions = undropped.select_related("policy")
    return _code(versions.defer("source_text").prefetch_related("facts"))


def _code(versions: Iterable[Version]) -> Code | None:
    by_number = {version.number: version for version in versions}
    if not by_number:
        return None
    return Code(next(iter(by_number.values())).policy, by_number)
