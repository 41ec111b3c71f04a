"""Claims: every figure of a text with its metric, subject, interval, time and stance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from nlp.claims.metric.carried import carried
from nlp.claims.metric.ellipsis import as_before
from nlp.claims.metric.said import Named
from nlp.claims.metric.vocabulary import Cue, Cues
from nlp.claims.scales import Scales
from nlp.claims.scene import Actor, Figure, Scene, Tokens, Topic, actors, figures, within
from nlp.claims.setting import Setting
from nlp.claims.stating import claims_of, judged_row
from nlp.claims.subject.auctions import as_moves
from nlp.claims.subject.basket import in_line
from nlp.claims.subject.branches import in_branch
from nlp.claims.subject.candidates import linked
from nlp.claims.subject.discourse import Discourse
from nlp.claims.subject.exchange import as_pairs, as_windows
from nlp.claims.subject.listings import as_listings
from nlp.claims.subject.protagonists import dateline, protagonists
from nlp.claims.subject.tellers import tellers
from nlp.claims.syntax import Marks, Syntax
from nlp.claims.table.cells import Cells
from nlp.claims.table.quotes import quoted, untimed
from nlp.claims.trace import Judged, Trace, Weighed
from nlp.claims.weighing import accepted, weigh
from nlp.context import Context
from nlp.grids.finding import find as find_grids
from nlp.names import crowds
from nlp.names.strangers import is_company
from nlp.phrases import Phrases
from nlp.reading import Claim, Mention, Quantity
from nlp.tables import shared_table
from nlp.text import leading, whole
from nlp.times import horizon, time

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_BULLET = 3
_SINGLE = frozenset({"crypto", "security", "index", "group"})


@dataclass(frozen=True, slots=True)
class Claimer:
    """Turns the quantities of one language's texts into claims."""

    cues: Cues
    syntax: Syntax
    offices: Phrases

    @classmethod
    def from_language(cls, nlp: Language) -> Claimer:
        """Compile the language's tables for a pipeline's vocabulary."""
        offices = Phrases.from_table(nlp, shared_table("economies")["offices"])
        return cls(Cues.from_language(nlp), Syntax.from_language(nlp), offices)

    def find(
        self, doc: Doc, context: Context, mentions: Sequence[Mention], quantities: Sequence[Quantity]
    ) -> tuple[Claim, ...]:
        """Return a claim for every quantity of ``doc``; ``metric`` is null where it was not understood.

        The document must have sentence boundaries. Offsets are characters of ``doc.text``. A figure that is said of
        several subjects gives a claim for each.
        """
        if not quantities:
            return ()
        setting = self._setting(doc, context, mentions)
        claims = [claim for each in self._judge(doc, mentions, quantities, setting) for claim in each.claims]
        return _dated(claims, doc, context, mentions, setting)

    def explain(self, doc: Doc, context: Context, mentions: Sequence[Mention], quantities: Sequence[Quantity]) -> Trace:
        """Return what `find` saw in each sentence, every reading that it weighed, and the claims that came of it."""
        setting = self._setting(doc, context, mentions)
        judged = tuple(self._judge(doc, mentions, quantities, setting))
        claims = [claim for each in judged for claim in each.claims]
        return Trace(judged, setting.times, _dated(claims, doc, context, mentions, setting))

    def _setting(self, doc: Doc, context: Context, mentions: Sequence[Mention]) -> Setting:
        text = whole(doc)
        tabled = bool(find_grids(text))
        cells = Cells.of(doc, context, self.cues.find(doc), mentions) if tabled else Cells(doc.lang_, context.doc_date)
        times, peso = time.find(doc, context.doc_date), context.convention.peso
        scales = Scales.of(text, doc.lang_, context.convention)
        return Setting(text, times, cells, context.judge, context.titled, scales, peso, context.doc_date)

    def _judge(
        self, doc: Doc, mentions: Sequence[Mention], quantities: Sequence[Quantity], setting: Setting
    ) -> Iterator[Judged]:
        """Yield every sentence with the readings of its figures; `find` and `explain` both stand on this."""
        claims: list[Claim] = []
        discourse = Discourse()
        row: Actor | None = None
        for scene in self._scenes(doc, mentions, quantities, discourse, setting):
            if setting.cells.holds(doc[scene.start].idx):
                judged = judged_row(scene, setting)
                claims += judged.claims
                yield judged
                continue
            row = quoted(scene, row)
            weighed: list[Weighed] = []
            opinions = setting.judge.opinions(scene)
            for number, figure in enumerate(scene.figures):
                told = accepted(weighed, setting.judge)
                ask = partial(opinions.of, number)
                weighed.append(weigh(scene, figure, claims, row, told, ask, setting.judge))
            weighed = [each.beside(opinions.known(number)) for number, each in enumerate(weighed)]
            made = [claim for each in weighed for claim in claims_of(scene, each.figure, each.read, setting)]
            made = list(as_before(as_listings(as_pairs(made), scene), setting.text))
            made = list(as_windows(list(in_line(list(as_moves(made)))), claims))
            made = list(in_branch(made, claims))
            claims += made
            read = [each.read for each in weighed]
            subjects = [r.actor or _actor(r.subject) for r in read if r is not None and r.subject is not None]
            named = tuple(actor for actor in scene.actors if actor not in scene.tellers and not _passing(scene, actor))
            discourse.leave([actor for actor in subjects if not _passing(scene, actor)], named, carried(scene, weighed))
            yield Judged(scene, tuple(weighed), tuple(made))

    def _scenes(
        self,
        doc: Doc,
        mentions: Sequence[Mention],
        quantities: Sequence[Quantity],
        discourse: Discourse,
        setting: Setting,
    ) -> Iterator[Scene]:
        cells = setting.cells
        text, tokens, cues = whole(doc), Tokens.from_doc(doc), self.cues.find(doc)
        mentions = crowds.with_unlisted(text, doc.lang_, mentions)
        named = actors(tokens, mentions)
        marks = self.syntax.mark(doc, frozenset(place for actor in named for place in range(actor.start, actor.end)))
        stated = setting.scales.settle(doc, marks, cues, figures(tokens, quantities), cells.holds)
        told_by = tellers(marks, cues, named)
        homes = [f"country:{code}" for match in self.offices.all(doc) for code in match.labels]
        homes += dateline(text)
        known = [mention for mention, actor in zip(mentions, named, strict=True) if actor not in told_by]
        discourse.document = protagonists([*setting.titled, *known], homes)
        most = Counter(actor.id for actor in named).most_common()
        discourse.ranks = {name: place for place, (name, _) in enumerate(most)}
        before: Scene | None = None
        starts = [[item.start for item in items] for items in (named, stated, cues, marks.anaphors)]
        end_before, named_before = 0, Named()
        for sentence in doc.sents:
            start, end = sentence.start, sentence.end
            told = text[sentence.start_char : sentence.end_char]
            measured = tuple(within(stated, starts[1], start, end))
            here = tuple(actor for actor in within(named, starts[0], start, end) if not _counted(actor, measured))
            gap = text[end_before : sentence.start_char + leading(told)]
            offered = tuple(cue for cue in within(cues, starts[2], start, end) if not _inside(cue, here))
            about = tuple(actor for actor in here if actor not in told_by)
            in_table = cells.holds(sentence.start_char)
            if not in_table:
                goes_on = not marks.tokens["goes_on"].isdisjoint(range(start, end))
                opens = start == 0 or ("\n" in gap and not _tells_before(marks, start, end))
                discourse.enter(doc, start, end, about, opens_paragraph=opens, goes_on=goes_on)
            here, about = discourse.as_topic(here), discourse.as_topic(about)
            end_before = sentence.start_char + len(told.rstrip())
            stands = discourse.resolve(doc, within(marks.anaphors, starts[3], start, end), about, marks.asides)
            scene = Scene(
                doc,
                marks,
                start,
                end,
                measured,
                tuple(sorted((*here, *stands), key=lambda actor: (actor.start, actor.end))),
                offered,
                _topics(discourse, marks, start, measured),
                discourse.carried,
                told_by,
                named_before.said(),
                discourse.far() if measured else (),
                before,
            )
            yield scene
            before = before if in_table else scene
            named_before.leave(offered, heading=discourse.heads and not in_table)


@cache
def claimer(nlp: Language) -> Claimer:
    """Return the claimer of a pipeline, compiled once."""
    return Claimer.from_language(nlp)


def _dated(
    claims: Sequence[Claim], doc: Doc, context: Context, mentions: Sequence[Mention], setting: Setting
) -> tuple[Claim, ...]:
    """Return the claims of a text with their times."""
    return untimed(horizon.complete(claims, doc, setting.times, mentions, context.doc_date))


def _tells_before(marks: Marks, start: int, end: int) -> bool:
    """Return whether a line goes on with the one above, whose figure of the time before it tells: "- Prior 46.6"."""
    first = next((place for place in range(start, min(end, start + _BULLET)) if marks.words[place].isalpha()), end)
    return first < end and marks.has("formerly", first)


def _topics(discourse: Discourse, marks: Marks, start: int, measured: Sequence[Figure]) -> tuple[Topic, ...]:
    """Return what a sentence with figures inherits, no coin where it tells of all: "the whole crypto market"."""
    if not measured:
        return ()
    whole = not marks.tokens["all_coins"].isdisjoint(range(start, measured[-1].start))
    return tuple(topic for topic in discourse.topics() if not (whole and topic.type in _SINGLE))


def _passing(scene: Scene, actor: Actor) -> bool:
    """Return whether a company that no table holds is named by the way: "With a push from Elgar, which holds 3%"."""
    told = linked(scene, actor) or any(a.start < actor.start for a in scene.actors)
    return actor.type == crowds.KIND or (actor.rule == "stranger" and told)


def _counted(actor: Actor, measured: Sequence[Figure]) -> bool:
    """Return whether a currency is named by the unit of a figure alone: "cerró en 212 centavos de dólar la libra"."""
    return actor.type == "currency" and any(f.start <= actor.start and actor.end <= f.end for f in measured)


def _inside(cue: Cue, names: Sequence[Actor]) -> bool:
    """Return whether a cue is part of a name: "IPC" of "S&P/BMV IPC", "Retailing" of "Fast Retailing"."""
    return any(
        name.start <= cue.start
        and cue.end <= name.end
        and (name.type == "index" or (name.type == "security" and cue.metric == "other"))
        for name in names
    )


def _actor(identifier: str) -> Actor:
    kind = "security" if is_company(identifier) else identifier.split(":", maxsplit=1)[0]
    return Actor(0, 0, identifier, kind, "claim")
