"""A source is given in by the desk, its structure put right by hand, and accepted as a draft.

    files     a file as bytes -> its text, or what is wrong with it   (the one seam to `sources`)
    keeping   the source under way: kept, corrected, accepted, gone   (the acts)

The text is kept as it was given and never edited: only what a line *is* can be corrected.
Nothing here is evidence until `importing.import_source` makes a version of it, so rows may be
changed and thrown away. Corrections are stored by line number of that text and by the value
of a `Mark`: a mark that goes away in `parsing` would lose what editors said of open sources.
"""
