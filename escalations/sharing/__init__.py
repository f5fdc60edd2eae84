"""What a phone shares with the portal becomes a draft, and never more than that.

`reading` is pure: text in, address and words out. `receiving` makes the draft. What may be
changed here: which words become which answer, and how many drafts one may begin in an hour.
What breaks: a share carries no token of a form (decision 0034), so nothing here may send,
show or change anything but a draft of who shares.
"""
