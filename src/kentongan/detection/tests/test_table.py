"""Reading a long table: what it takes, and the line it names when it does not."""

import pytest

from kentongan.detection.table import TableError, parse_period, read_table

HEAD = "area,period,count"


def _read(*rows: str, head: str = HEAD, **options):
    return read_table([f"{line}\n" for line in (head, *rows)], **options)


def test_an_absent_row_is_no_report():
    table = _read("A,2026-01-01,2", "B,2026-01-03,0")
    assert table.areas == ("A", "B")
    assert table.counts.tolist() == [[2, 0, 0], [0, 0, 0]]
    assert table.observed.tolist() == [[True, False, False], [False, False, True]]
    assert [table.label(i) for i in range(3)] == ["2026-01-01", "2026-01-02", "2026-01-03"]


def test_weeks_run_on_over_the_year_with_53():
    table = _read("A,2026-W53,1", "A,2027-W02,1")
    assert [table.label(i) for i in range(3)] == ["2026-W53", "2027-W01", "2027-W02"]
    assert table.calendar.days_a_period == 7


def test_numbers_take_their_length_from_the_frequency():
    table = _read("A,7,1", "A,9,1", frequency=12)
    assert [table.label(i) for i in range(3)] == ["7", "8", "9"]
    assert table.calendar.days_a_period == pytest.approx(30.4375)


def test_population_is_the_latest_one():
    table = _read("A,2,1,200", "A,1,1,100", head=f"{HEAD},population")
    assert table.population is not None
    assert table.population.tolist() == [200.0]


def test_columns_may_stand_in_another_order_and_cells_be_quoted():
    table = _read('3,"Kel. A, Utara",5', head="count,area,period")
    assert table.areas == ("Kel. A, Utara",)
    assert table.counts.tolist() == [[3]]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (["A,1,1", "A,2,-1"], "Baris 3: jumlah '-1'"),
        (["A,1,1.5"], "Baris 2: jumlah '1.5'"),
        (["A,1,nan"], "Baris 2: jumlah 'nan'"),
        (["A,1,99999999999"], "Baris 2: jumlah"),
        (["A,1,"], "Baris 2: kolom count kosong"),
        ([",1,1"], "Baris 2: kolom area kosong"),
        (["A,1"], "Baris 2: 2 kolom, seharusnya 3"),
        (["A,1,1", "B,1,1", "A,1,2"], "Baris 4: .* sudah ada di baris 2"),
        (["A,1,1", "A,2026-01-01,1"], "Baris 3: cara menulis periode berbeda dari baris 2"),
        (["A,2026-02-30,1"], "Baris 2: periode '2026-02-30' tidak ada dalam kalender"),
        (["A,2025-W53,1"], "Baris 2: periode '2025-W53' tidak ada dalam kalender"),
        (["A,Januari,1"], "Baris 2: periode 'Januari' bukan"),
        (["A,1,1", "A,999999999,1"], "terlalu panjang"),
        (['"A,1,1'], "bukan CSV"),
        ([], "satu baris data pun"),
    ],
)
def test_it_names_the_first_bad_line(rows, words):
    with pytest.raises(TableError, match=words):
        _read(*rows)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("area,period", "kolom count tidak ada"),
        ("", "kolom area, period, count tidak ada"),
        ("area,period,count,popluation", "tidak dikenal"),
        ("area,period,count,count", "berulang"),
    ],
)
def test_it_names_what_is_wrong_with_the_header(head, words):
    with pytest.raises(TableError, match=words):
        _read(head=head)


@pytest.mark.parametrize("people", ["0", "-5", "banyak", "nan"])
def test_it_refuses_an_impossible_population(people):
    with pytest.raises(TableError, match="Baris 2: penduduk"):
        _read(f"A,1,1,{people}", head=f"{HEAD},population")


def test_periods_of_one_kind_follow_each_other():
    assert parse_period("2027-W01")[1] - parse_period("2026-W53")[1] == 1
    assert parse_period("2024-03-01")[1] - parse_period("2024-02-28")[1] == 2
