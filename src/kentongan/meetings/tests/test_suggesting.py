"""From a reading to the first values of the minutes."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from kentongan.city import queries as city
from kentongan.intake import services as intake
from kentongan.intake.models import Door, Report
from kentongan.intake.services import Incoming
from kentongan.meetings import suggesting
from kentongan.meetings.offices import Offices


@pytest.fixture
def suggest(cast, now):
    offices = Offices(city.agencies("35.74"), home="Kota Probolinggo")

    def for_reading(reading, text="Rapat koordinasi bulanan digelar pemerintah kota", **given):
        report = Report(text=text, reading=reading, received_at=now, classification=1)
        return suggesting.initial(
            report, offices=offices, dimension_of=lambda _: "keamanan", region="35.74", zone=ZoneInfo("Asia/Jakarta"),
            **given,
        )  # fmt: skip

    return for_reading


@pytest.mark.parametrize("reading", [None, {}, {"event_date": None}, {"event_date": {"value": "kemarin"}}])
def test_a_reading_without_a_day_gives_the_day_of_receipt_and_says_so(suggest, reading):
    first = suggest(reading)
    assert first.head["held_on"] == date(2026, 11, 22)
    assert len(first.hints) == 1


def test_the_rakor_is_as_secret_as_its_article(suggest):
    assert suggest({}).head["classification"] == 1


def test_the_title_passes_over_the_furniture_of_a_page(suggest):
    assert suggest({}, "Header Ads\n\ntest\n\nRakor bulanan  tim terpadu digelar").head["title"] == (
        "Rakor bulanan tim terpadu digelar"
    )


def test_the_title_is_what_the_rakor_is_called_and_not_the_headline(suggest):
    told = "Deteksi Dini\n\nKesbangpol menggelar Rapat Koordinasi (Rakor) Tim Terpadu\nPenanganan Konflik Sosial."
    first = suggest({"event_date": {"value": "2026-01-28"}}, told)
    assert first.head["title"] == "Rapat Koordinasi Tim Terpadu Penanganan Konflik Sosial, Januari 2026"


def test_who_is_said_to_have_been_led_by_led(suggest):
    told = "Rapat yang dipimpin langsung oleh Sekretaris Daerah Kota Probolinggo itu dihadiri camat"
    assert suggest({}, told).head["chair"] == "Sekretaris Daerah Kota Probolinggo"


def test_a_text_about_another_city_is_pointed_out(suggest):
    assert "Kota Pasuruan" in suggest({}, "Apel digelar Pemerintah Kota Pasuruan hari ini").hints[-1]
    assert len(suggest({}, "Rombongan Kota Pasuruan hadir di Probolinggo").hints) == 1


def test_orders_are_sentences_and_recall_who_was_told_before(suggest):
    orders = [{"text": "segera  keruk\nsaluran", "responsible": None}, {"text": "Patroli", "responsible": "Polres"}]
    first, second = suggest({"directives": orders}, usual=lambda text: ("Dinas PUPR", "28-01-2026")).directives
    assert first["text"] == "Segera keruk saluran"
    assert (first["usual"], first["whence"], first["responsible"]) == ("Dinas PUPR", "28-01-2026", "")
    assert second["usual"] == "", "the text says who"


def test_a_long_title_is_cut_at_a_word(suggest):
    title = suggest({}, "kata " * 100).head["title"]
    assert len(title) <= 200
    assert title.endswith("kata …")


def test_the_chair_is_an_office_and_not_its_deputy(suggest):
    persons = [
        {"name": "X", "role": "Wakil Wali Kota"},
        {"name": "Y", "role": "Pj. Wali Kota"},
        {"name": "Z", "role": None},
    ]
    assert suggest({"persons": persons}).head["chair"] == "Pj. Wali Kota"


@pytest.mark.parametrize(
    ("text", "mode"),
    [("di ruang rapat", "luring"), ("secara luring dan daring", "gabungan"), ("digelar daring", "daring")],
)
def test_the_way_of_meeting_is_read(suggest, text, mode):
    assert suggest({}, f"Rakor bulanan tim terpadu {text}").head["mode"] == mode


def test_each_office_is_present_once(suggest):
    organisations = [{"text": "Polres", "canonical": "Polres Probolinggo Kota"}, {"text": "Polres Probolinggo Kota"}]
    persons = [{"name": "X", "role": "Kabag Ops Polres Probolinggo Kota"}]
    first = suggest({"organisations": organisations, "persons": persons})
    assert [row["office"] for row in first.attendance] == ["Polres Probolinggo Kota"]


def test_a_missing_dimension_is_the_usual_one(suggest):
    first = suggest({"issues": [{"category": "crime", "quote": "Begal"}, {"category": "drugs", "dimension": "sosial"}]})
    assert [row["dimension"] for row in first.issues] == ["keamanan", "sosial"]


def test_an_unknown_office_stays_in_sight(suggest):
    orders = [{"text": "Bersihkan selokan", "responsible": "OPD terkait"}, {"text": "Jaga", "responsible": None}]
    first, second = suggest({"directives": orders}).directives
    assert (first["responsible"], first["hint"]) == ("", "OPD terkait")
    assert (second["responsible"], second["hint"]) == ("", "")


@pytest.mark.parametrize(
    ("told", "held_on", "due"),
    [
        ("segera", date(2026, 1, 30), date(2026, 2, 4)),  # a Friday: Monday, Tuesday, Wednesday
        ("segera", date(2026, 1, 31), date(2026, 2, 4)),
        (None, date(2026, 12, 24), date(2027, 1, 7)),
        ("2026-02-01", date(2026, 1, 28), date(2026, 2, 1)),
        ("2025-02-01", date(2026, 1, 28), date(2026, 2, 11)),
        ("besok", date(2026, 1, 28), date(2026, 2, 11)),
    ],
)
def test_the_due_date(told, held_on, due):
    assert suggesting.due(told, held_on=held_on) == due


def test_at_once_in_the_words_counts_too(suggest):
    reading = {
        "event_date": {"value": "2026-01-28"},
        "directives": [{"text": "Agar segera bersihkan", "responsible": None}],
    }
    assert suggest(reading).directives[0]["due_on"] == date(2026, 2, 2)


@pytest.mark.parametrize(("name", "day"), [("S0", "2024-10-31"), ("S3", "2026-01-28"), ("S4", "2024-11-26")])
def test_real_articles_fill_the_head(cast, seeds, suggest, now, name, day):
    text = (seeds / f"{name}.txt").read_text("utf-8")
    report, _ = intake.receive_report(Incoming(text=text, door=Door.FILE), sender=None, at=now)
    first = suggest(report.reading, text)
    assert first.head["title"]
    assert first.head["held_on"].isoformat()[5:] == day[5:]
    assert "Wali Kota" in first.head["chair"]
    assert first.directives
