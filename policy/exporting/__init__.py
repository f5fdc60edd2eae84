"""Handing out a version: one file per format, each a pure function of a `Document`.

`policy.queries.document` makes the document of a stored version; `policy.handing_out` keeps
the files and knows when they change. What others rely on: the shape of the JSON (its JSON
Schema is published), that plain text imports again to the same tree, and that the XML is
valid by the schema of Akoma Ntoso. A new kind of provision has to go into each of them.
"""

from .akoma_ntoso import to_xml
from .document import Document
from .json_tree import import_to_json, to_json
from .markdown import to_markdown
from .plain_text import to_plain_text

__all__ = ["Document", "import_to_json", "to_json", "to_markdown", "to_plain_text", "to_xml"]
