"""A version that is not there, or not for who asks: a 404 that names the nearest that is.

    @signed_in
    @names_nearest
    def version(request, slug, number): ...

Absent and forbidden get the same page, so nothing tells which of the two it was.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse
from django.shortcuts import render

from werksaam.people.access import PersonRequest

from ..comparison_choice import nearest, nearest_pair
from ..models import Version
from ..queries_reading import Code

P = ParamSpec("P")
View = Callable[Concatenate[PersonRequest, P], HttpResponse]


class NoSuchVersion(Http404):
    """None of these numbers, or not all, is a version that the reader may see."""

    def __init__(self, code: Code, *numbers: int) -> None:
        super().__init__()
        self.code = code
        self.numbers = numbers


def versions_of(code: Code, *numbers: int) -> list[Version]:
    """The versions with these numbers. Raises NoSuchVersion."""
    if any(number not in code.versions for number in numbers):
        raise NoSuchVersion(code, *numbers)
    return [code.versions[number] for number in numbers]


def names_nearest(view: View[P]) -> View[P]:
    """Answers NoSuchVersion with the page that leads to the nearest that is there."""

    @wraps(view)
    def wrapper(request: PersonRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchVersion as absent:
            return _page(request, absent)

    return wrapper


def _page(request: PersonRequest, absent: NoSuchVersion) -> HttpResponse:
    numbers = list(absent.code.versions)
    pair = nearest_pair(numbers, *absent.numbers) if len(absent.numbers) == 2 else None
    context = {
        "policy": absent.code.policy,
        "pair": pair,
        "number": None if pair else nearest(numbers, absent.numbers[0]),
    }
    return render(request, "policy/no_version.html", context, status=404)
