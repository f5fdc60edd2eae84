"""Which roles a person has. Read from the grants, so taking one away works at once."""

from django.db.models import QuerySet

from .models import DESK, Role, User


def roles_of(person: User) -> frozenset[Role]:
    """The roles that `person` has now; one query for each instance, so for each request."""
    return person.held_roles


def has_role(person: User, *roles: Role) -> bool:
    """Whether `person` has one of `roles`."""
    return not roles_of(person).isdisjoint(roles)


def is_desk(person: User) -> bool:
    """Whether `person` works at the communications desk."""
    return has_role(person, *DESK)


def people_with(*roles: Role) -> QuerySet[User]:
    """Active people who have one of `roles`, each once, by identifier."""
    return User.objects.filter(
        pk__in=User.objects.filter(
            role_grants__role__in=roles, role_grants__revoked_at__isnull=True
        ).values("pk"),
        is_active=True,
    ).order_by("pk")
