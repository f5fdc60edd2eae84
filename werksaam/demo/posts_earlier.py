"""Small posts of the first weeks of the demo, soon dealt with: so that there is something to count.

Figures leave out groups of fewer than five, so a handful of reports shows nothing.
"""

from __future__ import annotations

from .posts import C1, C2, SEC, ReportPlan, Turn

_POSTS = (
    ("Arie Koopman", "facebook", "De winkel was om vijf voor vijf al dicht.", 50, "09:40"),
    ("Medewerker 2", "google", "Lang in de rij gestaan. Wel vriendelijk.", 48, "13:15"),
    ("Medewerker 3", "google", "Geen parkeerplaats bij de kringloop.", 45, "11:05"),
    ("Arie Koopman", "instagram", "Zij antwoorden nooit op berichtjes hier.", 43, "10:20"),
    ("Medewerker 2", "google", "De koffie in de hal is niet te drinken.", 38, "14:30"),
    ("Medewerker 3", "instagram", "Alweer een folder in mijn bus.", 35, "09:25"),
)
_WHY = "Klein en eenmalig. Reageren maakt het groter."


def _plan(number: int) -> ReportPlan:
    reporter, platform, quote, days_ago, time = _POSTS[number]
    by = (C1, C2, SEC)[number % 3]
    return ReportPlan(
        reporter=reporter,
        platform=platform,
        quote=quote,
        why=("unhappy_customer",),
        days_ago=days_ago,
        time=time,
        address=f"https://{platform}.example/klein/{number + 1}",
        turns=(
            Turn(10 + 7 * number, "claim", by),
            Turn(30 + 35 * number, "decide", by, ("no_response", _WHY)),
            Turn(40 + 35 * number, "close", by),
        ),
    )


EARLIER = tuple(_plan(number) for number in range(len(_POSTS)))
