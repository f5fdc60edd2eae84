"""The reports of the demo: invented posts, and what became of each.

A `Turn` is something that happens to a report so many minutes after it was
sent; the verbs are those of `story.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Turn:
    """After `minutes`, `who` does `verb` with what stands in `words`."""

    minutes: int
    verb: str
    who: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportPlan:
    """A report: when (days ago and time, or minutes ago), by whom, of which post."""

    reporter: str
    platform: str
    quote: str
    why: tuple[str, ...]
    days_ago: int = 0
    time: str = ""
    minutes_ago: int = 0
    address: str = ""
    named: str = ""
    remark: str = ""
    screenshot: bool = False
    turns: tuple[Turn, ...] = field(default=())


C1, C2, SEC = "Communicatie 1", "Communicatie 2", "Secretariaat"

REPORTS = (
    ReportPlan(
        reporter="Arie Koopman",
        platform="google",
        quote="Eén ster. Spullen van de kringloop kwamen kapot aan.",
        why=("unhappy_customer",),
        days_ago=52,
        time="10:12",
        address="https://maps.example/reviews/kringloop-118",
        turns=(
            Turn(25, "claim", SEC),
            Turn(
                60,
                "decide",
                SEC,
                ("no_response", "De kringloop heeft de klant zelf gebeld en het opgelost."),
            ),
            Turn(70, "close", SEC),
        ),
    ),
    ReportPlan(
        reporter="Fatima Amrani",
        platform="facebook",
        quote="Al drie weken wachten op mijn loonstrook. Bij WerkSaam nemen ze niet eens op.",
        why=("facts_wrong", "unhappy_customer"),
        days_ago=45,
        time="13:40",
        address="https://facebook.example/groep/bericht-8790",
        remark="De loonstroken zijn vorige week verstuurd.",
        turns=(
            Turn(12, "claim", C1),
            Turn(20, "message", C1, ("Dank u wel. Wij zoeken het uit. Reageer nog niet.",)),
            Turn(35, "reply", "Fatima Amrani", ("Dat is goed. Ik wacht op uw bericht.",)),
            Turn(50, "note", C1, ("Salarisadministratie bevestigt: verstuurd op de 17e.",)),
            Turn(
                80,
                "decide",
                C1,
                (
                    "respond_facts",
                    "De loonstroken zijn verstuurd. Het bericht geeft de feiten onjuist weer.",
                    "Vervelend dat u uw loonstrook mist. Wij hebben alle loonstroken op de 17e "
                    "verstuurd. Belt u ons? Dan zoeken wij de uwe samen op.",
                ),
            ),
            Turn(95, "approve", C2),
            Turn(110, "place", C1, ("https://facebook.example/groep/loonstrook-1/reactie-4",)),
            Turn(120, "close", C1),
        ),
    ),
    ReportPlan(
        reporter="Halima Osman",
        platform="x",
        quote="Stelletje prutsers daar op kantoor. Vooral die ene bij de balie.",
        why=("staff_hurt",),
        days_ago=38,
        time="09:05",
        address="https://x.example/status/771203",
        turns=(
            Turn(30, "claim", C2),
            Turn(
                90,
                "decide",
                C2,
                (
                    "respond_hurt",
                    "De schrijver maakt een collega uit. Dat is kwetsend.",
                    "Wij horen graag wat er beter kan. Praat wel netjes over onze collega’s.",
                ),
            ),
            Turn(100, "send_back", C1, ("Graag korter, en zonder het woord ‘netjes’.",)),
            Turn(
                130,
                "decide",
                C2,
                (
                    "respond_hurt",
                    "De schrijver maakt een collega uit. Dat is kwetsend.",
                    "Wij horen graag wat er beter kan. Onze collega’s doen hun best voor u.",
                ),
            ),
            Turn(140, "approve", C1),
            Turn(160, "place", C2, ("https://x.example/werksaam/status/771260",)),
            Turn(180, "close", C2),
        ),
    ),
    ReportPlan(
        reporter="Karim Benali",
        platform="instagram",
        quote="WerkSaam? Nooit meer.",
        why=("other",),
        days_ago=30,
        time="15:20",
        address="https://instagram.example/p/werk-nooit",
        turns=(Turn(6, "withdraw", "Karim Benali"),),
    ),
    ReportPlan(
        reporter="Medewerker 1",
        platform="linkedin",
        quote="Ik hoor dat WerkSaam stopt met de groenploeg. Weet iemand meer?",
        why=("facts_wrong",),
        days_ago=24,
        time="11:30",
        address="https://linkedin.example/posts/groenploeg",
        turns=(
            Turn(15, "claim", C1),
            Turn(
                45,
                "decide",
                C1,
                ("monitor", "Het is een vraag. Er reageert nog niemand op. Wij houden het bij."),
            ),
            Turn(4440, "look", C1, ("Niemand heeft nog gereageerd.",)),
            Turn(4450, "close", C1),
        ),
    ),
    ReportPlan(
        reporter="Nico Wagenaar",
        platform="facebook",
        quote="Wacht maar tot ik die chef van jullie buiten tegenkom.",
        why=("staff_hurt", "other"),
        days_ago=17,
        time="08:50",
        address="https://facebook.example/reactie/4471",
        turns=(
            Turn(8, "claim", C1),
            Turn(20, "note", C1, ("Directeur gebeld. Die doet vandaag melding bij de politie.",)),
            Turn(
                40,
                "decide",
                C1,
                ("threat", "Het bericht bevat een bedreiging van een collega."),
            ),
            Turn(55, "close", C1),
        ),
    ),
    ReportPlan(
        reporter="Chantal Ursem",
        platform="google",
        quote="Bank gekocht, poot brak dezelfde avond. Winkel neemt de telefoon niet op.",
        why=("unhappy_customer",),
        days_ago=10,
        time="16:10",
        address="https://maps.example/reviews/kringloop-121",
        turns=(
            Turn(20, "claim", SEC),
            Turn(
                70,
                "decide",
                SEC,
                (
                    "respond_outside",
                    "De klant heeft gelijk. Artikel 6.7 geeft geen grond, maar opbellen helpt.",
                ),
            ),
            Turn(90, "close", SEC),
        ),
    ),
    ReportPlan(
        reporter="Medewerker 3",
        platform="facebook",
        quote="De schoonmakers van WerkSaam krijgen minder dan het minimumloon.",
        why=("facts_wrong",),
        minutes_ago=190,
        address="https://www.facebook.example/groep/bericht-8841?utm_source=share",
        screenshot=True,
        turns=(
            Turn(14, "claim", C1),
            Turn(
                40,
                "decide",
                C1,
                ("find_out_first", "Eerst vragen wij de salarisadministratie wat er klopt."),
            ),
            Turn(55, "note", C1, ("Personeelszaken kijkt de cao na. Antwoord volgt.",)),
        ),
    ),
    ReportPlan(
        reporter="Medewerker 1",
        platform="facebook",
        quote="De schoonmakers van WerkSaam krijgen minder dan het minimumloon.",
        why=("facts_wrong", "staff_hurt"),
        minutes_ago=100,
        address="https://facebook.example/groep/bericht-8841",
        screenshot=True,
        turns=(
            Turn(30, "message", C1, ("Dank u wel. Wij wisten ervan en zoeken uit wat klopt.",)),
        ),
    ),
    ReportPlan(
        reporter="Rachid Ouali",
        platform="instagram",
        quote="Die busjes rijden altijd te hard door de straat.",
        why=("unhappy_customer",),
        days_ago=3,
        time="10:30",
        turns=(
            Turn(40, "claim", C2),
            Turn(50, "wait", C2, ("Weet u nog in welke straat dit was?",)),
        ),
    ),
    ReportPlan(
        reporter="Frank Laan",
        platform="facebook",
        quote="Zo lang in de wacht, en dan opgehangen worden. Schandalig.",
        why=("unhappy_customer", "staff_hurt"),
        days_ago=2,
        time="10:05",
        address="https://facebook.example/reactie/4498",
    ),
    ReportPlan(
        reporter="Petra Kuiper",
        platform="linkedin",
        quote="Volgens WerkSaam hielpen ze 1.200 mensen aan werk. Dat is gelogen.",
        why=("facts_wrong",),
        minutes_ago=150,
        address="https://linkedin.example/posts/1200-mensen",
        turns=(
            Turn(10, "claim", C1),
            Turn(
                60,
                "decide",
                C1,
                (
                    "respond_facts",
                    "Het jaarverslag noemt 1.214 mensen. De schrijver heeft het mis.",
                    "In ons jaarverslag leest u hoe wij tellen: 1.214 mensen vonden werk.",
                ),
            ),
        ),
    ),
    ReportPlan(
        reporter="Jan Knol",
        platform="x",
        quote="Bij communicatie van WerkSaam weten ze van niks. Die van de pers ook niet.",
        why=("staff_hurt",),
        minutes_ago=75,
        address="https://x.example/status/771990",
        named=C2,
    ),
    ReportPlan(
        reporter="Medewerker 2",
        platform="facebook",
        quote="Waarom krijgt de verloning nooit een beurt in de krant?",
        why=("other",),
        minutes_ago=22,
        address="https://facebook.example/groep/bericht-8902",
        screenshot=True,
    ),
)
