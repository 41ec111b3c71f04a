"""Figures that the words around them set apart: not of now, of a part, or not counted as figures of their name are."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from nlp.reading import Status
from queries.cues import REACH, departs, follows, has, heads_for, joints, last, near, pattern, precedes
from queries.days import parse
from queries.sametime import BALANCES, MOVES, PRICES, REPORTED, STATISTICS, Clock
from queries.stretches import of_another_stretch
from queries.territory import of_a_part
from queries.trust import RANGES

if TYPE_CHECKING:
    from index.sourced import SourcedClaim
    from nlp.reading import Claim

DEFINED = frozenset({"adjusted", "gaap", "constant_currency", "same_store", "core"})
"""Bases that say what is counted, and not over which time."""

SALES = frozenset({"revenue", "revenue_growth"})

PROFITS = frozenset({"net_income", "earnings_growth"})

CLAUSE = 70
"""Characters before or behind a figure that are still of its clause."""

OPENS = 45
"""Characters of a sentence in which the time is told that all of it is of: "In the same month of last year, "."""

_DEALT_IN = frozenset({"index_level", "index_change", "return"})

FEWEST_CLAIMS = 1e5
"""Claims for unemployment benefits that a week has at least; what is less is by how many they rose or fell."""

NEXT_TO = 28
"""Characters before "when" in which the time stands that it is said of: "the previous quarter -when"."""

FIRST_WORDS = 28
"""Characters of a sentence that are its first words: "In the previous session, "."""

OPENING = 8
"""Characters before or behind a figure that opens a sentence: "Some 14% of sales"."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BREAK = re.compile(r"[,;:](?!\d)|\b(?:and|while|y|mientras)\b")
_MONTH = re.compile(r"\d{4}-\d\d")


def set_apart(sourced: SourcedClaim, clock: Clock) -> bool:
    """Return whether a figure meets no other for what the words around it say."""
    claim = sourced.claim
    if claim.metric in RANGES and not _of_a_day(claim.as_of):
        return True  # "the fall of October and November (126 down to 80)": between which points, the text may not say
    if claim.metric in MOVES and (_of_the_course(sourced) or _of_some_days(sourced) or _after_another_day(sourced)):
        return True
    if _carried(claim) or _of_undefined_part(sourced) or _of_one_of_two(sourced):
        return True
    if _of_futures(sourced) or (claim.metric == "bond_yield_change" and _of_a_gap(sourced)):
        return True
    if clock is Clock.PERIOD:
        return _of_another_time(sourced) or _of_a_lot(sourced) or _counted_otherwise(sourced)
    if clock is Clock.DAY and departs(sourced):
        return True
    if clock is Clock.STANDING and any(has(each, sourced.sentence, claim.lang) for each in ("dissent", "last_time")):
        return True
    if clock is Clock.DAY and _of_another_day(sourced):
        return True
    if claim.as_of is not None:
        return False
    return precedes("older", sourced) or (claim.basis is None and _of_history(sourced))


def _of_another_day(sourced: SourcedClaim) -> bool:
    return _after_another_day(sourced) or (sourced.claim.as_of is None and near("other_day", sourced))


def _after_another_day(sourced: SourcedClaim) -> bool:
    """Whether a day's figure stands behind words of the day before: "after 953 yesterday and a close of 951"."""
    claim = sourced.claim
    if claim.as_of != sourced.doc_date:
        return False
    if claim.metric in MOVES:  # "In the previous session the index had closed 0.7% up"
        opens = sourced.sentence[: min(FIRST_WORDS, claim.start - claim.sentence_start)]
        return has("day_before", opens, claim.lang) and not has("this_day", sourced.sentence, claim.lang)
    before = sourced.sentence[: claim.start - claim.sentence_start][-CLAUSE:]
    when = last("day_before", before, claim.lang)
    return when >= 0 and not has("this_day", before[when:], claim.lang)


def _of_history(sourced: SourcedClaim) -> bool:
    """Whether a figure is a mean or a mark of years: of "16.5, above its ten-year mean of 16.1" the second is."""
    claim = sourced.claim
    for (_, closes), joint in joints("historical", sourced):
        behind = closes > claim.start - claim.sentence_start
        set_against = behind and has("set_against", joint, claim.lang)
        if not set_against and not any(map(str.isdecimal, joint)):
            return True
    return False


def _of_another_time(sourced: SourcedClaim) -> bool:
    """Whether a figure of a period is of another one than it was read as, or of what was only expected."""
    claim = sourced.claim
    if precedes("older", sourced) and not claim.rule.startswith("compared"):
        return True
    if claim.metric in STATISTICS and (
        precedes("revised_by", sourced) or has("as_first_told", sourced.sentence, claim.lang)
    ):
        return True
    if claim.metric in STATISTICS and (_of_the_time_before(sourced) or _hoped_for(sourced)):
        return True
    if claim.metric == "jobless_claims" and (claim.high or 0.0) < FEWEST_CLAIMS:
        return True  # "the number of workers filing claims fell a smaller-than-expected 4,000": by how many
    if claim.metric in REPORTED and claim.unit != "%" and precedes("grown_by", sourced):
        return True  # "cash flow was up $18 billion" tells by how much
    if claim.metric in REPORTED and (_foreseen(claim) or _of_the_quarter_before(sourced)):
        return True
    if claim.metric in REPORTED and (_of_analysts(sourced) or _of_a_stretch(sourced) or _since_long_ago(sourced)):
        return True
    return (
        near("elliptic", sourced)
        or _of_back_then(sourced)
        or (claim.metric in STATISTICS and _of_another_year(sourced))
    )


def _foreseen(claim: Claim) -> bool:
    """Whether an amount can be no result: one is no range, and of what is only set against it nobody says whose it is.

    "It also projects $1.24 to $1.26 a share"; "That compares with the 281 million that analysts expected".
    """
    if claim.status is Status.FORECAST:
        return claim.rule.startswith("carried")
    return claim.low is not None and claim.high is not None and claim.low < claim.high


def _of_the_quarter_before(sourced: SourcedClaim) -> bool:
    """Whether an amount is the quarter's before: "a profit of 5.7 billion. It had made 5.8 in the previous quarter"."""
    behind = sourced.sentence[sourced.claim.end - sourced.claim.sentence_start :].lstrip(" ,(")
    return sourced.claim.unit != "%" and pattern("of_quarter_before", sourced.claim.lang).match(behind) is not None


def _hoped_for(sourced: SourcedClaim) -> bool:
    """Whether a statistic is what was hoped for: "here is what economists were looking for: - Payrolls: +226,000"."""
    before = sourced.sentence[: sourced.claim.start - sourced.claim.sentence_start]
    return last("hoped_for", before, sourced.claim.lang) > last("reported", before, sourced.claim.lang)


def _of_the_time_before(sourced: SourcedClaim) -> bool:
    """Whether a line of a list opens with a word for the reading before: "- Prior unemployment rate 3.6%"."""
    opening = sourced.sentence.lstrip(" -–•·*\t\n")
    return pattern("prior_reading", sourced.claim.lang).match(opening) is not None


def _of_another_year(sourced: SourcedClaim) -> bool:
    """Whether a sentence opens with a time of another year: "In July of last year prices rose 0.5%, 4.8% in a year".

    A fortnight before is told alike: "In the fortnight before, prices had risen 0.2%, and 3.7% in a year".
    """
    claim = sourced.claim
    opening = sourced.sentence[: min(OPENS, claim.start - claim.sentence_start)]
    return has("other_year", opening, claim.lang) or has("fortnight", opening, claim.lang)


def _of_a_lot(sourced: SourcedClaim) -> bool:
    """Whether a figure of a period is that of a part of what it was read as."""
    claim = sourced.claim
    if claim.part is None and claim.metric in REPORTED | BALANCES and (_of_a_division(sourced) or _of_many(sourced)):
        return True
    growth = claim.metric in REPORTED and (claim.metric or "").endswith("_growth")
    if growth and has("lent", sourced.sentence[: claim.start - claim.sentence_start], claim.lang):
        return True  # "Lending to customers grew 10.6% (7.6% in the first quarter)"
    if claim.metric in REPORTED and has("at_home", sourced.sentence[: claim.start - claim.sentence_start], claim.lang):
        return True  # "its EBITDA in the country shrank by 1%, and operating profit fell 4.2%"
    return _of_a_share(sourced) or of_a_part(sourced) or (claim.unit != "%" and follows("each_day", sourced))


def _of_many(sourced: SourcedClaim) -> bool:
    """Whether an amount is what many earn together: "without Elgar, the big listed companies made 14.5 billion"."""
    if "+name" in sourced.claim.rule and "+name_again" not in sourced.claim.rule:
        return False
    before = sourced.sentence[: sourced.claim.start - sourced.claim.sentence_start]
    return has("together", before, sourced.claim.lang)


def _counted_otherwise(sourced: SourcedClaim) -> bool:
    """Whether the words count a figure in another way, and it does not say so."""
    claim = sourced.claim
    if _undefined(claim) and has("definition", sourced.sentence, claim.lang):
        # "Inflation was 3.1% in October, and the underlying rate 2.5%": in a clause of its own it is of another figure.
        return claim.metric not in PRICES or has("definition", _up_to_its_clause(sourced), claim.lang)
    if of_another_stretch(sourced) or (claim.metric == "inflation" and _of_the_core(sourced)):
        return True
    return claim.basis is None and claim.metric in STATISTICS and near("averaged", sourced)


def _of_the_core(sourced: SourcedClaim) -> bool:
    """Whether what was read as all prices is their core: "The "core" is what ministers watch, and it rose 2.7%"."""
    claim = sourced.claim
    if claim.basis is not None:
        return False
    before = sourced.sentence[: claim.start - claim.sentence_start]
    return last("core_prices", before, claim.lang) > last("all_prices", before, claim.lang)


def _up_to_its_clause(sourced: SourcedClaim) -> str:
    """Return a sentence up to the end of a figure's clause: "Excluding food, consumer prices rose 5.9%"."""
    end = sourced.claim.end - sourced.claim.sentence_start
    return sourced.sentence[:end] + _BREAK.split(sourced.sentence[end:])[0]


def _of_undefined_part(sourced: SourcedClaim) -> bool:
    """Whether a rise in a part's prices is over a month or a year, nobody says which: "food (1.9%), clothes (3.4%)"."""
    claim = sourced.claim
    opening = sourced.sentence[: min(OPENS, claim.start - claim.sentence_start)]
    if claim.metric in PRICES and claim.basis in {None, "core"} and has("accumulated", opening, claim.lang):
        return True  # "Over twelve months regulated prices rose 165%, and core ones 229%"
    if claim.metric in PRICES and claim.basis is None and (near("accumulated", sourced) or near("fortnight", sourced)):
        return True  # "2.1% in October, and 80.2% so far this year"
    return claim.metric in PRICES and claim.part is not None and claim.basis is None and claim.period is None


def _carried(claim: Claim) -> bool:
    """Whether growth has its name from a sentence before: "Profit fell 3%. Investment rose 4%".

    Of a statistic whose time is not told either: "Prices rose 2.7% in October. Clothing went up 4.4%".
    """
    loose = (claim.metric or "").endswith("_growth") or (claim.metric in STATISTICS and claim.as_of is None)
    return claim.rule.startswith("carried") and loose


def _of_one_of_two(sourced: SourcedClaim) -> bool:
    """Whether a figure is of one of two names told before: "gold and silver futures rose, the latter to 53,531"."""
    claim = sourced.claim
    if "+name" in claim.rule:
        return False
    return has("two_named", sourced.sentence[: claim.start - claim.sentence_start][-CLAUSE:], claim.lang)


def _of_the_course(sourced: SourcedClaim) -> bool:
    """Whether a day's move is told while it goes on: "opened 0.3% higher", "was down 0.1% at midday"."""
    day = sourced.claim.period in {None, "P1D"} and "close" not in (sourced.claim.basis or "")
    return day and has("in_course", sourced.sentence, sourced.claim.lang)


def _of_some_days(sourced: SourcedClaim) -> bool:
    """Whether what was read as a day's move is one of several days: "extended its 3-day gain to 3.2% on Monday"."""
    return sourced.claim.period in {None, "P1D"} and near("days_long", sourced)


def _of_futures(sourced: SourcedClaim) -> bool:
    """Whether an index's figure is one of contracts on it: "Futures on the Dow began Friday 0.7% lower".

    A "forward P/E" is of the index itself.
    """
    if sourced.claim.metric not in _DEALT_IN or not (sourced.claim.subject or "").startswith("index:"):
        return False
    before, lang = sourced.sentence[: sourced.claim.start - sourced.claim.sentence_start], sourced.claim.lang
    return has("futures", before[:OPENS], lang) or has("futures", before[-REACH:], lang)


def _of_a_gap(sourced: SourcedClaim) -> bool:
    """Whether what was read as a bond's move is that of a gap: "The spread of the two yields widened by 0.9 points"."""
    before = sourced.sentence[: sourced.claim.start - sourced.claim.sentence_start]
    return has("yield_gap", before, sourced.claim.lang)


def _undefined(claim: Claim) -> bool:
    """Whether nothing tells how a figure was counted; growth keeps the years that it compares as its basis."""
    if claim.metric in REPORTED and (claim.metric or "").endswith("_growth"):
        return DEFINED.isdisjoint((claim.basis or "").split("+"))
    return claim.basis is None


def _of_back_then(sourced: SourcedClaim) -> bool:
    """Whether a figure is of a time that the text looks back to: "the most since 1991, when prices rose 27%"."""
    claim = sourced.claim
    before = sourced.sentence[: claim.start - claim.sentence_start]
    when = last("back_then", before, claim.lang)
    if when <= 0:
        return False
    # "Growth was faster than in the previous quarter, when it had been 0.2%" is of that quarter.
    told = has("time_before", before[max(0, when - NEXT_TO) : when], claim.lang)
    return told or last("since", before[:when], claim.lang) >= 0


def _of_analysts(sourced: SourcedClaim) -> bool:
    """Whether what was read as a result is what was expected: "estimates called for … revenue of $88.9 billion"."""
    claim = sourced.claim
    if claim.status is Status.FORECAST:
        return False
    before = sourced.sentence[: claim.start - claim.sentence_start]
    return last("estimated", before, claim.lang) > last("reported", before, claim.lang)


def _since_long_ago(sourced: SourcedClaim) -> bool:
    """Whether growth is over more than the year before: "17.5% more than in 2021, and 15.1% more than in 2019"."""
    claim = sourced.claim
    days = parse(claim.as_of) if claim.as_of and (claim.metric or "").endswith("_growth") else None
    if days is None:
        return False
    behind = re.split(r"[,;](?!\d)|\d%", sourced.sentence[claim.end - claim.sentence_start :])[0][:CLAUSE]
    years = [int(each) for each in _YEAR.findall(behind)] if not has("since", behind, claim.lang) else []
    return bool(years) and max(years) < date.fromordinal(days.last).year - 1


def _of_a_share(sourced: SourcedClaim) -> bool:
    """Whether a sentence opens with a part of what is sold: "Some 14% of sales are in Spain" is no growth of 14%."""
    claim = sourced.claim
    if not (claim.metric or "").endswith("_growth"):
        return False
    if precedes("contributes", sourced) and not heads_for("destination", sourced):
        return True
    opens = claim.start - claim.sentence_start <= OPENING
    behind = sourced.sentence[claim.end - claim.sentence_start :][:OPENING]
    return opens and has("partitive", behind, claim.lang)


def _of_a_division(sourced: SourcedClaim) -> bool:
    """Whether the words say that an amount is a part's, which was not recognised."""
    text, lang = sourced.sentence, sourced.claim.lang
    before = text[: sourced.claim.start - sourced.claim.sentence_start]
    if sourced.claim.metric in SALES and (has("channel", text, lang) or has("division", before, lang)):
        return True  # "the division remained the driver of growth, bringing in $41 billion in revenue"
    if sourced.claim.metric in SALES and "+name" not in sourced.claim.rule and has("brand", before, lang):
        return True  # "Next comes the group's largest brand, which brought in 6.9 billion"
    if sourced.claim.metric in REPORTED and "+name" not in sourced.claim.rule and has("division", before, lang):
        return True  # "Regulated utility earnings were $162 million, or 38 cents per share"
    if sourced.claim.metric in PROFITS and has("pretax", before[-CLAUSE:], lang):
        return True
    # "Project debt was 4.8 billion, against 4.9": what is owed is a part's however far the word stands.
    owed = sourced.claim.metric in BALANCES and has("division", text, lang)
    return owed or near("division", sourced) or has("some_of", text, lang)


def _of_a_stretch(sourced: SourcedClaim) -> bool:
    """Whether what a company reports goes up to a month, and only the words say since when.

    "Profit to September was up 10%. Between July and September it rose 3%": both end in one month.
    """
    claim = sourced.claim
    month = claim.as_of is not None and _MONTH.fullmatch(claim.as_of) is not None
    return month and claim.metric in REPORTED and has("stretch", sourced.sentence, claim.lang)


def _of_a_day(as_of: str | None) -> bool:
    days = parse(as_of) if as_of else None
    return days is None or days.single
