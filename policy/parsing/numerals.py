"""Ordinals, as Dutch and English law write them."""

DUTCH_ORDINALS = [
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
    "dertiende",
    "veertiende",
    "vijftiende",
    "zestiende",
    "zeventiende",
    "achttiende",
    "negentiende",
    "twintigste",
]


def dutch_ordinal(number: int) -> str:
    """1 → "eerste"; beyond twenty in figures: "21e"."""
    return DUTCH_ORDINALS[number - 1] if number <= len(DUTCH_ORDINALS) else f"{number}e"


def from_dutch_ordinal(word: str) -> int | None:
    """Read "eerste" as 1; None for any other word."""
    word = word.lower()
    return DUTCH_ORDINALS.index(word) + 1 if word in DUTCH_ORDINALS else None
