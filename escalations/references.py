"""References to read out over the phone: random, so neither numbers nor gaps tell anything."""

from collections.abc import Callable
from secrets import choice

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0 O, 1 I L and U (heard as V): what people mistake for another."""

REPORT = "M"
CASE = "Z"


def draw(prefix: str) -> str:
    """A reference such as ``M-7KQ4-2XWD``; about 650 milliard are possible."""
    letters = "".join(choice(ALPHABET) for _ in range(8))
    return f"{prefix}-{letters[:4]}-{letters[4:]}"


def unused(prefix: str, is_taken: Callable[[str], bool]) -> str:
    """A reference that nothing has yet: drawn again for as long as it is taken."""
    reference = draw(prefix)
    while is_taken(reference):
        reference = draw(prefix)
    return reference
