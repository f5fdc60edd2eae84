"""Figures about reports: how many, about what, how fast, and what was decided. Aggregates only.

What may be changed here: periods, what is counted, how it is drawn. What breaks: a group of
fewer than five that is shown (bar 23, `grouping`); figures about one kind that only one person
handles, or about a team or a person; reports about people (`care`) in anything but the figures
of a whole calendar year. What is left out must stay out by subtraction too, so every list on a
page comes from the same told groups.
"""
