"""What a rule on a wall says beside its line, so that one understands it there."""

from __future__ import annotations

import pytest
import yaml

from policy.exporting.short_rules import has_limit, said_of
from tests.factories.policy import EXPLANATIONS

SHIPPED = yaml.safe_load(EXPLANATIONS)


@pytest.mark.parametrize(
    ("eid", "said"),
    [
        (
            "art_3__para_1",
            "Wilt u de naam WerkSaam in uw accountnaam zetten? "
            "Dat mag niet, behalve als de communicatieadviseur het vooraf goedkeurt.",
        ),
        (
            "art_4__para_2",
            "U mag kennis en informatie delen. "
            "Dat mag alleen als de informatie niet vertrouwelijk is.",
        ),
        ("art_6__para_4", "Maakt u een fout? Dan verbetert u die snel en goed."),
        (
            "art_6__para_6",
            "Ziet u een negatief bericht over WerkSaam? "
            "Dan moet u dat doorsturen naar het secretariaat of de communicatieadviseur.",
        ),
    ],
)
def test_it_goes_on_until_the_rule_is_told(eid: str, said: str) -> None:
    assert said_of(SHIPPED[eid]["kind"], SHIPPED[eid]["nl"]) == said


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_prohibition_and_limit_that_ships_is_told(language: str) -> None:
    bodies = [one[language] for one in SHIPPED.values() if one["kind"] == "mag-niet"]

    assert [body for body in bodies if not has_limit(said_of("mag-niet", body))] == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", ""),
        ("Zonder punt", "Zonder punt"),
        ("Alleen een vraag?", "Alleen een vraag?"),
        ("Eén zin\nover twee regels. Nog een.", "Eén zin over twee regels."),
        ("Bel om 9.30 uur of bijv. later. Of niet.", "Bel om 9.30 uur of bijv. later."),
        ("Vraagt u: ‘Mag dit?’ Dan belt u. Meer.", "Vraagt u: ‘Mag dit?’ Dan belt u."),
    ],
)
def test_a_body_of_any_shape_gives_whole_sentences(body: str, said: str) -> None:
    assert said_of("moet", body) == said
