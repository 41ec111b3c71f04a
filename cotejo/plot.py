"""Timelines as charts: what is drawn of each point, and the Vega-Lite specification of the whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from cotejo.requiring import require
from queries.days import parse
from queries.words import metric_words, subject_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from queries.point import Consensus, Point
    from queries.timeline import Timeline

WIDTH, HEIGHT = 820, 400

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
"""The colours of Okabe and Ito (Color Universal Design, 2008), which people who confuse colours can tell apart; their
yellow is left out, for it is hard to see on white."""

GREY = "#767676"
FEWEST = 8
"""Points from which on it can be said which of them are far out."""

FLATTENED = 1.6
"""Times that the picture may be higher for the sake of points that are far out."""

REST = "other definitions"
UNNAMED = "as stated"
MANY = 400
"""Points from which on they are drawn small and see-through, so that where they crowd is seen."""

Datum = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Plot:
    """What is drawn.

    Attributes:
        title: what the figures are.
        unit: of the vertical axis.
        points: one a figure, each with the key of its sentence.
        bands: one a consensus.
        sources: the point of each key, in the same order as the points.
        undated: points that cannot be drawn, for nothing says when they apply or were said.
    """

    title: str
    unit: str
    points: tuple[Datum, ...]
    bands: tuple[Datum, ...]
    sources: tuple[Point, ...]
    undated: int


def plot(lines: Sequence[Timeline]) -> Plot:
    """Return what is drawn of one timeline, or of several in one picture.

    Figures in other units than most have would need an axis of their own and are left out of the picture.
    """
    every = [(line, point) for line in lines for point in (*line.points, *line.forecasts)]
    unit = _commonest([point.unit or "" for _, point in every])
    shown = [(line, point) for line, point in every if (point.unit or "") == unit and point.value is not None]
    dated = [(line, point) for line, point in shown if point.applies is not None and parse(point.applies)]
    names = _names(dated, several=len(lines) > 1)
    frame = _frame([point for _, point in dated])
    points = tuple(
        _datum(number, point, names[line.subject, point.definition], frame)
        for number, (line, point) in enumerate(dated)
    )
    bands = tuple(_bands(lines, unit, names, frame))
    return Plot(_title(lines), unit, points, bands, tuple(point for _, point in dated), len(shown) - len(dated))


def _frame(points: Sequence[Point]) -> tuple[float, float]:
    """Return the values between which the picture is drawn: all of them, unless a few would flatten all others.

    What is far from its own period, or three interquartile ranges from the whole, does not decide where the axis ends.
    """
    every = sorted(point.value for point in points if point.value is not None)
    usual = sorted(point.value for point in points if point.value is not None and not point.outlier)
    if len(usual) < FEWEST:
        return (every[0], every[-1]) if every else (0.0, 0.0)
    low, _, high = quantiles(usual, n=4, method="inclusive")
    reach = 3 * (high - low)
    inside = [value for value in usual if low - reach <= value <= high + reach]
    flat = every[-1] - every[0] > FLATTENED * (inside[-1] - inside[0]) > 0
    return (inside[0], inside[-1]) if flat else (every[0], every[-1])


def _commonest(values: Sequence[str]) -> str:
    return max(sorted(set(values)), key=values.count, default="")


def _title(lines: Sequence[Timeline]) -> str:
    metrics = dict.fromkeys(metric_words(line.metric) for line in lines)
    what = " and ".join(metrics)
    if len(lines) > 1:
        return f"{what[0].upper()}{what[1:]}"
    return f"{what[0].upper()}{what[1:]} of {subject_words(lines[0].subject)}"


def _names(shown: Sequence[tuple[Timeline, Point]], *, several: bool) -> dict[tuple[str, tuple[str | None, ...]], str]:
    """Return what each series is called: its subject where there are several, and what sets its figures apart.

    More series than there are colours are one, in grey: their points still say what they are.
    """
    keys = [(line.subject, point.definition) for line, point in shown]
    ranked = sorted(set(keys), key=lambda key: (-keys.count(key), str(key)))
    names = {}
    for rank, (subject, definition) in enumerate(ranked):
        parts = ([_called(subject)] if several else []) + [each for each in definition[1:] if each]
        names[subject, definition] = (", ".join(parts) or UNNAMED) if rank < len(PALETTE) else REST
    return names


def _called(subject: str) -> str:
    words = subject_words(subject)
    return words.removeprefix("the ")


def _datum(number: int, point: Point, series: str, frame: tuple[float, float]) -> Datum:
    first = point.sources[0]
    earlier = point.revises
    days = parse(point.applies or "")
    voices = len({source.doc for source in point.sources})
    notes = [
        *(["far from the others"] if point.outlier else []),
        *([f"revises {_interval(earlier.low, earlier.high)} of {earlier.said}"] if earlier else []),
        *([f"{voices} texts say so"] if voices > 1 else []),
    ]
    return {
        "key": f"s{number}",
        "url": f"#s{number}",
        "applies": date.fromordinal((days.first + days.last) // 2).isoformat() if days else None,
        "about": first.claim.as_of or "not told",
        "said": point.said,
        "value": point.value,
        "shown": None if point.value is None else min(max(point.value, frame[0]), frame[1]),
        "beyond": point.value is not None and not frame[0] <= point.value <= frame[1],
        "low": max(point.low if point.low is not None else point.value or 0.0, frame[0]),
        "high": min(point.high if point.high is not None else point.value or 0.0, frame[1]),
        "series": series,
        "status": "actual" if point.status == "actual" else "forecast or target",
        "figure": " ".join(first.claim.value_text.split()),
        "sentence": _cut(" ".join(first.sentence.split())),
        "source": first.publisher or first.doc,
        "note": "; ".join(notes),
        "outlier": point.outlier,
        "before": None if earlier is None else _middle(earlier.low, earlier.high),
        "before_said": None if earlier is None else earlier.said,
    }


LONGEST = 220
"""Characters of a sentence that are shown where a point is pointed at; the page holds all of it."""


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else f"{sentence[:LONGEST].rsplit(' ', 1)[0]} …"


def _middle(low: float | None, high: float | None) -> float | None:
    ends = [end for end in (low, high) if end is not None]
    return sum(ends) / len(ends) if ends else None


def _interval(low: float | None, high: float | None) -> str:
    ends = ["…" if end is None else f"{end:g}" for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else "–".join(ends)


def _bands(
    lines: Sequence[Timeline],
    unit: str,
    names: dict[tuple[str, tuple[str | None, ...]], str],
    frame: tuple[float, float],
) -> Iterator[Datum]:
    for line in lines:
        for agreed in line.consensus:
            series = names.get((line.subject, _definition(agreed)))
            if (agreed.unit or "") == unit and series not in {None, REST}:
                after = date.fromordinal(date.fromisoformat(agreed.end).toordinal() + 1).isoformat()
                yield {
                    "start": agreed.start,
                    "end": after,
                    "median": agreed.median,
                    "low": max(agreed.low, frame[0]),
                    "high": min(agreed.high, frame[1]),
                    "count": agreed.count,
                    "series": series,
                    "status": "actual" if agreed.status == "actual" else "forecast or target",
                }


def _definition(agreed: Consensus) -> tuple[str | None, ...]:
    return agreed.unit, agreed.part, agreed.basis, agreed.period, agreed.counterpart


def specification(drawn: Plot, *, clock: str = "applies", interactive: bool = False) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart.

    Args:
        drawn: what is drawn.
        clock: ``applies`` or ``said``: what the horizontal axis shows.
        interactive: whether the reader can switch clocks, zoom, and go to a point's sentence.
    """
    alt = require("altair", "charts")
    chosen = alt.param(
        name="clock",
        value=clock,
        bind=alt.binding_radio(
            options=["applies", "said"], labels=["when it applies", "when it was said"], name="Time: "
        )
        if interactive
        else alt.Undefined,
    )
    layers = [*_band_layers(alt, drawn, clock, interactive=interactive), *_point_layers(alt, drawn)]
    chart = (
        alt.layer(*layers)
        .add_params(chosen)
        .properties(width="container" if interactive else WIDTH, height=HEIGHT, title=heading(drawn))
        .configure(font="sans-serif", background="white")
        .configure_view(stroke=None)
        .configure_axis(grid=True, gridColor="#e6e6e6", domainColor="#767676", tickColor="#767676", labelFontSize=11)
        .configure_title(anchor="start", fontSize=15, subtitleFontSize=11, subtitleColor="#555555", offset=12)
        .configure_legend(labelLimit=260, labelFontSize=11, symbolOpacity=1)
    )
    if interactive:
        chart = chart.interactive(bind_y=False)
    specified: dict[str, Any] = chart.to_dict()
    if interactive:
        del specified["title"]  # the page says it, in letters that fit the screen
    return specified | {"datasets": {"points": list(drawn.points), "bands": list(drawn.bands)}}


def heading(drawn: Plot) -> dict[str, Any]:
    """Return what a chart shows: its title, and how it is to be read."""
    parts = [f"{len(drawn.points):,} figures"]
    if drawn.bands:
        parts.append("line and band: median and middle half of a period's independent sources")
    if any(each["outlier"] and not each["beyond"] for each in drawn.points):
        parts.append("ringed: far from the others")
    if beyond := sum(each["beyond"] for each in drawn.points):
        parts.append(f"triangles at the edge: {beyond:,} beyond it")
    return {"text": drawn.title, "subtitle": "; ".join(parts)}


def _colour(alt: Any, drawn: Plot) -> Any:
    counted = [each["series"] for each in drawn.points]
    names = sorted(set(counted) - {REST}, key=lambda name: (-counted.count(name), name))
    domain = [*names, *([REST] if REST in counted else [])]
    colours = [*PALETTE[: len(names)], GREY][: len(domain)]
    legend = alt.Legend(title=None, orient="bottom", columns=2) if len(domain) > 1 else None
    return alt.Color("series:N", scale=alt.Scale(domain=domain, range=colours), legend=legend)


def _band_layers(alt: Any, drawn: Plot, clock: str, *, interactive: bool) -> list[Any]:
    """The consensus of each period; it is of the time that figures apply to, so it goes when the other is shown."""
    if not drawn.bands or (clock != "applies" and not interactive):
        return []
    base = alt.Chart(alt.NamedData("bands")).transform_filter("clock == 'applies'")
    tooltip = [
        alt.Tooltip("series:N", title="series"),
        alt.Tooltip("start:T", title="from"),
        alt.Tooltip("count:Q", title="sources"),
        alt.Tooltip("median:Q", title="median"),
        alt.Tooltip("low:Q", title="first quartile"),
        alt.Tooltip("high:Q", title="third quartile"),
    ]
    shared = {
        "x": alt.X("start:T", scale=alt.Scale(type="utc", padding=14)),
        "x2": alt.X2("end:T"),
        "color": _colour(alt, drawn),
        "tooltip": tooltip,
    }
    dash = alt.condition("datum.status == 'actual'", alt.value([1, 0]), alt.value([4, 3]))
    return [
        base.mark_rect(opacity=0.18).encode(y=alt.Y("low:Q"), y2=alt.Y2("high:Q"), **shared),
        base.mark_rule(strokeWidth=2, opacity=0.75).encode(y=alt.Y("median:Q"), strokeDash=dash, **shared),
    ]


def _point_layers(alt: Any, drawn: Plot) -> list[Any]:
    many = len(drawn.points) > MANY
    base = alt.Chart(alt.NamedData("points")).transform_calculate(
        when="toDate(clock == 'applies' ? datum.applies : datum.said)",
        before_when="toDate(clock == 'applies' ? datum.applies : datum.before_said)",
    )
    # Days are days everywhere: in the reader's time zone they would begin the evening before.
    axis = alt.X(
        "when:T", title=None, scale=alt.Scale(type="utc", padding=14), axis=alt.Axis(labelOverlap=True, tickCount=8)
    )
    value = alt.Y("shown:Q", title=drawn.unit or None, scale=alt.Scale(zero=False, nice=False, padding=12))
    colour = _colour(alt, drawn)
    shape = alt.Shape(
        "status:N",
        scale=alt.Scale(domain=["actual", "forecast or target"], range=["circle", "diamond"]),
        legend=alt.Legend(title=None, orient="bottom", symbolFillColor="transparent", symbolStrokeColor="#333333")
        if any(each["status"] != "actual" for each in drawn.points)
        else None,
    )
    tooltip = [
        alt.Tooltip(f"{name}:N", title=title)
        for name, title in (
            ("figure", "figure"),
            ("about", "applies"),
            ("said", "said"),
            ("source", "source"),
            ("status", "status"),
            ("series", "series"),
            ("note", "note"),
            ("sentence", "sentence"),
        )
    ]
    layers = [
        base.transform_filter("datum.low < datum.high")
        .mark_rule(strokeWidth=4, opacity=0.3 if not many else 0.12, strokeCap="round")
        .encode(x=axis, y=alt.Y("low:Q"), y2=alt.Y2("high:Q"), color=colour),
        *(
            base.transform_filter(f"datum.status {sign} 'actual' && !datum.beyond")
            .mark_point(size=22 if many else 64, strokeWidth=1.5, filled=filled, opacity=0.4 if many else 0.85)
            .encode(x=axis, y=value, color=colour, shape=shape, tooltip=tooltip, href="url:N")
            for sign, filled in (("==", True), ("!=", False))
        ),
    ]
    for above, turned in ((True, "triangle-up"), (False, "triangle-down")):
        if any(each["beyond"] and (each["value"] > each["shown"]) is above for each in drawn.points):
            sign = ">" if above else "<"
            edge = base.transform_filter(f"datum.beyond && datum.value {sign} datum.shown")
            edge = edge.mark_point(shape=turned, size=70, filled=True, opacity=0.8)
            layers.append(edge.encode(x=axis, y=value, color=colour, tooltip=tooltip, href="url:N"))
    if any(each["before"] is not None for each in drawn.points):
        moved = base.transform_filter("isValid(datum.before)").mark_rule(strokeDash=[3, 3], color="#333333")
        layers.append(moved.encode(x=axis, x2=alt.X2("before_when"), y=alt.Y("before:Q"), y2=alt.Y2("shown:Q")))
    if any(each["outlier"] and not each["beyond"] for each in drawn.points):
        ring = base.transform_filter("datum.outlier && !datum.beyond").mark_point(
            size=90 if many else 190, strokeWidth=1.2, color="#000000", shape="circle"
        )
        layers.append(ring.encode(x=axis, y=value))
    return layers
