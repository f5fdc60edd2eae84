"""Responding to a post: from the advice of the guide to looking again.

- `following` and `lengths` are pure: how a decision relates to the guide, and how long a
  response may be where.
- `drafting`: the response that is written before deciding.
- `placing`: where an approved response was placed, or why it was not.
- `watching` and `looking`: the day to look at a post again, and what was seen.
- `answers`: the library of approved answers.

A case can't be closed while a response waits to be noted or a post to be looked at
(`placing.must_be_noted`, `watching.must_be_looked`, called by `deciding.close`). Take these
calls away, and a response can be approved and forgotten. Nothing here places anything, or
fetches an address: a person does. Outcomes and their grounds are in the file of the kind.
"""
