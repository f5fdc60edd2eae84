"""The charts as SVG for on paper; on the screen the page draws them itself. Pure."""

from __future__ import annotations

from xml.sax.saxutils import escape

from .charts import BOTTOM, LEFT, RIGHT, TOP, WIDTH, Bars, Columns

INK, MUTED, TEAL, LINE = "#1B2430", "#4A5563", "#0B5351", "#C9CFD6"
FONT = "Source Sans 3"


def svg_of_bars(chart: Bars) -> str:
    """Horizontal bars with their words."""
    drawn = "".join(
        _text(0, bar.text_y, bar.label)
        + _text(WIDTH, bar.text_y, bar.said, "end")
        + _rect(0, bar.y, WIDTH, chart.thick, LINE)
        + _rect(0, bar.y, bar.width, chart.thick, TEAL)
        for bar in chart.bars
    )
    return _svg(drawn, max(chart.height, 1))


def svg_of_columns(chart: Columns) -> str:
    """Standing bars over time."""
    lines = _rect(LEFT, BOTTOM, RIGHT - LEFT, 1, MUTED) + _rect(LEFT, TOP, RIGHT - LEFT, 1, LINE)
    lines += _text(LEFT - 6, BOTTOM + 4, "0", "end") + _text(LEFT - 6, TOP + 4, chart.top, "end")
    drawn = "".join(
        _rect(one.x, one.y, one.width, one.height, TEAL)
        + _text(one.middle, one.y - 4, one.said, "middle")
        + _text(one.middle, BOTTOM + 18, one.label, "middle")
        for one in chart.columns
    )
    return _svg(lines + drawn, BOTTOM + 28)


def _svg(drawn: str, height: int) -> str:
    box = f"0 0 {WIDTH} {height}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{drawn}</svg>'


def _text(x: int, y: int, words: str | int, anchor: str = "start") -> str:
    attributes = f'x="{x}" y="{y}" text-anchor="{anchor}" font-family="{FONT}" font-size="13"'
    return f'<text {attributes} fill="{INK}">{escape(str(words))}</text>' if words != "" else ""


def _rect(x: int, y: int, width: int, height: int, fill: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>'
