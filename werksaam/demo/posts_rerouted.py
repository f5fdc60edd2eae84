"""The reports of the demo that turn out to be of another kind: one goes on, one is asked about."""

from __future__ import annotations

from .posts import C2, ReportPlan, Turn

REROUTED = (
    ReportPlan(
        reporter="Medewerker 2",
        platform="facebook",
        quote="In de groep van de kantine loopt het uit de hand. Iedereen valt elkaar aan.",
        why=("other",),
        days_ago=1,
        time="09:40",
        address="https://facebook.example/groep/gesprek-311",
        turns=(
            Turn(15, "claim", C2),
            Turn(
                25,
                "reroute",
                C2,
                (
                    "ontsporende-discussie",
                    "Dit is een gesprek dat ontspoort. Uw leidinggevende spreekt met u af wat "
                    "u doet.",
                ),
            ),
            Turn(50, "agree", "Medewerker 2"),
        ),
    ),
    ReportPlan(
        reporter="Medewerker 1",
        platform="linkedin",
        quote="Onder mijn bericht over de groenploeg gaat het al de hele ochtend heen en weer.",
        why=("other",),
        minutes_ago=130,
        address="https://linkedin.example/posts/groenploeg-2",
        turns=(
            Turn(20, "claim", C2),
            Turn(
                35,
                "reroute",
                C2,
                (
                    "ontsporende-discussie",
                    "U zit zelf in dit gesprek. Dan helpt het om met uw leidinggevende een "
                    "strategie af te spreken.",
                ),
            ),
        ),
    ),
)
