"""Bringing a case to whoever knows more of it, who is chosen by name (4.7).

Sight goes with the turn (`Case.turn`): passing on starts a new one, and whoever received
the case in an earlier turn sees it no more. That rule stands in `access.visible_cases` and
in `attended`; change it there and here together, or a former recipient keeps sight.
"""
