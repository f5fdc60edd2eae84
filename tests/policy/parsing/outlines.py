"""A tree in a few readable lines, to compare with what a person expects."""

from __future__ import annotations

from policy.parsing import Node, Parsed

_LABELS = {"paragraph": "lid", "closing": "slot", "signatory": "naam"}


def outline(parsed: Parsed) -> str:
    """A line a part: kind, number, heading between [[ ]], text; repairs and flags below."""
    lines = [parsed.tree.title]
    for root in parsed.tree.roots:
        lines += _lines(root, "")
    lines += [f"~ {r.line}: {r.found!r} -> {r.repaired!r}" for r in parsed.repairs]
    lines += [f"! {flag.line}: {flag.code}" for flag in parsed.flags]
    return "\n".join(lines) + "\n"


def _lines(node: Node, indent: str) -> list[str]:
    kind = _LABELS.get(node.kind, node.kind)
    heading = f"[[{node.heading}]]" if node.heading else ""
    words = " ".join(filter(None, [kind, node.number, heading, node.text]))
    under = [line for child in node.children for line in _lines(child, indent + "  ")]
    return [indent + words, *under]
