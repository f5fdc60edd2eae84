"""`python -m bench code`: a code of 500 provisions, and fifty versions of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from http.client import HTTPConnection

from django.db import connection as database
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from policy.importing import import_source, read
from policy.models import Version
from policy.presenters_reading import book
from policy.queries import reading_tree
from policy.queries_comparing import compared
from policy.searching.asking import asked
from policy.searching.finding import find
from policy.searching.indexing import index_due
from policy.searching.showing import shown
from tests.factories.long_code import long_source, many_versions
from tests.factories.people import person
from tests.factories.policy import SLUG, published_code
from werksaam.people.models import Role, User

from .scenario import cookies
from .server import Request, etag

PROVISIONS, VERSIONS = 500, 50
TURNS = 3
CODE = f"/code/{SLUG}/"
SEARCHES = {
    "a word": "verantwoordelijk",
    "a word with a letter wrong": "leidingevende",
    "a part of compounds": "imago",
    "several words": "medewerker informatie vertrouwelijk",
    "a phrase": '"sociale media"',
    "what is nowhere": "xylofoonles",
}


@dataclass(frozen=True)
class Library:
    """The versions that are measured, and who made them."""

    versions: list[Version]
    desk: User


def measure() -> Library:
    """Print what reading in, comparing and searching take; answers what it was measured on."""
    print(f"==> Making {VERSIONS} versions of {PROVISIONS} provisions", flush=True)
    library = _build()
    print(f"\n{'question':52}{'seconds':>9}{'cpu':>9}{'queries':>9}")
    with translation.override("nl"):
        _measured(f"storing the words of {VERSIONS} versions", index_due, turns=1)
        for name, ask in _questions(library).items():
            _measured(name, ask)
    return library


def requests(connection: HTTPConnection, turns: int) -> dict[str, list[Request]]:
    """The pages that readers ask for, with the bare one that they are compared to."""
    reader = cookies(person())
    code = Request("code page", CODE, reader)
    again = {"If-None-Match": etag(connection, code)}
    search = f"{CODE}zoeken/?q=leidingevende"
    asked_for = [
        Request("bare page", "/bench/bare/", reader),
        code,
        replace(code, name="code page, unchanged (304)", headers=again, expected=304),
        Request("a lid with its article", f"{CODE}artikel-4/lid-8/", reader),
        Request("searching the code in force", search, reader),
        Request(f"searching {VERSIONS} versions", f"{search}&versie=alle", reader),
    ]
    return {request.name: [request] * turns for request in asked_for}


def _build() -> Library:
    desk = person(roles=[Role.COMMS_ADVISER])
    first = published_code(by=desk, source=long_source(PROVISIONS), in_force_on=date(2017, 4, 21))
    return Library(many_versions(first, VERSIONS, desk), desk)


def _questions(library: Library) -> dict[str, Callable[[], object]]:
    first, last = library.versions[0], library.versions[-1]
    sources = iter([long_source(PROVISIONS, seed) for seed in range(2, 2 + TURNS)])
    questions: dict[str, Callable[[], object]] = {
        f"reading a source of {PROVISIONS} provisions": partial(read, long_source(PROVISIONS)),
        f"importing {PROVISIONS} provisions (the act)": lambda: import_source(
            by=library.desk, slug="another", source_name="a.txt", source=next(sources)
        ),
        f"comparing the first and the last of {VERSIONS} versions": partial(compared, first, last),
        f"a page of {PROVISIONS} provisions, made anew": partial(_page, last),
        "looking whether words lack": index_due,
    }
    for what, typed in SEARCHES.items():
        name = f"searching {VERSIONS} versions for {what}"
        questions[name] = partial(_search, library.versions, typed)
    return questions


def _page(version: Version) -> object:
    whole = book(reading_tree(version, "nl"))
    return render_to_string("policy/book.html", {"book": whole, "version": version})


def _search(versions: list[Version], typed: str) -> object:
    """All that is found, and a page of it."""
    found = find(versions, asked(typed), "nl")
    return shown(versions, list(found.hits[:20]), "nl")


def _measured(name: str, ask: Callable[[], object], turns: int = TURNS) -> None:
    """Print seconds of the fastest turn, those in which this process worked, and its queries."""
    taken: list[tuple[float, float]] = []
    for _turn in range(turns):
        with CaptureQueriesContext(database) as captured:
            start, worked = time.perf_counter(), time.process_time()
            ask()
            taken.append((time.perf_counter() - start, time.process_time() - worked))
    seconds, worked = min(taken)
    print(f"{name:52}{seconds:9.3f}{worked:9.3f}{len(captured):9d}", flush=True)
