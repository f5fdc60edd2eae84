"""What decisions put into a register: permissions of third parties.

A register is filled by decisions alone (`registering`), and a row ends once. Whatever is
shown of one goes through its question of who may see it (`queries_permissions.seen_by`):
a list, count, page or mail past it would show names of customers to whoever passes by.
Whether a row holds is reckoned from its days (`standing`), never stored; the same rule in
SQL is in `queries_permissions`, and a test holds the two together.
"""
