"""*Bij de hand* on the screen: description, core values, official accounts, whom to ask."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from .actions import Action
from .forms_at_hand import WHO_WORDS
from .guidance.cards import Account, Cards, Topic, Value
from .guidance.checking_cards import is_web_address
from .models import Version
from .presenters_guidance_lids import Quoted, QuotedLid, in_order, quoted_lids
from .presenters_whom import Contact, action_for


@dataclass(frozen=True)
class ValueLine:
    """A core value and what it means."""

    name: str
    meaning: str
    lids: tuple[QuotedLid, ...]


@dataclass(frozen=True)
class TopicLine:
    """When, whom to ask, and what can be done in the portal."""

    what: str
    who: str
    who_words: str | Promise
    lids: tuple[QuotedLid, ...]
    action: Action | None


@dataclass(frozen=True)
class AccountLine:
    """An official account; without an address where it is not one of the web."""

    platform: str
    handle: str
    url: str
    remark: str


@dataclass(frozen=True)
class AtHand:
    """All that the page shows; `description` is empty until the desk wrote it."""

    description: str
    remark: str
    rule: tuple[QuotedLid, ...]
    values: tuple[ValueLine, ...]
    topics: tuple[TopicLine, ...]


def at_hand(
    cards: Cards, version: Version | None, contact: Contact | None, language: str
) -> AtHand:
    """The cards beside the code in force, for whom `contact` is there to ask (2 queries)."""
    lids = [*cards.description.lids]
    lids += [lid for value in cards.values for lid in value.lids]
    lids += [lid for topic in cards.topics for lid in topic.lids]
    quoted = quoted_lids(lids, version, language)
    return AtHand(
        description=cards.description.words.in_(language),
        remark=cards.description.remark.in_(language),
        rule=in_order(cards.description.lids, quoted),
        values=tuple(_value(value, quoted, language) for value in cards.values),
        topics=tuple(_topic(topic, quoted, contact, language) for topic in cards.topics),
    )


def account_lines(cards: Cards, language: str) -> tuple[AccountLine, ...]:
    """The official accounts, by platform and name."""
    found = sorted(cards.accounts, key=lambda one: (one.platform.lower(), one.handle.lower()))
    return tuple(_account(account, language) for account in found)


def _account(account: Account, language: str) -> AccountLine:
    url = account.address if is_web_address(account.address) else ""
    return AccountLine(account.platform, account.handle, url, account.remark.in_(language))


def _value(value: Value, quoted: Quoted, language: str) -> ValueLine:
    lids = in_order(value.lids, quoted)
    return ValueLine(value.name.in_(language), value.meaning.in_(language), lids)


def _topic(topic: Topic, quoted: Quoted, contact: Contact | None, language: str) -> TopicLine:
    return TopicLine(
        what=topic.what.in_(language),
        who=topic.who,
        who_words=WHO_WORDS[topic.who],
        lids=in_order(topic.lids, quoted),
        action=action_for(topic.action, contact),
    )
