"""Every page there is, and who looks at it.

The pages are those of the table of routes, so a new route is looked at without
anyone adding it; beside them stand the pages in the states they can be in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from escalations.admitting import admit
from escalations.deciding import close, decide
from escalations.hearing import waive_hearing
from escalations.models import Case, Report
from escalations.submitting import save_draft, submit
from escalations.triage import claim, wait
from policy.addresses import address_of
from policy.giving_in.keeping import keep
from policy.models import ProvisionText, SourceDraft
from tests.architecture.route_table import RELATIONS, ROUTES, Row
from tests.architecture.scenario import Scenario, a_scenario
from tests.factories.amendments import a_dropped_draft
from tests.factories.discussions import DISCUSSION, decided
from tests.factories.discussions import a_draft as a_discussion_draft
from tests.factories.discussions import a_report as a_discussion_report
from tests.factories.escalations import KIND, a_report
from tests.factories.images import a_draft_with_images
from tests.factories.names import a_name_request
from tests.factories.policy import SLUG, changed_source, explain, imported_code
from tests.factories.violation import KIND as VIOLATION
from tests.factories.violation import answers
from tests.factories.violation import decide as decide_violation
from werksaam.people.models import User

NO_PAGES = (
    "health_",
    "manifest",
    "offline_worker",
    "receipt",
    "handout",
    "audit:key",
    "download",
    "draft_image",
    "attachment",
    "queue_news",
)
"""What is in a route's name when it gives a file, or an answer to a machine."""
FOR_EACH = ("home", "account")
"""Pages that every role sees differently."""
LOOKERS = ("reporter", "adviser", "manager", "auditor", "administrator", "anonymous")
"""Who looks at a page first, of those who may."""
NOT_FOUND = "/bestaat-niet/"
FAILING = ("/lost-race/", "/storage-full/", "/broken/", "/suspicious/", "/too-often/", NOT_FOUND)


@dataclass(frozen=True)
class Stage:
    """The scenario of the table of routes, and a case in each state."""

    scenario: Scenario
    cases: dict[str, Case]
    violations: dict[str, Case]
    discussions: tuple[Case, Case]

    @property
    def people(self) -> dict[str, User]:
        """Everyone, by relation."""
        return self.scenario.people


def a_stage() -> Stage:
    """A round runs, a draft version waits, and there is a case in every state."""
    scenario = a_scenario()
    adviser, version = scenario.people["adviser"], scenario.version
    imported_code(by=adviser, source=changed_source("nooit", "niet"))
    explain(version)
    cases = {state: _case(scenario, state) for state in STATES}
    return Stage(scenario, cases, _in_every_gate(scenario), _discussions(scenario))


def _discussions(scenario: Scenario) -> tuple[Case, Case]:
    """One that the manager has in hand, and one that was brought to the desk."""
    manager, by = scenario.people["manager"], scenario.people["colleague"]
    found = [
        claim(by=manager, case=a_discussion_report(by, address=f"https://x.example/d{n}").case)
        for n in range(2)
    ]
    decided(found[1], manager, "refer")
    return found[0], found[1]


STATES = ("open", "claimed", "waiting", "pending", "decided", "closed")


def _case(scenario: Scenario, state: str) -> Case:
    """A case that `colleague` reported, brought into a state."""
    adviser = scenario.people["adviser"]
    report = a_report(scenario.people["colleague"], address=f"https://x.example/{state}")
    case = report.case
    if state == "open":
        return case
    case = claim(by=adviser, case=case)
    if state == "waiting":
        return wait(by=adviser, case=case, revision=case.revision, report=report, question="Wie?")
    if state == "claimed":
        return case
    _decide(adviser, case, "respond_facts" if state == "pending" else "no_response")
    case.refresh_from_db()
    return close(by=adviser, case=case, revision=case.revision) if state == "closed" else case


def _decide(adviser: User, case: Case, outcome: str) -> None:
    decide(
        by=adviser,
        case=case,
        revision=case.revision,
        outcome=outcome,
        motivation="De feiten kloppen niet.",
        public_response="Wij zijn bereikbaar." if outcome == "respond_facts" else "",
        advice_to_reporter="Laat het rusten.",
    )


def every_page(stage: Stage) -> Iterator[tuple[str, str]]:
    """Who looks, and the address they open."""
    for name, row in ROUTES.items():
        if not name.startswith("POST ") and not any(part in name for part in NO_PAGES):
            path = reverse(name, args=row.arguments(stage.scenario))
            yield from ((who, path) for who in _lookers(name, row))
    yield from _forms(stage.scenario)
    yield from _handling(stage.cases)
    yield from _violations(stage.violations)
    yield from _discussing(stage)
    yield from _reading(stage.scenario)
    yield from _searching(stage.scenario)
    yield from _reading_together(stage.scenario)
    yield from _drafting(stage.scenario)
    yield from _explaining(stage.scenario)
    yield from _guidance()
    yield from _names(stage.scenario)
    yield from _responding(stage.scenario)


def _lookers(name: str, row: Row) -> list[str]:
    shown = [who for who in RELATIONS if row.expected(who) == 200]
    if name in FOR_EACH:
        return shown
    return [who for who in LOOKERS if who in shown][:1]


def _forms(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Every step of a report, with answers in it, and checking them."""
    reporter = scenario.people["reporter"]
    draft = a_draft_with_images(reporter, named=[scenario.people["colleague"].pk])
    for step in ("waar", "wat", "wie", "waarom", "bewijs", "controleren"):
        yield "reporter", f"/melden/{KIND}/{step}/?concept={draft.pk}"


def _handling(cases: dict[str, Case]) -> Iterator[tuple[str, str]]:
    """A case in every state: for who handles it, and for who reported it."""
    for case in cases.values():
        report = Report.objects.get(case=case)
        yield "adviser", case.get_absolute_url()
        yield "colleague", report.get_absolute_url()
        yield "colleague", f"{report.get_absolute_url()}verstuurd/"
    mine = cases["claimed"].get_absolute_url()
    yield "adviser", f"{mine}wijzer/?danger=yes"
    yield "adviser", f"{mine}besluit/?danger=yes"
    yield "adviser", f"{cases['pending'].get_absolute_url()}meelezen/"
    yield "secretary", cases["pending"].get_absolute_url()
    yield "secretary", f"{cases['pending'].get_absolute_url()}meelezen/"
    yield "adviser", f"{cases['closed'].get_absolute_url()}heropenen/"
    yield "adviser", "/werkvoorraad/?q=bestaat-niet"
    yield "administrator", "/meldingen/"  # nothing there


def _in_every_gate(scenario: Scenario) -> dict[str, Case]:
    """A violation by the colleague, before and after each gate. The reporter of the scenario has
    sent nearly all that one person may in an hour, so these are of the director.
    """
    people = scenario.people
    manager, subject = people["manager"], people["colleague"]
    found: dict[str, Case] = {"heard": scenario.violation}
    for state in ("open", "claimed", "admitted", "waived", "decided"):
        address = f"https://x.example/overtreding-{state}"
        draft = save_draft(
            by=people["director"], kind=VIOLATION, answers=answers(subject, address=address)
        )
        found[state] = submit(by=people["director"], draft=draft).case
        if state != "open":
            claim(by=manager, case=found[state])
        if state in {"admitted", "waived"}:
            admit(by=manager, case=found[state], revision=2, reason="Er is een foto.")
        if state == "waived":
            waive_hearing(by=manager, case=found[state], revision=3, reason="Onbereikbaar.")
        found[state].refresh_from_db()
    decide_violation(manager, found["decided"], "inadmissible")
    return found


def _violations(cases: dict[str, Case]) -> Iterator[tuple[str, str]]:
    """A violation at every gate: for its handler, its subject and its reporter."""
    for case in cases.values():
        yield "manager", case.get_absolute_url()
        report = Report.objects.get(case=case)
        yield ("reporter" if case == cases["heard"] else "director"), report.get_absolute_url()
    yield "manager", f"{cases['claimed'].get_absolute_url()}ontvankelijk/"
    yield "manager", f"{cases['claimed'].get_absolute_url()}later-vertellen/"
    yield "manager", f"{cases['claimed'].get_absolute_url()}besluit/"
    yield "manager", f"{cases['admitted'].get_absolute_url()}voorleggen/"
    yield "manager", f"{cases['admitted'].get_absolute_url()}niet-horen/"
    yield "manager", f"{cases['waived'].get_absolute_url()}besluit/"
    yield "colleague", cases["heard"].get_absolute_url()
    yield "colleague", cases["decided"].get_absolute_url()
    yield "colleague", f"{cases['decided'].get_absolute_url()}bezwaar/"
    yield "adviser", "/melden/overtreding/eerst/"
    yield "reporter", "/melden/overtreding/wie/"


def _discussing(stage: Stage) -> Iterator[tuple[str, str]]:
    """A derailing discussion: calling, checking, and the case in every state."""
    draft = a_discussion_draft(stage.people["reporter"])
    for page in ("bellen", "waar", "wat", "controleren"):
        yield "reporter", f"/melden/{DISCUSSION}/{page}/?concept={draft.pk}"
    agreed, others = stage.scenario.discussion, stage.discussions
    for who, case in (("reporter", agreed), *(("colleague", case) for case in others)):
        report = Report.objects.get(case=case)
        yield "manager", case.get_absolute_url()
        yield who, report.get_absolute_url()
        yield who, f"{report.get_absolute_url()}verstuurd/"
    in_hand, referred = stage.discussions
    yield "manager", f"{in_hand.get_absolute_url()}besluit/"
    yield "adviser", referred.get_absolute_url()
    yield "director", "/werkvoorraad/"  # nothing there


def _reading(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """The code on other days, to confirm, and as a draft; the trail when nothing fits."""
    code = f"/code/{scenario.version.policy.slug}"
    yield "colleague", f"{code}/"
    yield "colleague", f"{code}/v/1/bevestigen/"  # after saying no
    yield "adviser", f"{code}/v/1/bevestigen/"
    yield "reporter", f"/vragen/{scenario.answered.pk}/"
    yield "adviser", f"/beheer/vragen/{scenario.answered.pk}/"
    yield "colleague", "/vragen/"  # nothing there
    yield "reporter", f"{code}/?geldig=2016-06-01&zicht=2016-06-01"
    yield "reporter", f"{code}/?geldig=2016-06-01"
    yield "reporter", f"{code}/?geldig=gisteren"
    yield "adviser", f"{code}/vergelijk/1/2/?tekst=alles"
    yield "adviser", f"{code}/vergelijk/1/2/?weergave=naast-elkaar"
    yield "reporter", f"{code}/vergelijk/1/9/"
    yield "adviser", "/beheer/versies/2/veranderingen/"
    yield "adviser", f"{code}/v/2/"
    yield "adviser", f"{code}/v/2/downloaden/"
    yield "adviser", f"{code}/v/2/samenvatting/"
    yield "reporter", f"{code}/v/1.docx"  # no such file
    yield "adviser", "/beheer/versies/2/"
    yield "adviser", "/beheer/versies/2/herkomst/"
    yield "adviser", f"/beheer/versies/importeren/{_that_can_not_be_placed(scenario).pk}/"
    yield "secretary", "/beheer/versies/2/"
    yield "administrator", "/beheer/mensen/?q=zzz"
    yield "auditor", "/audit/?since=2030-01-01"
    yield "privacy_officer", "/audit/1/"


def _drafting(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Every operation on a provision of the draft; a draft that came to nothing."""
    dropped = a_dropped_draft(scenario.people["adviser"], scenario.version)
    text = scenario.amendment.texts.get(eid="art_4__para_4")
    page = f"/beheer/versies/{scenario.amendment.number}/opstellen/bepaling/{text.provision_id}/"
    for doing in ("verplaatsen", "nummeren", "splitsen", "samenvoegen", "vervallen"):
        yield "adviser", f"{page}{doing}/"
    yield "adviser", f"/beheer/versies/{scenario.amendment.number}/"
    yield "adviser", f"/beheer/versies/{dropped.number}/"
    yield "adviser", "/beheer/versies/1/opstellen/"  # fixed


def _that_can_not_be_placed(scenario: Scenario) -> SourceDraft:
    """A source with a line that fits nowhere."""
    text = changed_source("Artikel 3. Beleid", "Artikel 9. Beleid")
    return keep(by=scenario.people["adviser"], slug=SLUG, name="fout.txt", text=text)


def _searching(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """What is found, what is not, and a rule that is not there."""
    code = f"/code/{scenario.version.policy.slug}/"
    yield "reporter", f"{code}zoeken/?q=leidingevende"
    yield "adviser", f"{code}zoeken/?q=medewerker&versie=alle"
    yield "reporter", f"{code}zoeken/?q=klant+buitentreden"


def _reading_together(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """What was read together, for who read along, who it was with, and the desk."""
    yield "director", f"/samen-lezen/briefje/{scenario.reading.pk}/"
    yield "secretary", f"/bevestigingen/samen-gelezen/{scenario.reading.pk}/"
    yield "secretary", "/bevestigingen/"
    yield "adviser", f"/beheer/bevestigingen/{scenario.people['secretary'].pk}/"
    yield "adviser", "/beheer/bevestigingen/?q=sara"
    yield "adviser", "/beheer/bevestigingen/?q=bestaat-niet"


def _explaining(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Explanations of the draft, where some are stale; and an approved one to withdraw."""
    desk, approved = "/beheer/toelichtingen", scenario.explanation
    stale = ProvisionText.objects.filter(version__number=2, kind="paragraph").exclude(
        sha256__in=scenario.version.texts.values("sha256")
    )
    here = f"2/nl/{address_of(stale[0].eid)}/"
    yield "adviser", f"{desk}/?versie=2"
    yield "adviser", f"{desk}/{here}"
    yield "adviser", f"{desk}/schrijven/{here}"
    yield "secretary", f"{desk}/voorstel/{approved.pk}/intrekken/"


def _names(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Asking for an account name, the case, its answer, and what ended in the register."""
    yield "reporter", "/melden/accountnaam/naam/"
    yield "reporter", "/melden/accountnaam/waarvoor/"
    asked = a_name_request(scenario.people["reporter"], handle="WerkSaamFoto")
    yield "reporter", asked.get_absolute_url()
    yield "adviser", asked.case.get_absolute_url()
    yield "director", scenario.name_case.get_absolute_url()
    approved = Report.objects.get(case=scenario.name.decision.case_id)
    yield "colleague", approved.get_absolute_url()
    yield "adviser", "/accounts-register/?toon=niet-meer&q=zzz"
    yield "adviser", f"/accounts-register/{scenario.left_name.pk}/"


def _guidance() -> Iterator[tuple[str, str]]:
    """What the desk works on: of each kind a part that no route of the table shows."""
    desk = "/beheer/wegwijzer"
    yield "adviser", f"{desk}/bij-de-hand/"
    yield "secretary", f"{desk}/bij-de-hand/proef/"
    for part in ("begin/begin", "advies/private_werksaam"):
        yield "adviser", f"{desk}/mag-ik-dit-plaatsen/{part}/"
    for part in ("omschrijving/description", "kernwaarde/open", "onderwerp/news", "account/nieuw"):
        yield "adviser", f"{desk}/bij-de-hand/{part}/"


def _responding(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Cases with a response to place and a post to look at; the answers in each state."""
    yield "adviser", f"{scenario.case.get_absolute_url()}wijzer/?danger=no&hurtful=no&vraag=danger"
    yield "adviser", scenario.response.case.get_absolute_url()
    yield "adviser", scenario.watch.case.get_absolute_url()
    yield "secretary", f"{scenario.case.get_absolute_url()}reactie/"
    yield "adviser", "/beheer/antwoorden/?q=bestaat-niet"
    for who in ("adviser", "secretary"):
        yield who, f"/beheer/antwoorden/{scenario.waiting_answer.pk}/"
