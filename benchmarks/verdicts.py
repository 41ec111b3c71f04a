"""Have loud findings judged by a reader who does not know the program, and keep the verdicts without any text.

    python -m benchmarks.verdicts sheet STORE SHEET.md [--seed 5] [--most 60]
    python -m benchmarks.verdicts record STORE ANSWERS.tsv
    python -m benchmarks.verdicts report

``sheet`` draws errors and warnings by seed and writes each with its sentences and what stands around them, in no order
that tells anything. The reader answers with a line for each: the id, a tab, and ``real``, ``false`` or ``unsure``.
``record`` adds the answers to ``verdicts.jsonl``: id, kind, where its figures stand, verdict. ``report`` counts them.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import cotejo
from queries.findings import Finding, to_json

LEDGER = Path(__file__).with_name("verdicts.jsonl")
VERDICTS = ("real", "false", "unsure")
AROUND = 300
"""Characters of the text before and after a sentence that the reader sees."""

SHOWN = 3
"""Sentences of one side that the reader sees; copies say the same again."""

QUESTION = """Each entry says that some figures disagree. Read the passages and say whether an editor should know of it:

- `real`: the texts do say this, and at least one of the figures is wrong, or two cannot both be right;
- `false`: the figures do not disagree, or are not about the same thing, or the texts do not say this;
- `unsure`: the passages do not tell.

Answer with one line for each entry: the id, a tab, the verdict.
"""


def drawn(findings: Iterable[Finding], *, seed: int, most: int) -> list[Finding]:
    """Return a random sample of the loud findings in random order."""
    loud = sorted((each for each in findings if each.severity.value != "info"), key=lambda each: each.id)
    return random.Random(seed).sample(loud, min(most, len(loud)))


def entry(number: int, finding: Finding, texts: dict[str, str]) -> str:
    """Return one entry of the sheet."""
    lines = [f"## {number}. {finding.id}", "", finding.message, ""]
    for name, side in zip("ABCDEFGH", finding.sides, strict=False):
        lines += [f"Side {name}:", ""]
        lines += (f"- {line}" for line in _passages(side, texts))
        lines.append("")
    return "\n".join(lines)


def _passages(side: Sequence[Any], texts: dict[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    for cited in side:
        sentence = " ".join(cited.sentence.split())
        if sentence in seen or len(seen) == SHOWN:
            continue
        seen.add(sentence)
        stated = getattr(cited, "claim", None) or cited.mention
        yield f"{cited.doc} ({cited.doc_date or 'undated'}): {_marked(texts.get(cited.uri), stated, sentence)}"


def _marked(text: str | None, stated: Any, sentence: str) -> str:
    """The figure in bold with what stands around it; of a series, its row."""
    if text is None:
        return sentence
    start, end = stated.start, stated.end
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join(f"… {before}**{text[start:end]}**{after} …".split())


def sheet(store: Path, out: Path, *, seed: int, most: int) -> int:
    """Write a sheet; return how many entries it has."""
    with cotejo.open(store) as archive:
        chosen = drawn(archive.findings(), seed=seed, most=most)
        names = {cited.uri for finding in chosen for side in finding.sides for cited in side}
        held = {each.uri for each in archive.claims(resolved=None)}
        texts = {uri: archive.document(uri).text for uri in sorted(names & held)}
    entries = (entry(number, finding, texts) for number, finding in enumerate(chosen, 1))
    out.write_text("\n".join(["# Do these figures disagree?", "", QUESTION, *entries]), encoding="utf-8")
    return len(chosen)


def record(store: Path, answers: Path) -> int:
    """Add a reader's answers to the ledger, in place of earlier ones about the same findings; return how many."""
    given = dict(line.split("\t")[:2] for line in answers.read_text(encoding="utf-8").splitlines() if line.strip())
    wrong = sorted(verdict for verdict in given.values() if verdict not in VERDICTS)
    with cotejo.open(store) as archive:
        found = {each.id: to_json(each) for each in archive.findings()}
    unknown = sorted(given.keys() - found.keys())
    if wrong or unknown:
        raise SystemExit(f"{answers}: no verdicts {wrong}, no findings {unknown}; write ID<tab>{'|'.join(VERDICTS)}")
    rows = {row["finding"]: row for row in ledger()} | {each: _row(found[each], given[each]) for each in given}
    LEDGER.write_text("".join(f"{json.dumps(rows[each])}\n" for each in sorted(rows)), encoding="utf-8")
    return len(given)


def _row(finding: dict[str, Any], verdict: str) -> dict[str, Any]:
    sides = [[{name: claim[name] for name in ("doc", "start", "end")} for claim in side] for side in finding["sides"]]
    named = {"finding": finding["id"], "kind": finding["kind"], "severity": finding["severity"]}
    return named | {"sides": sides, "verdict": verdict}


def ledger() -> list[dict[str, Any]]:
    """Return the verdicts that are kept."""
    if not LEDGER.exists():
        return []
    return [json.loads(line) for line in LEDGER.read_text(encoding="utf-8").splitlines()]


def report(rows: Iterable[dict[str, Any]]) -> str:
    """Return how many findings of each kind, and of all, are real."""
    judged = Counter((row["kind"], row["verdict"]) for row in rows)
    kinds = sorted({kind for kind, _ in judged})
    lines = [_line(kind, {verdict: judged[kind, verdict] for verdict in VERDICTS}) for kind in kinds]
    whole = {verdict: sum(judged[kind, verdict] for kind in kinds) for verdict in VERDICTS}
    return "\n".join([*lines, _line("all", whole)])


def _line(name: str, counts: dict[str, int]) -> str:
    total = sum(counts.values())
    share = f"{counts['real'] / total:.3f}" if total else "-"
    return f"{name:12} real {counts['real']} of {total} ({share}), false {counts['false']}, unsure {counts['unsure']}"


def main() -> None:
    """Write a sheet, record answers, or report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("sheet", "record", "report"))
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--most", type=int, default=60)
    options = parser.parse_args()
    if len(options.paths) != (0 if options.what == "report" else 2):
        parser.error("sheet takes STORE and SHEET.md, record takes STORE and ANSWERS.tsv, report takes nothing")
    if options.what == "report":
        print(report(ledger()))
    elif options.what == "sheet":
        print(f"{sheet(*options.paths, seed=options.seed, most=options.most)} entries")
    else:
        print(f"{record(*options.paths)} verdicts")


if __name__ == "__main__":
    main()
