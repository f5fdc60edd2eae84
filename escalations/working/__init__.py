"""Handlers working together on a case: giving it to a colleague, asking one to look, saying
that two cases belong together, taking its whole file out of the portal.

Whatever is shown, named, mailed or linked here goes through the one rule of sight
(`access.visible_cases`), for both cases of a link. What may be changed freely: who is offered
in a form, words, mails, and how records are told in a file (`file_page`). What breaks when
changed: a link or a mention that is found without that rule tells of cases that people must
not know of (bar 5); violations are linked to nothing, because that would be a search across
cases for one person (bar 23); a record of a case that `access._CASE_OF` does not name is in no
file; names of files in the ZIP stand in the README that goes with it, and change together.
"""
