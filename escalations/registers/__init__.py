"""Registers: what was approved or verified by a decision and is looked up afterwards.

What a handle may look like, and when two are the same, is in `handles`; where an entry
stands today is in `name_standing` and `permission_standing`. These are pure and their
tables may grow. An entry comes about by a decision alone (`approving`, `registering`), and
ends once: another way in would make an entry without a ground. Two handles that
`handles.normalised` makes one are one in the database too: changing that rule asks for a
migration of `AccountName.normalised_handle`, or entries stop being found.

Permissions go through the question of who may see them (`queries_permissions.seen_by`): a
list, count, page or mail past it would show names of customers to whoever passes by.
Whether one holds is reckoned from its days; the same rule in SQL is in `queries_permissions`,
and a test holds the two together.
"""
