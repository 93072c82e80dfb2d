"""Everything in one stream: nothing lost, nothing that a spreadsheet would run, and a line in the journal."""

import csv
import io
import json
import tracemalloc

from django.urls import reverse

from kentongan.intake.models import Door, Report
from kentongan.journal.models import Entry
from kentongan.rest.export import COLUMNS, as_csv


def rows(answer):
    return list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


def test_machine_and_member_take_away_what_the_list_shows(town, cast, enter):
    for text in ('=HYPERLINK("http://x")', "+62 menelepon", "-1", "@a", 'Baris\nkedua, "kutip"'):
        town.report(text, spot="=1+1", extra={"air": "=2"})
    machine = town.machine()
    answer = machine.ask("/reports.csv", hxl="true")
    table = rows(answer)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert (table[0], table[1]) == (list(COLUMNS), list(COLUMNS.values()))
    assert len(table) == 2 + 5
    assert not [cell for row in table[2:] for cell in row if cell[:1] in set("=+-@\t\r") and not cell[1:2].isdigit()]
    lines = machine.ask("/reports.ndjson").getvalue().decode().splitlines()
    listed = machine.ask("/reports").json()["items"]
    assert sorted(json.loads(line)["id"] for line in lines) == sorted(one["id"] for one in listed)
    page = reverse("rest:reports_csv")
    mine = enter(cast.operator).get(page)
    assert len(rows(mine)) == 1 + 5
    assert mine["Content-Disposition"].startswith('attachment; filename="laporan-2026-11-22')
    assert enter(cast.liaison).get(page).status_code == 403
    noted = Entry.objects.filter(verb="export.reports").order_by("pk")
    assert [line.changes["rows"] for line in noted] == [["", 5]] * 3
    assert [line.actor for line in noted] == [None, None, cast.operator.pk]
    assert reverse("rest:reports_csv") in enter(cast.operator).get(reverse("intake:inbox")).content.decode()


def test_many_reports_cost_no_more_memory_than_few(town):
    first = town.report("Laporan.")
    plain = {name: getattr(first, name) for name in ("region_id", "received_at", "sender_id", "digest")}
    more = [Report(number=100 + n, text="x" * 3_000, door=Door.PHONE, **plain) for n in range(4_000)]
    Report.objects.bulk_create(more, batch_size=500)
    things = Report.objects.order_by("received_at", "pk")
    del more
    tracemalloc.start()
    try:
        counted = sum(1 for _line in as_csv(things))
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert counted == 1 + 4_001
    assert peak < 6_000_000, f"{peak:,} bytes for 4,000 reports"
