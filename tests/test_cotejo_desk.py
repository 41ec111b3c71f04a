"""The desk: its pages and its API over a small store, what it refuses, and what is decided in it."""

from __future__ import annotations

import threading
import urllib.request
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

import cotejo
from cotejo.commands import app
from cotejo.desk.app import create
from cotejo.desk.errors import PortError
from cotejo.desk.rendering import best
from cotejo.desk.serving import listen
from cotejo.desk.store import SharedStore
from queries import findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.sourced import SourcedClaim
    from queries.finding import Finding

TEXTS = {
    "one.txt": "2026-02-03\n\nThe S&P 500 trades at 21.7x forward earnings. The Fed kept its rate at 3.50%-3.75%.",
    "two.txt": "2026-02-03\n\nThe S&P 500 trades at 24.9x forward earnings & <b>rising</b>.",
    "tres.txt": "2026-02-04\n\nEl IBEX 35 cerró en 18.104,20 puntos, un 0,63 % más. El oro subió un 2 %.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three texts, two of which disagree."""
    folder = tmp_path_factory.mktemp("desk")
    for name, text in TEXTS.items():
        day, _, body = text.partition("\n\n")
        (folder / name).write_text(f"---\ndate: {day}\n---\n{body}\n", encoding="utf-8")
    with cotejo.open(folder / "store", mode="write") as archive:
        archive.ingest([str(folder / name) for name in TEXTS], workers=1)
    return folder / "store"


@pytest.fixture(scope="module")
def desk(made: Path) -> Iterator[TestClient]:
    with TestClient(create(str(made)), base_url="http://localhost") as client:
        yield client


class Page(HTMLParser):
    """Reads a page, and fails where its elements are not closed as they were opened."""

    VOID = frozenset({"meta", "link", "input", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "script"
        assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]
        self.links += [value for name, value in attrs if name in {"href", "src"} and value]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != "option":
            while self.open[-1] == "option":
                self.open.pop()
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def page(client: TestClient, address: str) -> Page:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    return Page(answer.text)


def test_the_first_page_says_what_the_store_holds(desk: TestClient) -> None:
    assert "documents3" in page(desk, "/").text


@pytest.mark.parametrize("query", ["forward earnings", "beneficios futuros"])
def test_a_search_finds_passages_and_sets_off_their_figures(desk: TestClient, query: str) -> None:
    shown = page(desk, f"/?q={query}")

    assert "The S&P 500 trades at 21.7x forward earnings." in shown.text
    assert "21.7x index:SPX pe_forward" in shown.text
    assert any(link.startswith("/document?name=") for link in shown.links)


def test_a_word_that_no_text_has_is_named_with_what_may_be_meant(desk: TestClient) -> None:
    shown = page(desk, "/?q=earnigs")

    assert "No text has “earnigs”" in shown.text
    assert "/?q=earnings" in shown.links


def test_what_a_text_says_is_escaped(desk: TestClient) -> None:
    answer = desk.get("/findings")

    assert "&amp; &lt;b&gt;rising" in answer.text
    assert "<b>rising" not in answer.text


def test_findings_stand_with_both_sentences_and_lead_to_their_places(desk: TestClient) -> None:
    shown = page(desk, "/findings?kind=value")

    assert "21.7x" in shown.text
    assert "24.9x" in shown.text
    assert "1 independent source" in shown.text
    (place,) = {link for link in shown.links if "one.txt" in link}
    text = desk.get(place)
    assert f'id="{place.partition("#")[2]}" tabindex="0"><b>21.7x</b>' in text.text
    Page(text.text)


def test_a_place_that_is_no_figure_can_be_gone_to(desk: TestClient) -> None:
    place = desk.get("/api/document?name=one.txt").json()["text"].index("trades")

    assert f'<span id="c{place}"></span>trades' in desk.get(f"/document?name=one.txt&at={place}").text


def test_a_figure_over_time_has_its_chart_in_a_frame_that_reaches_nothing(desk: TestClient) -> None:
    shown = page(desk, "/timeline?subject=SPX&metric=pe_forward")
    (chart,) = (link for link in shown.links if link.startswith("/chart?"))
    drawn = desk.get(chart)

    assert shown.text.index("21.7x") < shown.text.index("24.9x")
    assert drawn.status_code == 200
    assert drawn.headers["content-security-policy"].startswith("sandbox allow-scripts; default-src 'none';")


def test_figures_are_listed_by_page(desk: TestClient) -> None:
    first = desk.get("/api/claims?limit=3").json()
    second = desk.get("/api/claims?limit=3&page=2").json()

    assert (len(first["claims"]), first["more"]) == (3, True)
    assert not second["more"]
    assert {row["start"] for row in first["claims"]}.isdisjoint({row["start"] for row in second["claims"]}) or (
        first["claims"][0]["doc"] != second["claims"][0]["doc"]
    )
    assert "/figures?limit=3&page=2" in page(desk, "/figures?limit=3").links


def test_a_draft_is_checked_against_the_store_and_does_not_get_into_it(desk: TestClient) -> None:
    draft = "The S&P 500 trades at 28.3x forward earnings."
    answer = desk.post("/check", data={"draft": draft, "date": "2026-02-03"})

    assert "28.3x" in Page(answer.text).text
    assert "is 21.7x" in answer.text or "21.7x in one.txt" in answer.text
    (remark,) = desk.post("/api/check?date=2026-02-03", content=draft).json()["remarks"]
    assert (remark["kind"], remark["line"], remark["column"]) == ("value", 1, 23)
    assert desk.get("/api/stats").json()["stats"][1] == {"what": "documents", "count": 3}


@pytest.mark.parametrize(
    ("address", "key", "count"),
    [
        ("/api/search?q=gold&limit=1", "hits", 1),
        ("/api/search?like=one.txt&limit=1", "hits", 1),
        ("/api/findings?kind=value", "findings", 1),
        ("/api/claims?metric=pe_forward", "claims", 2),
        ("/api/timeline?subject=Ibex&metric=index_level", "points", 1),
    ],
)
def test_the_api_answers_with_the_rows_of_the_contract(desk: TestClient, address: str, key: str, count: int) -> None:
    rows = desk.get(address).json()[key]

    assert len(rows) == count
    assert {"doc", "start"} <= set(rows[0]) or "sides" in rows[0]


def test_the_api_gives_a_document_with_its_text(desk: TestClient) -> None:
    assert "18.104,20" in desk.get("/api/document?name=tres.txt").json()["text"]


def test_the_api_says_what_can_be_asked(desk: TestClient) -> None:
    told = desk.get("/api").json()

    assert told["GET /api/search"][:2] == ["q", "like"]
    assert all(desk.get(name.removeprefix("GET ")).status_code in {200, 400, 404} for name in told if "GET" in name)


@pytest.mark.parametrize(
    ("address", "code", "message"),
    [
        ("/api/search", 400, "give either q"),
        ("/api/search?q=gold&colour=red", 400, "no parameter 'colour'; there are q, like"),
        ("/api/search?q=gold&since=yesterday", 400, "since: 'yesterday' is not a day; write it as 2026-01-08"),
        ("/api/search?q=gold&where=pe_forward", 400, "pe_forward"),
        ("/api/search?q=gold&as_of=soon", 400, "as_of: 'soon' is no time"),
        ("/api/search?q=gold&lang=fr", 400, "lang: 'fr' is none of en, es"),
        ("/api/search?q=gold&limit=0", 400, "limit: '0' is no number from 1 to 500"),
        ("/api/search?q=gold&originals=maybe", 400, "originals: 'maybe' is neither true nor false"),
        ("/api/search?q=gold&q=oro", 400, "q is given twice"),
        ("/api/claims?metric=pe_forwrad", 400, "did you mean pe_forward?"),
        ("/api/claims?subject=Nobody", 404, "no text is about 'Nobody'"),
        ("/api/claims?page=none", 400, "page: 'none' is no page"),
        ("/api/findings?kind=worse", 400, "kind: 'worse' is none of value"),
        ("/api/timeline?subject=Fed", 400, "give metric"),
        ("/api/document?name=none.txt", 404, "none.txt"),
        ("/api/document?name=one.txt&at=here", 400, "at: 'here' is no place in a text"),
        ("/api/nothing", 404, "Not Found"),
    ],
)
def test_what_cannot_be_answered_says_why(desk: TestClient, address: str, code: int, message: str) -> None:
    answer = desk.get(address)

    assert answer.status_code == code
    assert message in answer.json()["error"]


def test_findings_are_worked_out_once_and_nobody_waits_for_them(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def counting(claims: Sequence[SourcedClaim], **given: Any) -> tuple[Finding, ...]:
        asked.append(given["kinds"])
        return found(claims, **given)

    found = findings.find
    monkeypatch.setattr(findings, "find", counting)
    store = SharedStore(str(made))
    store.prepare()
    for thread in threading.enumerate():
        if thread.name == "findings":
            thread.join()
    with store.judging() as judge, store.turn() as archive:  # who reads takes turns with others that read alone
        kinds = {kind: tuple(judge.findings(kind=kind)) for kind in findings.KINDS}
        assert archive.stats().documents == 3
    assert asked == [None]
    monkeypatch.undo()
    with cotejo.open(made) as afresh:
        assert kinds == {kind: tuple(afresh.findings(kind=kind)) for kind in findings.KINDS}
    assert [len(kinds["value"]), len(kinds["scale"])] == [1, 0]
    store.close()


def test_a_passage_is_shown_without_the_empty_lines_of_its_file(tmp_path: Path) -> None:
    text = "2 - Gold rose 3% to $4,000.\r\n\n\n<b>3 -</b> El oro subió un 3 %.\n\nEl cobre, un 1 %.\n"
    (tmp_path / "note.md").write_text(text, encoding="utf-8", newline="")
    with cotejo.open(tmp_path / "store", mode="write") as archive:
        archive.ingest([str(tmp_path / "note.md")], workers=1)
        (hit,) = archive.search("oro", limit=1)
    assert "\n\n" in hit.text
    assert "".join(best(hit)).splitlines() == ["El oro subió un 3 %.", "El cobre, un 1 %."]


def test_a_listing_of_findings_says_how_many_there_are(desk: TestClient) -> None:
    assert desk.get("/api/findings?min_severity=warning&limit=1").json()["total"] == 1
    assert "1 finding, the gravest first" in Page(desk.get("/findings").text).text
    nothing = Page(desk.get("/findings?kind=scale").text)
    assert "Nothing disagrees that an editor has to decide; look at the notes too." in nothing.text
    assert "/findings?kind=scale&min_severity=info" in nothing.links
    assert "Nothing disagrees there." in Page(desk.get("/findings?kind=scale&min_severity=info").text).text


def test_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    cotejo.open(tmp_path / "store", mode="write").close()
    with TestClient(create(str(tmp_path / "store")), base_url="http://localhost") as client:
        assert f"cotejo ingest ARTICLES --store {tmp_path / 'store'}" in Page(client.get("/").text).text
        assert "no document a.txt; the store holds none yet" in Page(client.get("/document?name=a.txt").text).text


def test_a_search_that_was_narrowed_to_nothing_can_be_widened(desk: TestClient) -> None:
    nothing = Page(desk.get("/?q=gold&since=2030-01-01").text)

    assert "Nothing found of what it was narrowed to; look in everything." in nothing.text
    assert "/?q=gold" in nothing.links


def test_a_page_that_fails_says_why_to_people(desk: TestClient) -> None:
    answer = desk.get("/document?name=<none>")

    assert answer.status_code == 404
    assert "&lt;none&gt;" in answer.text
    Page(answer.text)


def test_an_empty_draft_is_refused(desk: TestClient) -> None:
    assert "the draft is empty" in desk.post("/api/check", content=" ").json()["error"]


def test_only_this_machines_own_names_are_answered_to(desk: TestClient) -> None:
    assert desk.get("/", headers={"host": "desk.example"}).status_code == 400


def test_another_sites_page_cannot_decide(desk: TestClient) -> None:
    (finding,) = desk.get("/api/findings?kind=value").json()["findings"]
    elsewhere = {"origin": "http://elsewhere.example"}

    assert desk.post(f"/findings/{finding['id']}", data={"verdict": "fixed"}, headers=elsewhere).status_code == 403
    assert desk.get("/api/findings?kind=value").json()["findings"] == [finding]


def test_pages_may_hold_no_script(desk: TestClient) -> None:
    assert desk.get("/").headers["content-security-policy"].startswith("default-src 'none'; style-src 'self';")
    assert [desk.get(f"/styles/{name}").status_code for name in ("desk.css", "show.css", "check.css", "x.css")] == [
        200,
        200,
        200,
        400,
    ]


def test_a_decision_is_kept_and_taken_back(desk: TestClient) -> None:
    (finding,) = desk.get("/api/findings?kind=value").json()["findings"]
    address = f"/findings/{finding['id']}"
    decided = desk.post(
        address,
        data={"verdict": "dismissed", "reason": "two measures", "back": "kind=value"},
        headers={"origin": "http://localhost"},
        follow_redirects=False,
    )

    assert (decided.status_code, decided.headers["location"]) == (303, "/findings?kind=value")
    assert desk.get("/api/findings?kind=value").json()["findings"] == []
    assert "two measures" in page(desk, "/findings?kind=value&decided=1").text
    assert desk.post(f"/api{address}?verdict=undecided").json() is None
    assert len(desk.get("/api/findings?kind=value").json()["findings"]) == 1


@pytest.mark.parametrize(
    ("given", "code", "message"),
    [
        ("verdict=dismissed", 400, "a dismissal says why"),
        ("reason=so", 400, "verdict is missing"),
        ("verdict=undecided", 404, "nothing"),
    ],
)
def test_a_decision_that_cannot_be_kept_says_why(desk: TestClient, given: str, code: int, message: str) -> None:
    (finding,) = desk.get("/api/findings?kind=value").json()["findings"]
    answer = desk.post(f"/api/findings/{finding['id']}?{given}")

    assert answer.status_code == code
    assert message in answer.json()["error"]


def test_a_decision_waits_for_nobody_who_writes(desk: TestClient, made: Path) -> None:
    (finding,) = desk.get("/api/findings?kind=value").json()["findings"]
    with cotejo.open(made, mode="write"):
        answer = desk.post(f"/api/findings/{finding['id']}?verdict=fixed")

    assert answer.status_code == 409
    assert "another process is writing" in answer.json()["error"]


def test_what_is_ingested_meanwhile_is_seen(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("---\ndate: 2026-02-03\n---\nGold rose 2% to $2,000.\n", encoding="utf-8")
    with cotejo.open(tmp_path / "store", mode="write") as archive:
        archive.ingest([str(text)], workers=1)
    with TestClient(create(str(tmp_path / "store")), base_url="http://localhost") as client:
        assert client.get("/api/findings").json()["findings"] == []
        text.write_text(
            "---\ndate: 2026-02-03\n---\nGold rose 2% to $2,000 on Monday, February 3, 2026.\n", encoding="utf-8"
        )
        with cotejo.open(tmp_path / "store", mode="write") as archive:
            archive.ingest([str(text)], workers=1)
        (finding,) = client.get("/api/findings").json()["findings"]

    assert finding["kind"] == "date"


def test_a_taken_port_is_told_with_what_to_do() -> None:
    with listen("127.0.0.1", 0) as first, pytest.raises(PortError, match="name another --port"):
        listen("127.0.0.1", first.getsockname()[1])


def test_the_command_answers_and_ends(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import uvicorn

    asked: list[int] = []

    def run(self: uvicorn.Server, sockets: list[object]) -> None:
        served = threading.Thread(target=original, args=(self, sockets))
        served.start()
        while not self.started:
            pass
        with urllib.request.urlopen(f"http://127.0.0.1:{sockets[0].getsockname()[1]}/api") as answer:  # type: ignore[attr-defined]
            asked.append(answer.status)
        self.should_exit = True
        served.join()

    original = uvicorn.Server.run
    monkeypatch.setattr(uvicorn.Server, "run", run)
    ended = CliRunner().invoke(app, ["serve", "--store", str(made), "--port", "0"])

    assert (ended.exit_code, asked) == (0, [200])
    assert "cotejo: http://127.0.0.1:" in ended.stderr


def test_a_store_that_is_not_there_is_told_before_anything_is_served(tmp_path: Path) -> None:
    ended = CliRunner().invoke(app, ["serve", "--store", str(tmp_path / "none")])

    assert ended.exit_code == 1
    assert "no store here" in str(ended.exception)
