"""What became of each provision from one version to the next: proposed by rule, said by people.

    words       how alike two texts are                     (pure)
    pairing     which provision goes on as which, and why   (pure)
    proposing   that, and what was split, merged, new, gone (pure)
    confirming  what a person says, kept for ever           (the act)

The rule may be changed freely: it is asked anew each time and nothing of it is stored but
its name (`Ground`) beside what a person confirmed. Names of grounds and kinds are stored,
so they are added to and never renamed. What a person confirmed is append-only; identities
are fixed with the adoption of a version, so a rule that is wrong after that stays wrong.
"""
