"""The queue: what needs someone first, in constant time, however many cases there are.

- `urgency`: which moment and which part of the queue a case stands at. Pure: change the rule here.
- `reported`: how bad and how widely seen a matter is, by the answers of its reporter. Pure.
- `placing`: the place of a case as its rows say it is; what was left behind is put right.
- `words`: the words that a case can be found by.
- `pages`: a page of fifty, and the one before and after it, without counting.
- `setting_aside`, `weighing`, `together`: the acts.

The place of a case (`queue_rank`, `urgent_at`) follows from other columns. `transitions.move` keeps
it; who writes a row that it follows from calls `placing.place` after that. Change a rule, and what
is stored is of the old one until `placing.place_due` has passed over it, within hours.
"""
