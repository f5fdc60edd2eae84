"""What is wrong with the cards at hand before people can be shown them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from .cards import Account, Cards
from .checking import Problem, Standing, check_lids, check_words

WEB = ("http", "https")


def problems_of_cards(cards: Cards, standing: Standing) -> list[Problem]:
    """Everything that is wrong; a description that is not written yet is not."""
    return [
        *check_words("description", "description", "text", cards.description.words, optional=True),
        *check_words(
            "description", "description", "remark", cards.description.remark, optional=True
        ),
        *check_lids("description", "description", cards.description.lids, standing),
        *(
            found
            for value in cards.values
            for found in check_words("value", value.id, "name", value.name)
        ),
        *(
            found
            for value in cards.values
            for found in check_words("value", value.id, "meaning", value.meaning)
        ),
        *(
            found
            for one in cards.values
            for found in check_lids("value", one.id, one.lids, standing)
        ),
        *(found for account in cards.accounts for found in _account(account)),
        *(
            found
            for one in cards.topics
            for found in check_words("topic", one.id, "what", one.what)
        ),
        *(
            found
            for one in cards.topics
            for found in check_lids("topic", one.id, one.lids, standing)
        ),
    ]


def is_web_address(address: str) -> bool:
    """Whether a browser would open it as a page: http or https, with a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    is_plain = not any(character.isspace() for character in address)
    return parts.scheme in WEB and bool(parts.hostname) and is_plain


def _account(account: Account) -> Iterator[Problem]:
    at = ("account", account.id)
    if not (account.platform and account.handle):
        yield Problem("account_incomplete", *at)
    if not is_web_address(account.address):
        yield Problem("no_web_address", *at, account.address)
    yield from check_words(*at, "remark", account.remark, optional=True)
