"""What a page prints around a text is told, each line once."""

from policy.parsing import parse
from policy.parsing.furniture import PAGE_FOOTER, PAGE_HEADER


def test_a_page_number_in_the_header_of_a_page_is_told_once() -> None:
    text = "Pagina 1 van 8\nRegeling\nGeldend van 01-01-2020 t/m heden\nIntitulé\n"
    text += "Regeling\nArtikel 1\nTekst.\nPagina 2 van 8\n"

    repairs = parse(text).repairs

    assert [(one.line, one.reason) for one in repairs] == [
        (1, PAGE_HEADER),
        (2, PAGE_HEADER),
        (3, PAGE_HEADER),
        (4, PAGE_HEADER),
        (8, PAGE_FOOTER),
    ]
