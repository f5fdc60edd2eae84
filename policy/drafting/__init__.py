"""Drafting an amendment: from the text of one version to the text of the next.

    parts          a draft as a tree of parts that keep their identity       pure
    numbering      numbers that move up, close up or take a letter           pure
    naming         the eId of every part, from where it stands               pure
    operations     what an editor can do with the tree                       pure
    pointing       references that follow their provision, or go stale       pure
    sentences      where a text can be split                                 pure

    stored         the rows of a draft as a tree, and what belongs to it
    writing        a tree back to the rows, in one transaction
    changing, beginning, dropping, mending, undoing       one business act each

An operation may be added where it keeps `tests/policy/drafting/test_operations.py` true:
numbers and eIds stay unique, and every identity is kept or accounted for. Whoever changes
`naming` changes the addresses of provisions: it must give a text that was read by
`policy.parsing` the very eIds that the parser gave it.
"""
