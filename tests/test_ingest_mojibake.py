from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import repairs
from ingest.document import Edit, Overlay


@pytest.mark.parametrize(
    ("broken", "read"),
    [
        ("raised to 5â1/2 percent", "raised to 5-1/2 percent"),
        ("the boardâ€™s forecast", "the board’s forecast"),
        ("the boardâs forecast", "the board’s forecast"),
        ("la inflaciÃ³n subiÃ³", "la inflación subió"),
        ("en los prÃ³ximos dÃas", "en los próximos días"),
        ("un alza del 3Â %", "un alza del 3 %"),
        ("un alza del 3Â\u00a0%", "un alza del 3\u00a0%"),
        ("â€œsoft landingâ€\x9d", "“soft landing”"),
        ("2â€“3 puntos", "2–3 puntos"),
        ("costs 3â‚¬", "costs 3€"),
        ("the bankÃ¢â‚¬â„¢s target", "the bank’s target"),
        ("la inflaciÃƒÂ³n, un 2Ã‚Â\u00a0%", "la inflación, un 2\u00a0%"),
        ("Ã¢â‚¬Å“soft landingÃ¢â‚¬Â\x9d, 2Ã¢â‚¬â€œ3%", "“soft landing”, 2–3%"),
        ("PETR?LEO: la sesi?n del mi\ufffdrcoles", "PETRÓLEO: la sesión del miércoles"),
        ("El ?ndice cay? seg?n la compa\ufffd\ufffda", "El índice cay? según la compañía"),
        ("â€œsoft landingâ€\ufffd, he said", "“soft landing”, he said"),
        ("Cotizaci?n y REVISI?N", "Cotización y REVISIÓN"),
        ("the Fed?s target, and it isn\ufffdt 2%", "the Fed’s target, and it isn’t 2%"),
        ("Will it rise? Yes. ¿Subir? ¿Qué es un d?lar?", "Will it rise? Yes. ¿Subir? ¿Qué es un dólar?"),
        ("S&amp;P 500 &#8211; flat", "S&P 500 – flat"),
        ("AT&T; rose", "AT&T; rose"),
        ("São Paulo, CÓRDOBA, el café” »", "São Paulo, CÓRDOBA, el café” »"),
    ],
)
def test_broken_characters_are_read_as_what_they_were(broken: str, read: str) -> None:
    assert repairs.find(broken).apply(broken) == read


def test_offsets_lead_back_to_the_source() -> None:
    text = "It rose to 5â1/2 percent."
    overlay = repairs.find(text)
    read = overlay.apply(text)
    at = read.index("5-1/2")
    assert overlay == Overlay((Edit(12, 13, "-"),))
    assert overlay.to_source(at, at + 5) == (11, 16)


@given(st.text(alphabet="áéíóúñü¿¡€’“”–—\u00a0 ½abc", min_size=1), st.sampled_from(["cp1252", "latin-1"]))
def test_what_was_read_in_the_wrong_encoding_is_read_right(text: str, encoding: str) -> None:
    table = {byte: bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in range(256)}
    broken = "".join(table[byte] for byte in text.encode())
    assert repairs.find(broken).apply(broken) == text


@given(st.text(alphabet="aâÃÂ€™ \x80\x93s1&;ampó?\ufffdcinſ", max_size=30))
def test_edits_are_sorted_and_apart(text: str) -> None:
    edits = repairs.find(text).edits
    assert all(edit.start < edit.end for edit in edits)
    assert all(one.end <= other.start for one, other in pairwise(edits))
