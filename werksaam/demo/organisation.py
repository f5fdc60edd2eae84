"""The invented organisation: three levels of teams, about sixty people.

Everyone whose address is in `KNOWN` can sign in with the password ``demo``.
Everyone else is there so that teams, figures and routing look like real ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from werksaam.people.models import Entity, Role

DOMAIN = "demo.werksaam.example"
PASSWORD = "demo"

WF, VL = Entity.WESTFRIESLAND, Entity.VERLONING


@dataclass(frozen=True)
class TeamPlan:
    """A team, the one above it, who manages it, and who else is in it."""

    name: str
    parent: str
    entity: Entity
    manager: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class KnownPerson:
    """Someone a visitor of the demo can sign in as."""

    login: str
    name: str
    roles: tuple[Role, ...] = field(default=())
    language: str = "nl"
    representative: bool = False


KNOWN = (
    KnownPerson("medewerker1", "Medewerker 1"),
    KnownPerson("medewerker2", "Medewerker 2"),
    KnownPerson("medewerker3", "Medewerker 3"),
    KnownPerson("leidinggevende1", "Leidinggevende 1", representative=True),
    KnownPerson("leidinggevende2", "Leidinggevende 2", representative=True),
    KnownPerson("communicatie1", "Communicatie 1", (Role.COMMS_ADVISER,)),
    KnownPerson("communicatie2", "Communicatie 2", (Role.COMMS_ADVISER,)),
    KnownPerson("secretariaat", "Secretariaat", (Role.SECRETARIAT,)),
    KnownPerson("directeur", "Directeur", (Role.DIRECTOR,), representative=True),
    KnownPerson("privacy", "Functionaris gegevensbescherming", (Role.PRIVACY_OFFICER,)),
    KnownPerson("auditor", "Auditor", (Role.AUDITOR,)),
    KnownPerson("beheer", "Functioneel beheer", (Role.ADMINISTRATOR,)),
    KnownPerson("trainer", "Samira el Idrissi", (Role.TRAINER,)),
)

TEAMS = (
    TeamPlan("Directie", "", WF, "Directeur", ()),
    TeamPlan(
        "Bedrijfsvoering",
        "Directie",
        WF,
        "Ingrid Vlaar",
        ("Functionaris gegevensbescherming", "Auditor"),
    ),
    TeamPlan("Werkplein", "Directie", WF, "Monique Haring", ()),
    TeamPlan("Verloning", "Directie", VL, "Joost Mantel", ()),
    TeamPlan(
        "Communicatie en secretariaat",
        "Bedrijfsvoering",
        WF,
        "Petra Kuiper",
        ("Communicatie 1", "Communicatie 2", "Secretariaat"),
    ),
    TeamPlan(
        "Personeel en administratie",
        "Bedrijfsvoering",
        WF,
        "Hans Beemster",
        ("Functioneel beheer", "Wilma Rood", "Samira el Idrissi", "Klaas Schermer", "Lotte Bijl"),
    ),
    TeamPlan(
        "Groen",
        "Werkplein",
        WF,
        "Leidinggevende 1",
        (
            "Medewerker 1",
            "Medewerker 2",
            "Arie Koopman",
            "Bilal Yildiz",
            "Cor Ooms",
            "Danuta Nowak",
            "Ed Groot",
            "Fatima Amrani",
            "Gerrit Spaans",
        ),
    ),
    TeamPlan(
        "Schoonmaak",
        "Werkplein",
        WF,
        "Leidinggevende 2",
        (
            "Medewerker 3",
            "Halima Osman",
            "Ineke Bood",
            "Jolanda Visser",
            "Karim Benali",
            "Lia Dekker",
            "Maria Rentenaar",
        ),
    ),
    TeamPlan(
        "Productie",
        "Werkplein",
        WF,
        "Nico Wagenaar",
        (
            "Olga Petrova",
            "Piet Mol",
            "Rachid Ouali",
            "Sjaak Langedijk",
            "Thea Bakker",
            "Ursula Klaver",
            "Vera Stam",
            "Willem Ruiter",
            "Yvonne Neefjes",
        ),
    ),
    TeamPlan(
        "Kringloop",
        "Werkplein",
        WF,
        "Zeynep Aydin",
        ("Adrie Botman", "Bep Hoek", "Chantal Ursem", "Dirk Kistemaker"),
    ),
    TeamPlan(
        "Detachering",
        "Verloning",
        VL,
        "Els Commandeur",
        (
            "Frank Laan",
            "Greet Schuitemaker",
            "Henk Tromp",
            "Irina Volkova",
            "Jan Knol",
            "Kitty Appelman",
        ),
    ),
    TeamPlan(
        "Post en bezorging",
        "Verloning",
        VL,
        "Luuk Jong",
        ("Marja Brouwer", "Nel Dudink", "Omar Farah"),
    ),
)

NO_MAIL_ADDRESS = frozenset(
    {"Piet Mol", "Bep Hoek", "Danuta Nowak", "Omar Farah", "Thea Bakker", "Henk Tromp"}
)
"""They sign in with their personnel number; Piet Mol can, with the same password."""

ADDRESS_GONE = "Frank Laan"
"""His mail comes back: an address like this never exists."""

SIGNS_IN_BY_NUMBER = "Piet Mol"
ENGLISH_READERS = frozenset({"Olga Petrova", "Irina Volkova"})
STARTED_LAST_WEEK = frozenset({"Omar Farah", "Vera Stam"})
ON_LEAVE = frozenset({"Lia Dekker", "Sjaak Langedijk"})
ON_DUTY = ("Communicatie 1", "Secretariaat")
"""Who of the desk has duty this week, and the next."""
LEFT_LAST_MONTH = "Ed Groot"
EXEMPT, EXEMPT_BY = "Gerrit Spaans", "Leidinggevende 1"
"""Who need not confirm, because the contract ends, and who decided that."""


def names() -> list[str]:
    """Everyone, managers first, in the order of the teams."""
    found = [name for team in TEAMS for name in (team.manager, *team.members)]
    return list(dict.fromkeys(found))


def address_of(name: str) -> str | None:
    """The mail address of a person of the demo, if they have one."""
    if name in NO_MAIL_ADDRESS:
        return None
    known = {person.name: person.login for person in KNOWN}
    login = known.get(name) or name.lower().replace(" ", ".")
    return f"{login}@{'vroeger.invalid' if name == ADDRESS_GONE else DOMAIN}"
