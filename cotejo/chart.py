"""A chart as bytes: PNG, SVG, or one page that holds all that it needs and leads from each point to its sentence."""

from __future__ import annotations

import json
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from cotejo.plot import UNNAMED, heading, specification
from cotejo.requiring import require

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cotejo.plot import Plot
    from queries.point import Point

SCALE = 2.0
"""Pixels of a PNG for each of the chart's, so that it is sharp on screens and paper."""


def png(drawn: Plot, *, clock: str = "applies") -> bytes:
    """Return the chart as a PNG picture."""
    vegalite = require("vl_convert", "charts")
    data: bytes = vegalite.vegalite_to_png(specification(drawn, clock=clock), vl_version=_version(), scale=SCALE)
    return data


def svg(drawn: Plot, *, clock: str = "applies") -> bytes:
    """Return the chart as an SVG drawing."""
    vegalite = require("vl_convert", "charts")
    markup: str = vegalite.vegalite_to_svg(_without_links(specification(drawn, clock=clock)), vl_version=_version())
    return f"{markup}\n".encode()


def html(drawn: Plot, *, clock: str = "applies") -> bytes:
    """Return the chart as a page: with the libraries that draw it, and below it every sentence."""
    bundle: str = require("vl_convert", "charts").javascript_bundle(vl_version=_version())
    specified = specification(drawn, clock=clock, interactive=True)
    css = files("cotejo").joinpath("data", "chart.css").read_text(encoding="utf-8")
    script = files("cotejo").joinpath("data", "chart.js").read_text(encoding="utf-8")
    title = escape(drawn.title)
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{css}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{title}</h1>\n<p>{escape(heading(drawn)['subtitle'])}</p>\n</header>\n"
        f'<main>\n<div id="chart" role="group" aria-label="chart; the sentences of its points follow"></div>\n'
        f"<h2>Sentences</h2>\n{_sentences(drawn)}</main>\n"
        f'<script type="application/json" id="specification">{_inside_script(json.dumps(specified))}</script>\n'
        f"<script>{_inside_script(bundle)}</script>\n<script>\n{script}</script>\n</body>\n</html>\n"
    )
    return page.encode()


DRAWINGS = {"png": png, "svg": svg, "html": html}
"""What draws each format."""


def _version() -> str:
    """Return the version of Vega-Lite that altair writes, as vl-convert calls it: ``6.1``."""
    version: str = require("altair", "charts").SCHEMA_VERSION
    return ".".join(version.removeprefix("v").split(".")[:2])


def _without_links(specified: dict[str, Any]) -> dict[str, Any]:
    """Leave out links to sentences, which are in no drawing."""
    for layer in specified["layer"]:
        layer.get("encoding", {}).pop("href", None)
    return specified


def _inside_script(text: str) -> str:
    """Return text that no reader of HTML takes for the end of its script; elsewhere ``</`` may be an operator."""
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _sentences(drawn: Plot) -> str:
    listed = "".join(_sentence(datum, point) for datum, point in zip(drawn.points, drawn.sources, strict=True))
    return f"<ol>\n{listed}</ol>\n"


def _sentence(datum: Mapping[str, Any], point: Point) -> str:
    docs = dict.fromkeys(_source(source.doc, source.uri) for source in point.sources)
    first = point.sources[0]
    start = first.claim.start - first.claim.sentence_start
    end = first.claim.end - first.claim.sentence_start
    before, value, after = (escape(part) for part in _cut(first.sentence, start, end))
    told = [
        datum["series"] if datum["series"] != UNNAMED else "",
        f"applies: {datum['about']}",
        f"said: {datum['said']}" if datum["said"] else "",
        datum["status"],
        datum["note"],
    ]
    return (
        f'<li id="{datum["key"]}"><p lang="{escape(first.claim.lang)}">{before}<mark>{value}</mark>{after}</p>'
        f"<small>{escape('; '.join(filter(None, told)))} — {', '.join(docs)}</small></li>\n"
    )


def _cut(sentence: str, start: int, end: int) -> tuple[str, str, str]:
    return sentence[:start], sentence[start:end], sentence[end:]


def _source(doc: str, uri: str) -> str:
    """Return a document's name, as a link where it is on the web: only then does every reader have it."""
    name = escape(doc)
    return f'<a href="{escape(uri)}">{name}</a>' if uri.startswith(("https://", "http://")) else name
