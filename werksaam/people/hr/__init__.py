"""The list of people from HR: read, compared with what is known, applied.

`reading` and `comparing` are pure; `known` asks the database; `applying` is the act.
"""
