"""The words and target times of a kind of report, as the desk keeps them.

What a kind is made of stays in its file (`escalations.kinds`), and with it every rule: who
receives it, its questions and outcomes, their ground. Here are only words (`places` says which)
and how many working hours an answer may take. Whatever the desk writes is a row that is added;
the latest holds, and of what someone was told: the one that held at that moment.

A place that is added to `places` shows on the pages of the desk by itself. What shows a text
of a kind must ask `kept` for it: `kinds.kind()` knows only what ships with the portal.
"""
