"""A draft of an amendment in the demo: an example, adopted by nobody; and the flags of the code.

The changes are a handful that could be made: clearer words, a lid more, one split, one that is
not needed any more. One reference is left to be mended, so that it can be seen.
"""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from policy import judging
from policy.drafting import operations
from policy.drafting.beginning import begin
from policy.drafting.changing import Operation, Shown, change
from policy.drafting.parts import Outline
from policy.models import Version
from policy.parsing import flags
from policy.queries_flags import unjudged
from werksaam.people.models import User

from .people import Cast
from .telling import Step, moment
from .versions import the_version

NOTE = "Voorbeeld, niet vastgesteld"
REMARKS = {
    flags.CONSENT_FAR_FROM_ADOPTION: (
        "Voorbeeld voor de demo: de OR bevestigt dat de instemming over deze tekst gaat."
    ),
    flags.ENTRY_INTO_FORCE_UNKNOWN: "De dag van bekendmaking staat bij de data van deze versie.",
    flags.WITHDRAWN_TWICE: "Het staat er dubbel, maar het spreekt elkaar niet tegen.",
    flags.CITATION_TITLE_DIFFERS: "Het is duidelijk welke regeling bedoeld is. Zo vastgesteld.",
}
CLEARER = (
    "Dreigt een online discussie te ontsporen, dan neemt de medewerker direct contact op met "
    "zijn/haar leidinggevende om de te volgen strategie te bespreken. Buiten kantoortijd belt de "
    "medewerker de dienst die dan bereikbaar is."
)
NEW = (
    "Twijfelt de medewerker of een onderwerp vertrouwelijk is, dan vraagt hij/zij dat eerst aan "
    "de communicatieadviseur."
)


def judge_what_is_odd(by: User, version: Version) -> None:
    """Whoever enters the code says of everything odd in it why it may stay."""
    for one in unjudged(version):
        judging.judge(
            by=by,
            version=version,
            code=one.flag.code,
            values_sha256=one.values_sha256,
            remark=REMARKS[one.flag.code],
        )


def steps(cast: Cast, today: int) -> list[Step]:
    """The draft is begun a few days before the day `today` of the story, and worked on."""
    return [Step(moment(cast.day(today - 4), "14:10"), partial(_amend, cast["Communicatie 1"]))]


def _amend(by: User) -> None:
    draft = begin(by=by, version=the_version(), note=NOTE)
    lid, discussion = _key(draft, "art_4__para_3"), _key(draft, "art_4__para_8")
    at = draft.texts.get(eid="art_4__para_3").text.index("Hierin")
    in_private, again = _key(draft, "art_5__para_1"), _key(draft, "art_6__para_8")
    done: tuple[tuple[str, Operation], ...] = (
        ("edit", partial(operations.edit, key=discussion, heading="", text=CLEARER)),
        ("split", partial(operations.split, key=lid, at=at, mint=_mint)),
        ("add", partial(_new_lid, key=in_private)),
        ("lapse", partial(operations.lapse, key=again, keep_number=False)),
    )
    for what, do in done:
        change(by=by, version=draft, what=what, shown=Shown(), do=do)


def _new_lid(outline: Outline, key: str) -> operations.Outcome:
    return operations.add(outline, key, place="after", kind="paragraph", text=NEW, mint=_mint)


def _key(draft: Version, eid: str) -> str:
    return str(draft.texts.get(eid=eid).provision_id)


def _mint() -> str:
    return str(uuid4())
