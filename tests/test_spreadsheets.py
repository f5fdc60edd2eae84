"""No cell of a file that leaves the portal is taken for a formula (bar 34)."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from werksaam.spreadsheets import Table, as_csv, as_xlsx, defused

HOSTILE = ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "\0=1", "\r=1", " =1", "＝1", "\n=1"]


@pytest.mark.parametrize("cell", HOSTILE)
def test_what_a_spreadsheet_would_run_is_defused(cell: str) -> None:
    assert str(defused(cell)).startswith("'")


@pytest.mark.parametrize("cell", ["Groen", "a=b", "1-2", "", -3, 7])
def test_other_cells_stay_as_they_are(cell: str | int) -> None:
    assert defused(cell) == cell


def test_control_characters_go() -> None:
    assert defused("Gr\0oe\x1bn") == "Groen"


def a_table() -> Table:
    return Table("Cijfers", ("Team", "=Mensen"), tuple((cell, 5) for cell in HOSTILE))


def test_csv_holds_no_formula() -> None:
    content = as_csv(a_table()).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=";"))

    assert rows[0] == ["Team", "'=Mensen"]
    assert all(row[0].startswith("'") and row[1] == "5" for row in rows[1:])


def test_csv_opens_in_columns_where_the_comma_is_the_decimal_sign() -> None:
    table = Table("Cijfers", ("Team", "Mensen"), (("Café; hal", 5),))

    assert as_csv(table) == '\ufeffTeam;Mensen\r\n"Café; hal";5\r\n'.encode()


def test_xlsx_holds_no_formula_and_numbers_stay_numbers() -> None:
    sheet = load_workbook(io.BytesIO(as_xlsx(a_table()))).active
    assert sheet is not None

    cells = [cell for row in sheet.iter_rows() for cell in row]

    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.value for cell in cells if cell.data_type == "n"] == [5] * len(HOSTILE)
