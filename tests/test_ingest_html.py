from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import html, main_text, reader
from ingest.document import CONTENT, Document, Label, Metadata
from ingest.sources import Source

PARAGRAPHS = (
    "Gold rose for a third day, as buyers came back after a week of losses, to close at $2,015.",
    "The dollar fell against most of its peers, which made the metal cheaper for buyers elsewhere.",
    "Analysts at two brokers expect prices to hold above $2,000 until the end of the quarter, as yields fall.",
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Gold gains | Example</title>
<meta property="og:title" content="Gold gains"><meta property="og:site_name" content="Example">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle",
"headline": "Gold gains", "datePublished": "2026-03-06T16:05:00-05:00",
"author": [{{"@type": "Person", "name": "Jane Doe"}}]}}]}}</script>
<style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/m">Markets 2,025</a></li></ul></nav>
<article><h1>Gold gains</h1><p class="by">By Jane Doe</p><p>{PARAGRAPHS[0]}</p><p hidden>Secret 5%</p>
<p>{PARAGRAPHS[1]}</p><script>var a = 1;</script><h2>What comes next</h2><p>{PARAGRAPHS[2]}</p>
<table><tr><th>Metal</th><th>Price</th></tr>
<tr><td>Gold</td><td>2,015.10</td></tr><tr><td>Silver</td><td>25.40</td></tr></table>
</article><aside><h3>Related</h3><ul><li><a href="/x">Silver fell 9%</a></li></ul></aside>
<footer><p>© 2026 Example. All rights reserved.</p></footer></body></html>"""


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one\n  two</p><p>three</p>", "one two\n\nthree"),
        ("<div>one</div><div>two<br>three</div>", "one\ntwo\nthree"),
        ("<p>a <b>b</b>c<span> d</span></p>", "a bc d"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<table><tr><td>a</td><td><p>b</p></td></tr><tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td"),
        ("<pre>a  b\nc</pre>", "a  b\nc"),
        ("<p>a&nbsp;b &amp; c</p>", "a\u00a0b & c"),
        ("<p>a<script>x</script><noscript>y</noscript><template>z</template>b</p>", "ab"),
        ('<p>a</p><p style="display: none">b</p><p hidden>c</p>', "a"),
    ],
)
def test_the_text_is_what_is_seen(markup: str, text: str) -> None:
    assert html.read(f"<html><body>{markup}</body></html>").text == text


def test_a_page_is_read_with_its_metadata_and_main_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    (document,) = reader.read(Source(path, "a.html"))
    assert isinstance(document, Document)
    text = document.text
    assert document.metadata == Metadata(
        title="Gold gains",
        author="Jane Doe",
        publisher="Example",
        published="2026-03-06T16:05:00-05:00",
        page_lang="en",
        lang="en",
    )
    content = [
        (region.label, text[region.start : region.end]) for region in document.regions if region.label in CONTENT
    ]
    assert content == [
        (Label.TITLE, "Gold gains"),
        (Label.BODY, PARAGRAPHS[0]),
        (Label.BODY, PARAGRAPHS[1]),
        (Label.HEADING, "What comes next"),
        (Label.BODY, PARAGRAPHS[2]),
        (Label.TABLE, "Metal\tPrice\nGold\t2,015.10\nSilver\t25.40"),
    ]
    assert "Secret" not in text
    assert "Silver fell 9%" in text


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Gold gains as the dollar slips - Example", "Gold gains as the dollar slips"),
        ("El oro sube y el dólar cede | EXAMPLE", "El oro sube y el dólar cede"),
        ("Silver &amp;amp; gold – year-end outlook", "Silver & gold – year-end outlook"),
    ],
)
def test_a_title_is_without_the_site_and_without_references(title: str, read: str) -> None:
    page = html.read(
        f"<html><head><meta property='og:title' content='{title}'>"
        "<meta property='og:site_name' content='Example'></head><body><p>Gold.</p></body></html>"
    )
    assert page.metadata.title == read


@pytest.mark.parametrize(
    ("caption", "date", "author"),
    [
        (
            "Bars of gold are weighed in a vault, in this picture of last year that shows nothing else at all.",
            "By Jane Doe",
            "Jane Doe",
        ),
        (
            "Lingotes de oro en una cámara, en esta imagen del año pasado, en la que no se ve nada más que eso, y ya.",
            "Por Ana Paz",
            "Ana Paz",
        ),
    ],
)
def test_author_and_date_are_found_under_a_title_that_a_caption_precedes(caption: str, date: str, author: str) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    head = f"<p>{caption}</p><h1>Gold gains</h1><p>{date}<br>2026-03-06</p>"
    markup = f"<html><body><article>{head}{body}</article></body></html>"
    (document,) = reader.read(Source(Path("a.html"), "a.html", markup.encode()))
    assert isinstance(document, Document)
    assert (document.metadata.author, document.metadata.published) == (author, "2026-03-06")


def test_extracted_lines_are_found_again() -> None:
    blocks = [
        "Menu",
        "Gold rises",
        "Gold rises",
        "A long line that says much of gold and of nothing else at all",
        "Menu",
    ]
    lines = ["Gold rises", "- A long line that says much of *gold* and of nothing else at all"]
    assert main_text.align(lines, blocks) == (False, False, True, True, False)


@given(
    st.lists(st.text(alphabet="ab 1<>&", max_size=20), max_size=8),
    st.sampled_from(["p", "div", "td", "li", "h2", "pre"]),
)
def test_blocks_lie_in_the_text_in_order(parts: list[str], tag: str) -> None:
    markup = "".join(f"<{tag}>{part}</{tag}>" for part in parts)
    page = html.read(f"<html><body>{markup}</body></html>")
    assert all(page.text[block.start : block.end].strip() for block in page.blocks)
    assert all(one.end < other.start for one, other in pairwise(page.blocks))
