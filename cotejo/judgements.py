"""What a store says of figures that disagree, and what was decided about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.decision import Verdict
from index.touching import Neighbourhood
from queries.deciding import decided_on, heard, judged
from queries.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from cotejo.checking import Checked
    from index.decision import Decision
    from index.reference import Series
    from index.store import Store
    from ingest.sources import Source
    from queries.finding import Finding

_GRAVITY = tuple(Severity)


class Judgements:
    """The findings over a store, the decisions about them, and drafts that are held against it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: tuple[tuple[str, tuple[Series, ...]], tuple[Finding, ...]] | None = None

    def findings(
        self,
        *,
        kind: str | None = None,
        severity: Severity | str | None = None,
        min_severity: Severity | str = Severity.INFO,
        doc: str | None = None,
        decided: bool = False,
    ) -> Iterator[Finding]:
        """Yield the figures that disagree, the worst first.

        Args:
            kind: only this kind (``value``, ``self``, ``arithmetic`` …, see ``queries.findings.KINDS``).
            severity: only this severity.
            min_severity: nothing less severe than this.
            doc: only findings that this document takes part in; it is checked against what it touches alone.
            decided: whether those that were dismissed or fixed come too.

        Raises:
            KeyError: there is no such kind.
            NoSuchDocumentError: there is no such document, or there are several.
        """
        least = _GRAVITY.index(Severity(min_severity))
        wanted = {Severity(severity)} if severity else set(_GRAVITY)
        kinds = None if kind is None else {kind}
        found = judged(self._all(kinds) if doc is None else self._touching(doc, kinds), self._store.decisions.all())
        listed = (each for each in found if decided or heard(each))
        return (each for each in listed if each.severity in wanted and _GRAVITY.index(each.severity) <= least)

    def new_findings(self) -> tuple[Finding, ...]:
        """Return the findings that were not there when this was last asked, and remember all that there are.

        Raises:
            StoreModeError: the store was opened for reading.
        """
        found = tuple(self.findings())
        shown = self._store.decisions.shown()
        self._store.decisions.look(each.id for each in found)
        return tuple(each for each in found if each.id not in shown)

    def decide(self, finding: str, verdict: Verdict | str, *, reason: str | None = None, day: str) -> Decision:
        """Keep what was decided about a finding; it survives that texts are read again.

        Args:
            finding: its id.
            verdict: ``confirmed``, ``dismissed`` (it and its like are listed no more) or ``fixed``.
            reason: why; a dismissal needs one.
            day: on which day (ISO 8601).

        Raises:
            UndecidableError: there is no such finding, or a dismissal without a reason.
            StoreModeError: the store was opened for reading.
        """
        decision = self.judge(finding, verdict, reason=reason, day=day)
        self.keep(decision)
        return decision

    def judge(self, finding: str, verdict: Verdict | str, *, reason: str | None = None, day: str) -> Decision:
        """Return what `decide` would keep, without keeping it: for this, reading is enough.

        Raises:
            UndecidableError: there is no such finding, or a dismissal without a reason.
        """
        return decided_on(self._all(None), finding, Verdict(verdict), reason=reason, day=day)

    def keep(self, decision: Decision) -> None:
        """Keep a decision.

        Raises:
            StoreModeError: the store was opened for reading.
        """
        self._store.decisions.put(decision)

    def undecide(self, finding: str) -> None:
        """Take back what was decided about a finding.

        Raises:
            NoSuchDecisionError: nothing was.
        """
        self._store.decisions.remove(finding)

    def decisions(self) -> tuple[Decision, ...]:
        """Return what was decided, by the finding's id."""
        return self._store.decisions.all()

    def _all(self, kinds: set[str] | None) -> tuple[Finding, ...]:
        """Return the findings over the whole store; those of all kinds are worked out once, until a text changes.

        Those of some kinds are among them, where they are known; else they alone are worked out, which is faster.
        """
        series = self._store.references.all()
        state = self._store.searcher.version(), series
        if self._known is None or self._known[0] != state:
            if kinds is not None:
                return self._found(kinds, series)
            self._known = state, self._found(None, series)
        return tuple(each for each in self._known[1] if kinds is None or each.kind in kinds)

    def _found(self, kinds: set[str] | None, series: tuple[Series, ...]) -> tuple[Finding, ...]:
        from queries.findings import find
        from queries.kinds.listing import RULES as LISTING_RULES

        return find(
            list(self._store.claims(resolved=None)),
            kinds=kinds,
            mentions=self._store.sourced_mentions(rules=LISTING_RULES),
            sentences=self._store.sourced_sentences(),
            series=series,
            translations=self._translations(),
        )

    def _touching(self, doc: str, kinds: set[str] | None) -> tuple[Finding, ...]:
        from queries.kinds.listing import RULES as LISTING_RULES
        from queries.touching import find_touching

        uri, near = self._store.document(doc).uri, Neighbourhood(self._store.references.engine)
        own = list(self._store.claims(doc=uri, resolved=None))
        clusters = near.clusters(uri)
        return find_touching(
            own,
            near,
            uris={uri},
            kinds=kinds,
            mentions=near.mentions(clusters, rules=LISTING_RULES),
            sentences=near.sentences(clusters),
            series=self._store.references.all(),
            translations=self._translations(uri),
        )

    def _translations(self, uri: str | None = None) -> list[tuple[str, str]]:
        return [(one, other) for (_, one), (_, other) in self._store.translations(uri=uri)]

    def check(
        self,
        paths: Iterable[str | Source],
        *,
        date: str | None = None,
        names: str | Path | None = None,
        kinds: Collection[str] | None = None,
        min_severity: Severity | str = Severity.INFO,
        known: Collection[str] = (),
    ) -> Checked:
        """Hold drafts against the store, into which nothing of them is written; the arguments are those of `check`."""
        from cotejo.checking import check

        least = Severity(min_severity)
        return check(paths, store=self._store, date=date, names=names, kinds=kinds, min_severity=least, known=known)
