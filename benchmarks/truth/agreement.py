"""How far two readers agree: ``python -m benchmarks.truth.agreement [--lang en] [--show]``.

Compares the first annotation with the second reader's on the passages that both read. Claims of the two are paired
where their spans overlap, the most alike first; what either reader left to nobody's judgement (``ignore``) is left out
of both. Printed are F1 of the span, of the value (interval and unit), of the metric and of the claim (subject and
denial too), and for each field how many pairs agree, with Cohen's kappa where the field's values are few. ``strict`` is
F1 of the claim where nothing is left out, so that what one reader claims and the other ignores counts against both;
``decision`` asks of every number in digits outside markup whether it is a claim, ignored, or none.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.scoring import Row, Score, accepts_time, overlap, same_interval
from benchmarks.truth.build import FOLDER, LANGUAGES, PARTS, MaterialError, Source, inside, rows
from benchmarks.truth.draw_silent import MARKUP
from benchmarks.truth.second import chosen, kept

FIELDS = ("unit", "metric", "subject", "negated", "status", "approx", "part", "as_of", "period", "basis", "counterpart")
_NUMBER = re.compile(r"(?<![^\W_])\d[\d.,]*")
NOMINAL = frozenset({"unit", "metric", "subject", "status", "approx"})
"""Fields with few values, of which chance would match some: kappa is printed for them."""

Pair = tuple[Row, Row]
LEVELS = ("span", "value", "metric", "claim")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two readers agree on.

    Attributes:
        levels: F1 by level, of ``span``, ``value``, ``metric`` and ``claim``.
        strict: F1 of the claim where what the other reader ignores is not left out.
        fields: by field, how many pairs agree and in how many both readers state it.
        kappa: Cohen's kappa by nominal field; a field of which chance explains everything is left out.
        skipped: how many claims of the first, and of the second, the other reader ignores.
        alone: claims that only the first, and only the second, reader has.
        apart: pairs that differ in a value, metric, subject or denial.
    """

    levels: dict[str, Score]
    strict: Score
    fields: dict[str, tuple[int, int]]
    kappa: dict[str, float]
    skipped: tuple[int, int]
    alone: tuple[tuple[Row, ...], tuple[Row, ...]]
    apart: tuple[Pair, ...]


def compare(first: Sequence[Row], second: Sequence[Row]) -> Agreement:
    """Compare two annotations of the same passages."""
    one, two = _judged(first, second), _judged(second, first)
    pairs = _pairs(one, two)
    depths = [_depth(*pair) for pair in pairs]
    levels = {
        name: Score(sum(depth >= rank for depth in depths), len(one), len(two)) for rank, name in enumerate(LEVELS)
    }
    met = {id(row) for pair in pairs for row in pair}
    both = {name: [pair for pair in pairs if name in pair[0] and name in pair[1]] for name in FIELDS}
    return Agreement(
        levels=levels,
        strict=Score(levels["claim"].right, _claims(first), _claims(second)),
        fields={name: (sum(agree(name, *pair) for pair in found), len(found)) for name, found in both.items() if found},
        kappa={name: k for name in FIELDS if name in NOMINAL and (k := _kappa(name, both[name])) is not None},
        skipped=(_claims(first) - len(one), _claims(second) - len(two)),
        alone=(tuple(row for row in one if id(row) not in met), tuple(row for row in two if id(row) not in met)),
        apart=tuple(pair for pair, depth in zip(pairs, depths, strict=True) if depth < len(LEVELS) - 1),
    )


def decisions(first: Sequence[Row], second: Sequence[Row], read: Iterable[Source]) -> list[tuple[str, str]]:
    """Return for each number in digits what the two readers made of it: ``claim``, ``ignored`` or ``none``."""
    return [(_decision(first, number), _decision(second, number)) for source in read for number in _numbers(source)]


def _numbers(source: Source) -> Iterator[Row]:
    plain = MARKUP.sub(lambda markup: " " * len(markup[0]), source.text)
    for found in _NUMBER.finditer(plain):
        yield {"doc": source.doc, "start": source.start + found.start(), "end": source.start + found.end()}


def _decision(rows: Sequence[Row], number: Row) -> str:
    made = [bool(row.get("ignore")) for row in rows if overlap(row, number)]
    return "none" if not made else "ignored" if all(made) else "claim"


def agree(name: str, one: Row, two: Row) -> bool:
    """Say whether a field of two rows has a value that both accept; a year takes its days."""
    pairs = [(a, b) for a in _options(one[name]) for b in _options(two[name])]
    if name == "as_of":
        return any(accepts_time(a, b) or accepts_time(b, a) for a, b in pairs)
    return any(a == b for a, b in pairs)


def _judged(rows: Sequence[Row], other: Sequence[Row]) -> list[Row]:
    """Return a reader's claims where the other reader ignores nothing."""
    skipped = [row for row in other if row.get("ignore")]
    return [row for row in rows if not row.get("ignore") and not any(overlap(row, span) for span in skipped)]


def _claims(rows: Iterable[Row]) -> int:
    return sum(not row.get("ignore") for row in rows)


def _pairs(one: Sequence[Row], two: Sequence[Row]) -> list[Pair]:
    """Pair the rows of two readers that overlap, the most alike first; each row once."""
    docs: dict[str, list[Row]] = defaultdict(list)
    for row in two:
        docs[row["doc"]].append(row)
    met = [(_likeness(a, b), a, b) for a in one for b in docs[a["doc"]] if overlap(a, b)]
    met.sort(key=lambda pair: pair[0], reverse=True)
    used: set[int] = set()
    pairs = []
    for _, a, b in met:
        if not {id(a), id(b)} & used:
            used |= {id(a), id(b)}
            pairs.append((a, b))
    return sorted(pairs, key=lambda pair: (pair[0]["doc"], pair[0]["start"]))


def _likeness(one: Row, two: Row) -> tuple[int, int]:
    return _depth(one, two), sum(agree(name, one, two) for name in FIELDS if name in one and name in two)


def _depth(one: Row, two: Row) -> int:
    """Return up to which of the levels two rows that overlap agree."""
    steps = (
        same_interval(one, two) and agree("unit", one, two),
        agree("metric", one, two),
        agree("subject", one, two) and bool(one.get("negated")) == bool(two.get("negated")),
    )
    return next((rank for rank, step in enumerate(steps) if not step), len(steps))


def _kappa(name: str, pairs: Sequence[Pair]) -> float | None:
    """Return Cohen's kappa of a field: agreement beyond what the readers' own frequencies would give by chance."""
    return cohen([_labels(one[name], two[name]) for one, two in pairs])


def cohen(labels: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of pairs of labels; none where chance explains everything."""
    if not labels:
        return None
    ones, twos = Counter(a for a, _ in labels), Counter(b for _, b in labels)
    chance = sum(ones[label] * twos[label] for label in ones) / len(labels) ** 2
    observed = sum(a == b for a, b in labels) / len(labels)
    return (observed - chance) / (1 - chance) if chance < 1 else None


def _labels(one: Any, two: Any) -> tuple[str, str]:
    """Return one label for each reader: the first that both accept, or each reader's first."""
    ones, twos = _options(one), _options(two)
    shared = [option for option in ones if option in twos]
    return (str(shared[0]), str(shared[0])) if shared else (str(ones[0]), str(twos[0]))


def _options(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def readings(lang: str) -> tuple[Sequence[Row], Sequence[Row]]:
    """Return the first and the second reader's rows on the second's passages.

    Raises:
        FileNotFoundError: nobody has read them a second time.
    """
    if not kept(lang).exists():
        raise FileNotFoundError(f"{kept(lang).name} is not there; write the passages with benchmarks.truth.second")
    read = chosen(lang)
    first = [row for part in PARTS for row in rows(FOLDER / f"{lang}.{part}.claims.jsonl")]
    return [row for row in first if any(inside(row, source) for source in read)], rows(kept(lang))


def report(agreement: Agreement) -> str:
    """Return an agreement as a table."""
    lines = [
        f"{name:12} F1 {score.f1:.3f}  both {score.right}, first {score.gold}, second {score.system}"
        for name, score in {**agreement.levels, "strict": agreement.strict}.items()
    ]
    for name, (right, of) in agreement.fields.items():
        kappa = f"  kappa {agreement.kappa[name]:.3f}" if name in agreement.kappa else ""
        lines.append(f"{name:12}    {right / of:.3f}  {right} of {of} pairs{kappa}")
    lines.append(
        "left out: {} claims of the first, {} of the second, which the other ignores".format(*agreement.skipped)
    )
    return "\n".join(lines)


def decided(made: Sequence[tuple[str, str]]) -> str:
    """Return how often two readers decide alike on a number."""
    alike = sum(one == two for one, two in made)
    kappa = cohen(made)
    shown = "" if kappa is None else f"  kappa {kappa:.3f}"
    apart = Counter(f"{one}/{two}" for one, two in made if one != two)
    rest = "".join(f", {name} {count}" for name, count in sorted(apart.items()))
    return f"decision        {alike / len(made):.3f}  {alike} of {len(made)} numbers{shown}{rest}"


def differences(agreement: Agreement, read: Iterable[Source]) -> str:
    """Return what only one reader has and where the two differ, with the text."""
    sources = list(read)
    first, second = agreement.alone
    alone = [("first only", row) for row in first] + [("second only", row) for row in second]
    lines = [f"{name}: {_shown(row, sources)}" for name, row in alone]
    for one, two in agreement.apart:
        lines += [f"differ: {_shown(one, sources)}", f"   and: {_shown(two, sources)}"]
    return "\n".join(lines)


def _shown(row: Row, sources: Sequence[Source]) -> str:
    source = next(source for source in sources if inside(row, source))
    start, end = row["start"] - source.start, row["end"] - source.start
    before, after = source.text[max(0, start - 50) : start], source.text[end : end + 20]
    text = " ".join(f"{before}[{source.text[start:end]}]{after}".split())
    fields = {name: row[name] for name in ("subject", "metric", "low", "high", "unit")}
    return f"{source.name} …{text}… {fields}"


def _compared(first: Sequence[Row], second: Sequence[Row], read: Sequence[Source]) -> str:
    return f"{decided(decisions(first, second, read))}\n{report(compare(first, second))}"


def main() -> None:
    """Print the agreement of each language and of both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", choices=LANGUAGES, action="append")
    parser.add_argument("--show", action="store_true", help="print what differs, with its text")
    args = parser.parse_args()
    langs = args.lang or LANGUAGES
    try:
        every: tuple[list[Row], list[Row], list[Source]] = ([], [], [])
        for lang in langs:
            first, second = readings(lang)
            read = chosen(lang)
            print(f"== {lang}\n{_compared(first, second, read)}")
            if args.show:
                print(differences(compare(first, second), read))
            every[0].extend(first)
            every[1].extend(second)
            every[2].extend(read)
        if len(langs) > 1:
            print(f"== both\n{_compared(*every)}")
    except (FileNotFoundError, MaterialError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
