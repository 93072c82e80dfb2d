from datetime import date

import pytest

from kentongan.city.vocabulary import codes
from kentongan.demo.facts import _attendance, _directive, load_city, load_rakor

DAYS = [
    "2020-02-24", "2024-10-31", "2024-11-26", "2025-01-16", "2025-04-29",
    "2025-05-27", "2025-06-25", "2025-07-29", "2025-11-25", "2026-01-28",
]  # fmt: skip
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
AGENCIES = {agency.code for agency in load_city().agencies}
REGIONS = {region.code for region in load_city().regions}
DIRECTIVES = {directive.key: directive for rakor in load_rakor() for directive in rakor.directives}
MEETING_DAYS = {rakor.code: rakor.date for rakor in load_rakor()}


def chain(key: str) -> list[str]:
    """The keys from a directive back to where the matter was first promised."""
    keys = [key]
    while (earlier := DIRECTIVES[keys[-1]].carried_from) is not None:
        keys.append(earlier)
    return keys


def test_there_are_ten_rakor_on_their_days_in_order():
    assert [rakor.date for rakor in load_rakor()] == [date.fromisoformat(day) for day in DAYS]


@pytest.mark.parametrize("rakor", load_rakor(), ids=lambda rakor: rakor.code)
class TestEachRakor:
    def test_its_weekday_is_right(self, rakor):
        assert rakor.weekday == WEEKDAYS[rakor.date.weekday()]
        assert rakor.code == f"{rakor.date:%Y-%m}"

    def test_its_size_is_that_of_a_real_one(self, rakor):
        assert 4 <= len(rakor.issues) <= 8
        assert 3 <= len(rakor.directives) <= 6
        assert 3 <= rakor.summary.count(". ") + 1 <= 6

    def test_it_was_chaired_by_an_office_that_attended(self, rakor):
        assert rakor.chair in {"wali-kota", "wakil-wali-kota"}
        assert rakor.chair in {attendance.agency for attendance in rakor.attendance}

    def test_no_office_attends_twice_and_all_are_known(self, rakor):
        present = [attendance.agency for attendance in rakor.attendance]
        assert len(present) == len(set(present))
        assert set(present) <= AGENCIES

    def test_its_words_are_in_the_vocabularies(self, rakor):
        assert rakor.mode in codes("meeting_mode")
        assert {a.mode for a in rakor.attendance} <= set(codes("meeting_mode"))
        assert {a.role for a in rakor.attendance} <= set(codes("attendance_role"))
        assert {i.category for i in rakor.issues} <= set(codes("issue_category"))
        assert {i.dimension for i in rakor.issues} <= set(codes("dimension"))
        assert {d.phase for d in rakor.directives} <= set(codes("phase"))
        assert {d.outcome for d in rakor.directives} <= set(codes("directive_outcome"))

    def test_it_tells_reports_from_inventions(self, rakor):
        assert rakor.source
        assert {x.basis for x in (*rakor.issues, *rakor.directives)} <= {"berita", "rekaan"}
        assert set(rakor.assumed) <= {"time", "mode", "attendance"}

    def test_its_directives_name_who_and_until_when(self, rakor):
        for directive in rakor.directives:
            assert directive.key.startswith(rakor.code + "/")
            assert directive.responsible
            assert {*directive.responsible, *directive.supporting} <= AGENCIES, directive.key
            assert not set(directive.responsible) & set(directive.supporting), directive.key
            assert set(directive.regions) <= REGIONS
            assert directive.due_days is None or 1 <= directive.due_days <= 90
            assert directive.result.endswith(".")
            assert directive.result.count(". ") == 0, "one sentence"


def test_what_is_carried_over_was_left_undone_earlier():
    for directive in DIRECTIVES.values():
        if directive.carried_from is None:
            continue
        earlier = DIRECTIVES[directive.carried_from]
        assert earlier.outcome == "diteruskan", earlier.key
        assert MEETING_DAYS[earlier.key[:7]] < MEETING_DAYS[directive.key[:7]]


def test_nothing_undone_is_lost_before_the_last_rakor():
    taken_up = {directive.carried_from for directive in DIRECTIVES.values()}
    undone = {key for key, directive in DIRECTIVES.items() if directive.outcome == "diteruskan"}
    last = load_rakor()[-1].code
    assert {key for key in undone - taken_up if not key.startswith(last)} == set()


def test_the_drains_can_be_followed_from_2020_to_2026():
    assert chain("2026-01/saluran")[-1] == "2020-02/saluran"
    assert len(chain("2026-01/saluran")) == 5


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("2026-01/pos-kamling", "2025-04/pos-kamling"),
        ("2026-01/pju", "2025-04/pju"),
        ("2026-01/cctv", "2025-11/cctv"),
        ("2025-07/pkl", "2024-10/angkringan"),
    ],
)
def test_other_long_promises_lead_back_to_their_beginning(key, first):
    assert chain(key)[-1] == first


def test_every_outcome_occurs_so_that_the_demo_shows_them_all():
    assert {directive.outcome for directive in DIRECTIVES.values()} == set(codes("directive_outcome"))


def test_an_office_named_on_its_own_is_not_counted_again_with_its_kind():
    rows = [
        {"agency": "kec-kedopok", "office": "Sekretaris", "mode": "luring", "role": "mewakili"},
        {"kind": "kecamatan", "office": "Camat", "mode": "daring"},
    ]
    attendance = _attendance(rows, load_city().agencies)
    assert (attendance[0].agency, attendance[0].mode) == ("kec-kedopok", "luring")
    assert len(attendance) == 5


def test_it_refuses_a_due_word_it_does_not_know():
    row = {"key": "2026-01/x", "text": "x", "due": "kapan-kapan"}
    with pytest.raises(ValueError, match="segera"):
        _directive(row)
