"""An explanation as people read it: a tree for each sentence, with what was seen and what was weighed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cotejo.stating import stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table
    from rich.text import Text
    from rich.tree import Tree

    from nlp.explanation import Explanation, FigureReadings, Option, Seen

SHOWN = 4
"""Readings of a figure that a tree shows; the others are counted, and JSON Lines hold them."""

_HEADINGS = {
    "mention": "names",
    "anaphor": "stand for names",
    "cue": "name metrics",
    "time": "times",
    "topic": "inherited",
}


def tree(explanation: Explanation) -> Tree:
    """Return a sentence's explanation: what it was seen to hold, then each figure with its readings."""
    from rich.text import Text
    from rich.tree import Tree

    root = Tree(Text(" ".join(explanation.text.split()), "bold"), guide_style="dim")
    for line in _seen(explanation.seen):
        root.add(line)
    for figure in explanation.figures:
        branch = root.add(_headline(figure))
        branch.add(Text(figure.verdict))
        if figure.options:
            branch.add(_readings(figure))
    return root


def _seen(seen: tuple[Seen, ...]) -> Iterator[Text]:
    from rich.text import Text

    by_kind: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for each in seen:
        note = f" ({each.rule})" if each.kind in ("cue", "topic") and each.rule else ""
        by_kind[each.kind][" ".join(each.text.split())][each.meaning + note] = None
    for kind, heading in _HEADINGS.items():
        if kind in by_kind:
            shown = (f"{text} = {', '.join(told)}" if text else ", ".join(told) for text, told in by_kind[kind].items())
            yield Text.assemble((f"{heading}: ", "dim"), "; ".join(shown))


def _headline(figure: FigureReadings) -> Text:
    from rich.text import Text

    value = " ".join(figure.quantity.text.split())
    understood = [claim for claim in figure.claims if claim.metric]
    if not understood:
        return Text.assemble((value, "bold yellow"), "  not understood")
    return Text.assemble((value, "bold green"), "  ", " | ".join(map(stated, understood)))


def _readings(figure: FigureReadings) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("cost", justify="right", no_wrap=True)
    table.add_column("sure", justify="right", no_wrap=True)
    table.add_column("reading", overflow="fold", ratio=2)
    table.add_column("rests on", overflow="fold", ratio=3)
    for option in figure.options[:SHOWN]:
        about = f"{option.subject or '?'} {option.metric}"
        cells = (f"{option.cost:.2f}", f"{option.confidence:.2f}", about, _grounds(option))
        table.add_row(*map(Text, cells), style="bold" if option is figure.options[0] else "")
    if (more := len(figure.options) - SHOWN) > 0:
        table.add_row("", "", Text(f"and {more} dearer"), "")
    return table


def _grounds(option: Option) -> str:
    cue = [f"“{' '.join(option.cue.split())}”"] if option.cue else []
    return "; ".join([*cue, *(f"{name} {cost:+.2f}" for name, cost in option.terms)])
