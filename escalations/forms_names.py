"""Names of colleagues that look like a name that was typed: names, and nothing else."""

from difflib import get_close_matches

from werksaam.people.models import User

_MOST = 5
_LEAST_LETTERS, _MOST_LETTERS = 3, 100
_LIKENESS = 0.6


def names_like(typed: str) -> list[str]:
    """At most five names, nearest first; none for a few letters, so nobody gets a list."""
    wanted = typed.casefold().strip()
    if not _LEAST_LETTERS <= len(wanted) <= _MOST_LETTERS:
        return []
    active = User.objects.filter(is_active=True).order_by("name")
    names = {name.casefold(): name for name in active.values_list("name", flat=True)}
    parts = set(wanted.split())
    same = [key for key in names if parts <= set(key.split())]
    near = get_close_matches(wanted, names, n=_MOST, cutoff=_LIKENESS)
    return [names[key] for key in dict.fromkeys([*same, *near])][:_MOST]
