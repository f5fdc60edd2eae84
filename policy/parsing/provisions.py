"""Articles, their leden, and lists in them."""

from __future__ import annotations

from .cursor import Cursor
from .lines import WORDS, Line, Mark
from .tree import LONGEST_HEADING, Node, ParseError


def read_articles(cursor: Cursor) -> list[Node]:
    """All articles, numbered from 1 without gaps."""
    articles = [_read_article(cursor, 1)]
    while cursor.sees(Mark.ARTICLE):
        articles.append(_read_article(cursor, len(articles) + 1))
    return articles


def _read_article(cursor: Cursor, number: int) -> Node:
    line = _take_numbered(cursor, Mark.ARTICLE, f"“Artikel {number}.”", str(number))
    if len(line.text) > LONGEST_HEADING:
        raise ParseError(line.number, f"a heading of at most {LONGEST_HEADING} characters")
    eid = f"art_{number}"
    text = ""
    if cursor.sees(Mark.PARAGRAPH):
        children = _read_leden(cursor, eid)
    else:
        text = cursor.take(f"the text or the first lid of article {number}", *WORDS).text
        children = _read_items(cursor, eid)
    return Node("article", eid, str(number), line.text, text, line.number, tuple(children))


def _read_leden(cursor: Cursor, article: str) -> list[Node]:
    leden: list[Node] = []
    while cursor.sees(Mark.PARAGRAPH):
        number = str(len(leden) + 1)
        line = _take_numbered(cursor, Mark.PARAGRAPH, f"lid {number}", number)
        eid = f"{article}__para_{number}"
        items = _read_items(cursor, eid)
        leden.append(
            Node("paragraph", eid, number, "", line.text, line.number, children=tuple(items))
        )
    return leden


def _read_items(cursor: Cursor, parent: str) -> list[Node]:
    bullets = cursor.take_all("an item of the list", Mark.BULLET)
    if bullets:
        return [_item(parent, line, str(n), "") for n, line in enumerate(bullets, 1)]
    items: list[Node] = []
    while cursor.sees(Mark.LETTER):
        letter = chr(ord("a") + len(items))
        line = _take_numbered(cursor, Mark.LETTER, f"item {letter}", letter)
        items.append(_item(parent, line, letter, letter))
    return items


def _item(parent: str, line: Line, name: str, number: str) -> Node:
    return Node("item", f"{parent}__item_{name}", number, "", line.text, line.number)


def _take_numbered(cursor: Cursor, mark: Mark, expected: str, label: str) -> Line:
    if cursor.ahead is not None and cursor.ahead.label != label:
        raise cursor.error(expected)
    return cursor.take(expected, mark)
