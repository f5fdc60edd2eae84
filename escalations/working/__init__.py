"""Handlers working together on a case, and taking its whole file out of the portal.

What may be changed here: which records a file holds (`file_rows`) and how they are told
(`file_page`). What breaks: a record of a case that `access._CASE_OF` does not name is in no
file; names of files in the ZIP stand in the README that goes with it, and change together.
"""
