"""Handing out a version: one file per format, each a pure function of a `Document`.

`policy.queries.document` makes the document of a stored version.
"""

from .document import Document
from .json_tree import import_to_json, to_json
from .markdown import to_markdown
from .plain_text import to_plain_text

__all__ = ["Document", "import_to_json", "to_json", "to_markdown", "to_plain_text"]
