"""Everything in one stream: nothing lost, nothing that a spreadsheet would run, and a line in the journal."""

import csv
import io
import json
import re
import tracemalloc

from django.urls import reverse

from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.intake.models import Door, Report, ReportState
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


def test_the_download_obeys_the_filters_of_the_screen_and_counts_alike(town, cast, enter):
    for n in range(30):
        town.report(f"Banjir di gang {n}", region=SUMBER_TAMAN if n % 3 else MANGUNHARJO)
    Report.objects.filter(text__endswith="1").update(state=ReportState.TAKEN, taken_by=cast.operator)
    Report.objects.filter(text__endswith="2").update(fold=Report.objects.get(text__endswith="gang 12").number)
    Report.objects.filter(text__endswith="4").update(state=ReportState.SET_ASIDE, reason="salah")
    client = enter(cast.operator)
    for query, count in {"": 27, "state=taken": 3, f"wilayah={MANGUNHARJO}": 9, "cari=gang+2": 10, "saya=1": 3}.items():
        page = client.get(reverse("intake:inbox"), QUERY_STRING=query).content.decode()
        link = re.search(rf'href="({reverse("rest:reports_csv")}\?[^"]*)"', page)[1].replace("&amp;", "&")
        assert f"Unduh {count} laporan" in page, query
        assert len(rows(client.get(link))) == 1 + count, query
    assert "Unduh" not in client.get(reverse("intake:inbox"), {"cari": "tidak ada"}).content.decode()


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
