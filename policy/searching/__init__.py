"""Searching the code: which provisions hold the words that someone asks for.

- `words`: how words are folded, stemmed and compared. Pure.
- `asking`: what someone typed, taken apart. Pure.
- `marking`: the stretch of a text to show, with what was found marked. Pure.
- `indexing`: stores which words stand in which text, once for each text.
- `sweeping`: throws away the words of what is gone.
- `vocabulary`: all words there are, held in this process.
- `meaning`: what people call things, and what the code calls them.
- `ranking`: which provisions answer best, wholly or in part. Pure.
- `finding`: from what was asked to the provisions, best first.

The index follows from texts, approved explanations and published answers, and holds nothing
else: all rows of it may be thrown away at any time, the next search makes them again. Who may
see what is not in it: `finding` gets the versions that the reader may see. Change how a word is
cut (`words.tokens`) only together with emptying the index: what is stored was cut the old way.
"""
