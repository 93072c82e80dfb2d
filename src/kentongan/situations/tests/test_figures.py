"""What is read off the reports: who is silent, what jumped, what a rakor is told, what a spreadsheet gets."""

import csv
from datetime import date, timedelta

from kentongan.city.models import Region
from kentongan.journal.models import Entry
from kentongan.notices.audience import TABLE
from kentongan.situations import completeness, panel, queries, reminding, services, table
from kentongan.situations.models import SituationReminder
from kentongan.situations.owed import owed
from kentongan.situations.tests.conftest import OCTOBER, SEPTEMBER, begun, sent

CHILLI = "cabai-rawit-merah"


def standings(grid, office):
    return [str(box.standing) for agency, boxes in grid.rows if agency.pk == office for box in boxes]


def test_completeness_tells_silent_from_late_from_unseen(cast, monthly, now):
    at = now.replace(day=3)  # 3 November: October is due on the fifth
    begun(monthly, cast.works, at)
    grid = completeness.grid(cast.head, monthly.code, at=at)
    assert standings(grid, "pupr")[:3] == ["waiting", "waiting", "silent"]
    late = sent(monthly, cast.works, now)
    sent(monthly, cast.liaison, at, classification=1)
    grid = completeness.grid(cast.head, monthly.code, at=now)
    assert standings(grid, "pupr")[:2] == ["waiting", "late"]
    assert standings(grid, "polres")[:2] == ["waiting", "in_time"]
    assert (grid.complete, grid.asked, grid.silent) == (2, 2, [])
    services.send_back(report=late, reason="Kosong", member=cast.secretary, at=now)
    assert standings(completeness.grid(cast.head, monthly.code, at=now), "pupr")[1] == "returned"
    for member in (cast.works, cast.secretary):  # nobody learns that a report above them is there, or that it is not
        seen = standings(completeness.grid(member, monthly.code, at=now), "polres")
        assert seen[1] == ("unseen" if member == cast.works else "in_time")
        assert seen[2] == "unseen"
    assert [one.period.start for one in owed(cast.works, at=now)] == [SEPTEMBER, OCTOBER, date(2026, 11, 1)]
    assert owed(cast.works, at=now)[1].report.state == "returned"


def test_each_reminder_goes_out_once_and_none_when_it_was_sent(cast, monthly, now):
    monthly.agencies.set(["pupr"])
    first = now.replace(month=11, day=3, hour=8)  # two working days before the fifth
    kinds = []
    for day in range(-3, 12):
        at = first + timedelta(days=day)
        assert reminding.remind(at=at.replace(hour=5)) == 0
        reminding.remind(at=at)
        reminding.remind(at=at + timedelta(hours=2))
        kinds.append(
            list(SituationReminder.objects.filter(agency="pupr", start=OCTOBER).values_list("kind", flat=True))
        )
    assert [len(one) for one in kinds] == sorted(len(one) for one in kinds)
    assert sorted(kinds[-1]) == ["after", "before", "due"]
    entry = Entry.objects.filter(verb="situation_reminder.send", region="35.74").order_by("pk").first()
    row = SituationReminder.objects.get(pk=entry.subject)
    assert set(TABLE[entry.verb].who(row, entry)) <= {cast.works, cast.liaison}
    december = first + timedelta(days=32)
    sent(monthly, cast.works, december - timedelta(days=4), date(2026, 11, 1))
    reminding.remind(at=december)
    assert not SituationReminder.objects.filter(agency="pupr", start=date(2026, 11, 1)).exists()


def test_a_jump_is_marked_by_its_rule_and_stays_within_clearance(cast, daily, now):
    today = now.date()
    for ago, price in ((6, 46000), (5, 45000), (4, 300000), (3, 46500), (2, 52000), (1, 70000)):
        start = today - timedelta(days=ago)
        sent(daily, cast.liaison, now, start, figures={CHILLI: (price - 2000, price)}, classification=1)
    (line,) = queries.figures(Region.objects.get(pk="35.74"), (today - timedelta(days=9), today), 1)[
        daily.headings.get(code="I.B.1").indicators.get(pk=CHILLI)
    ]
    # One typing mistake is marked itself, and does not hide or make the next jump: the median bears it.
    assert [point.jumped for point in line.points] == [False, False, True, False, False, True]
    (jump,) = panel.jumps(cast.head, today=today)
    assert (jump.indicator.pk, jump.point.value, jump.point.change) == (CHILLI, 70000, 51)
    assert panel.jumps(cast.works, today=today) == []
    assert panel.jumps(cast.head, today=today, region="35.74.02") == []
    assert not queries.figures(Region.objects.get(pk="35.74"), (today - timedelta(days=9), today), 0)


def test_a_rakor_hears_every_office_that_owes_a_report(cast, monthly, now):
    sent(monthly, cast.works, now, texts={"III": "Harga naik."}, figures={"unjuk-rasa": 2})
    sent(monthly, cast.liaison, now, texts={"VII": "Rahasia kami"}, classification=1)
    home, october = Region.objects.get(pk="35.74"), (OCTOBER, date(2026, 10, 31))
    police, works = queries.for_meeting(home, october, 1), queries.for_meeting(home, october, 0)
    assert [one.agency.pk for one in police] == ["pupr", "polres"]
    assert [one.report is None for one in police] == [False, False]
    assert [one.report is None for one in works] == [False, True]  # silent, as far as this meeting may know
    parts = {part.heading.code: part for part in works[0].parts}
    assert (parts["III"].text, parts["I"].is_nil, parts["VIII"].figures[0].low) == ("Harga naik.", True, 2)
    assert queries.for_meeting(home, (SEPTEMBER, date(2026, 9, 30)), 2)[0].report is None


def test_the_table_for_a_spreadsheet_holds_no_formula(cast, daily, now):
    report = sent(daily, cast.liaison, now, date(2026, 11, 20), figures={CHILLI: (45000, 46000)})
    report.figures.update(place='=HYPERLINK("http://x")')
    lines = list(csv.reader("".join(table.rows(queries.situations(cast.head))).lstrip("\ufeff").splitlines()))
    assert lines[0][0] == "Instansi"
    assert lines[1][8:11] == ["45000.00", "46000.00", '\'=HYPERLINK("http://x")']
    assert len(list(table.rows(queries.situations(cast.stranger)))) == 1
