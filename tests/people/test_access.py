"""The decorators: sign in first; without the right, the 404 of what does not exist."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from tests.factories.people import person, sign_in, team
from werksaam.audit.models import SecurityEvent
from werksaam.people.access import PersonRequest, requires, requires_manager, signed_in
from werksaam.people.granting import grant_role, revoke_role
from werksaam.people.models import DESK, Role, User
from werksaam.people.roles import has_role, is_desk, people_with, roles_of

pytestmark = pytest.mark.django_db


@signed_in
def anyone(request: PersonRequest) -> HttpResponse:
    return HttpResponse(request.user.name)


@requires(Role.AUDITOR, Role.PRIVACY_OFFICER)
def trail(request: PersonRequest) -> HttpResponse:
    return HttpResponse("trail")


@requires_manager
def teams(request: PersonRequest) -> HttpResponse:
    return HttpResponse("teams")


def request_of(user: User | AnonymousUser) -> HttpRequest:
    request = RequestFactory().get("/some/page/?q=1")
    request.user = user
    return request


@pytest.mark.parametrize("view", [anyone, trail, teams])
def test_who_is_not_signed_in_goes_to_sign_in_and_back(view: object) -> None:
    assert callable(view)
    answer = view(request_of(AnonymousUser()))

    assert (answer.status_code, answer["Location"]) == (
        302,
        "/account/login/?next=/some/page/%3Fq%3D1",
    )


def test_signed_in_lets_anyone_in() -> None:
    assert anyone(request_of(person())).status_code == 200


@pytest.mark.parametrize(
    ("role", "may"),
    [(role, role in {Role.AUDITOR, Role.PRIVACY_OFFICER}) for role in Role],
)
def test_requires_lets_the_named_roles_in(role: Role, may: bool) -> None:
    request = request_of(person(roles=[role]))

    if may:
        assert trail(request).status_code == 200
    else:
        with pytest.raises(Http404):
            trail(request)


def test_requires_manager_lets_managers_in() -> None:
    boss = person()
    team(manager=boss)

    assert teams(request_of(boss)).status_code == 200


def test_requires_manager_shows_nothing_to_others() -> None:
    with pytest.raises(Http404):
        teams(request_of(person(roles=[Role.DIRECTOR])))


def test_role_taken_away_is_gone_on_the_next_request(client: Client) -> None:
    privacy = person(roles=[Role.PRIVACY_OFFICER])
    sign_in(client, privacy)
    before = client.get("/account/").context["account"].roles
    revoke_role(by=None, person=User.objects.get(pk=privacy.pk), role=Role.PRIVACY_OFFICER)

    after = client.get("/account/").context["account"].roles

    assert (len(before), after) == (1, ())
    with pytest.raises(Http404):
        trail(request_of(User.objects.get(pk=privacy.pk)))


def test_roles_cost_one_query_for_a_request(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    someone = User.objects.get(pk=person(roles=[Role.SECRETARIAT]).pk)

    with django_assert_num_queries(1):
        assert roles_of(someone) == {Role.SECRETARIAT}
        assert has_role(someone, Role.SECRETARIAT)
        assert is_desk(someone)


def test_new_role_is_seen_on_the_same_person_at_once() -> None:
    someone = person()
    roles_of(someone)
    grant_role(by=None, person=someone, role=Role.DIRECTOR)

    assert roles_of(someone) == {Role.DIRECTOR}


def test_people_with_a_role_are_each_named_once() -> None:
    both = person(roles=DESK)
    person(roles=[Role.DIRECTOR])

    assert list(people_with(*DESK)) == [both]


def test_a_refusal_is_in_the_security_log() -> None:
    someone = person()

    with pytest.raises(Http404):
        trail(request_of(someone))

    [noted] = SecurityEvent.objects.all()
    assert (noted.event, noted.person_id, noted.path) == ("refused", someone.pk, "")
