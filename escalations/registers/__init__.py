"""Registers: what was approved by a decision and is looked up afterwards.

What a handle may look like, and when two are the same, is in `handles`; where an entry
stands today in `standing`. Both are pure and their tables may grow with the platforms.
An entry comes about by a decision alone (`approving`), and ends once (`ending`,
`reviewing`): another way in would make an entry without a ground. Two handles that
`handles.normalised` makes one are one in the database too: changing that rule asks for a
migration of `AccountName.normalised_handle`, or entries stop being found.
"""
