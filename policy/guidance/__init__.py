"""What the desk tells everyone beside the code: *Mag ik dit plaatsen?* and *Bij de hand*.

Pure: `words`, `guide` (questions and advice), `cards` (at hand), `walking`, `checking`,
`checking_cards`, `disclaimer`, `parts` (one part of a text under work), `differences`.
Then `queries`, and the acts `editing`, `publishing`, `importing`; `carrying` seals the answers
of whoever walks through the questions into the address, so that nothing is stored.

The shape of a text (`guide`, `cards`) is stored for ever in `Guidance.content`: a key may be
added with a value for what is older, never renamed, or earlier texts can't be read any more.
Nothing here may store or log what someone answered: the page promises it (decision 0029).
"""
