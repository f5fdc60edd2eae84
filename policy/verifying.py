"""What `verify_audit` checks of the code itself: that its texts are still those of their hashes.

The trail keeps a version with its `text_sha256`, but not each provision; here
the hash is computed again from the provisions as people read them. What stands
around the text (which provision is which, references, repairs, flags) is held to
the `apparatus_sha256` in the event of the adoption. The scan of a paper form is held to
the hash in its row, which is in the trail.
"""

from __future__ import annotations

import hashlib

from werksaam.audit.queries import events_about
from werksaam.audit.verification import Report, register
from werksaam.stored_files import CannotStore, read

from .apparatus import apparatus_sha256
from .hashing import node_sha256, tree_sha256
from .models import PaperForm, Version
from .parsing.tree import Node, Tree
from .queries import version_tree

_ADOPTED = "version.adopted"


def check_texts(report: Report) -> None:
    """Name every version, and every provision, that is not as it was imported and adopted."""
    for version in Version.objects.order_by("pk"):
        where, tree = f"version {version.pk}", version_tree(version)
        if hashlib.sha256(version.source_text.encode()).hexdigest() != version.source_sha256:
            report.broken(where, "its source is not the one of its hash.")
        if tree_sha256(tree) != version.text_sha256:
            report.broken(where, "its text is not the one of its hash: a provision was changed.")
        _check_provisions(version, tree, report)
        _check_apparatus(version, report)


def _check_provisions(version: Version, tree: Tree, report: Report) -> None:
    """Explanations and reports name a provision by its own hash, so each must be right."""
    nodes: dict[str, Node] = {node.eid: node for node in tree.walk()}
    for text in version.texts.order_by("position"):
        node = nodes.get(text.eid)
        if node is None or text.sha256 != node_sha256(node):
            what = "is not the text of its hash, or stands elsewhere."
            report.broken(f"version {version.pk}, {text.eid}", what)


def _check_apparatus(version: Version, report: Report) -> None:
    adopted = [event for event in events_about([version]) if event.action == _ADOPTED]
    if adopted and adopted[-1].facts.get("apparatus_sha256") != apparatus_sha256(version):
        what = "the identities, references, repairs or flags of its provisions were changed."
        report.broken(f"version {version.pk}", what)


def check_scans(report: Report) -> None:
    """Name every paper form whose scan is changed or missing."""
    for pk, file, sha256 in PaperForm.objects.order_by("pk").values_list("pk", "file", "sha256"):
        try:
            found = hashlib.sha256(read(file)).hexdigest()
        except FileNotFoundError:
            report.broken(f"paper_form {pk}", "has lost its scan.")
        except CannotStore:
            report.broken(f"paper_form {pk}", "has a scan that can't be read.")
        else:
            if found != sha256:
                report.broken(f"paper_form {pk}", "has a scan that is not the one of its hash.")


def declare() -> None:
    """Register the checks; called when the app is ready."""
    register(check_texts)
    register(check_scans)
