"""What leaves and enters in bulk: the inbox downloaded as the screen shows it, and a long table stored at once.

Called by benchmarks/intake.py with `--only export` and `--only sheet`.
"""

import http.client
import re
import threading
import time
from dataclasses import dataclass

from intake_ledger import Memory, seconds
from intake_load import Tally

from tests.installations import Installation, Server, end, kill, serving, session_of, wait_until

SMALL_SHARE = 10  # of the reports the first download takes every tenth, so that memory can be compared
FILLED_AT_ONCE = 20_000
FILL = """
import random
from datetime import timedelta
from django.db import transaction
from kentongan.cast import assemble, MANGUNHARJO, SUMBER_TAMAN
from kentongan.city import services as numbers
from kentongan.city.models import Member
from kentongan.intake.models import Door, Report
if not Member.objects.exists():
    assemble(now())
chance, at = random.Random({first}), now() - timedelta(minutes=1)
words = "warga banjir tawuran pemuda pasar lapangan malam ramai listrik sampah sengketa lahan".split()
def one(n):
    text = " ".join(chance.choices(words, k=chance.randint(8, 120)))
    return Report(number=n, text=text, digest=str(n), door=Door.PHONE, received_at=at - timedelta(seconds=n),
                  region_id=MANGUNHARJO if n % {share} == 0 else SUMBER_TAMAN, spot=f"RT {{n % 9}}")
for first in range({first}, {last}, 5000):
    Report.objects.bulk_create([one(n) for n in range(first, min(first + 5000, {last}))], batch_size=500)
with transaction.atomic():
    numbers.next_numbers("report", {last} - {first})
"""
TABLE = """
from kentongan.cast import CITY, assemble
from kentongan.city.models import Member, Region
from kentongan.sheets import services
if not Member.objects.exists():
    assemble(now())
who = Member.objects.get(username="operator")
heads = "Tanggal;Uraian kejadian;Kelurahan;TKP"
rows = (f"{{n % 28 + 1}}/10/2026;Warga mengeluhkan sampah dan genangan di gang {{n}};Sumber Taman;RT {{n % 9}}"
        for n in range({rows}))
raw = "\\r\\n".join([heads, *rows]).encode()
sheet = services.bring(raw=raw, name="rekap.csv", region=Region.objects.get(pk=CITY), by=who, at=now())
services.settle(sheet=sheet, mapping={{"occurred_at": 0, "text": 1, "region": 2, "spot": 3}}, by=who, at=now())
assert not sheet.faults, sheet.faults[:3]
if sheet.fresh:
    services.store(sheet=sheet, by=who, at=now())
print(sheet.fresh)
"""
STANDING = """
from kentongan.intake.models import Report
from kentongan.journal.models import Entry
from kentongan.sheets.models import SheetImport
sheet = SheetImport.objects.order_by("pk").first()
lines = Entry.objects.filter(verb="report.receive").count()
print(sheet.state, sheet.done, Report.objects.count(), lines, Report.objects.filter(reading=None).count())
"""


@dataclass(frozen=True)
class ExportRow:
    """Two downloads of one inbox, a small one by a filter and all of it."""

    engine: str
    reports: int
    on_screen: int
    small: int
    rows: int
    seconds: float
    web_s: float  # of a processor, by the server for all rows
    megabytes: int
    memory_before_mb: int
    memory_small_mb: int
    memory_mb: int


@dataclass(frozen=True)
class SheetRow:
    """One long table on its way in; `killed_at` are the rows that were made ready when the worker was killed."""

    engine: str
    rows: int
    check_s: float
    killed_at: int
    after_kill: int
    store_s: float
    stored: int
    journal_lines: int
    again: int


def export(here: Installation, engine: str, *, rows: int) -> ExportRow:
    """Fill an inbox, read its number off the screen, download it by the link that stands there."""
    fill(here, rows)
    with serving(here, "--processes", "1") as server:
        session = session_of(here, "operator")
        with Memory(server) as before:
            _pages(server, session)
        with Memory(server) as of_small:
            small, _bytes = _download(server, session, _link(server, session, "?wilayah=35.74.03.1002")[0])
        link, on_screen = _link(server, session, "")
        begun, spent = time.monotonic(), seconds({"web": server.process.pid})
        with Memory(server) as of_all:
            counted, size = _download(server, session, link)
        took = time.monotonic() - begun
        return ExportRow(
            engine=engine, reports=rows, on_screen=on_screen, small=small, rows=counted, seconds=round(took, 1),
            web_s=round(seconds({"web": server.process.pid})["web"] - spent["web"], 1), megabytes=size // 1_000_000,
            memory_before_mb=before.most, memory_small_mb=of_small.most, memory_mb=of_all.most,
        )  # fmt: skip


def fill(here: Installation, rows: int) -> None:
    """Put so many reports into an inbox."""
    for first in range(1, rows + 1, FILLED_AT_ONCE):
        last = min(first + FILLED_AT_ONCE, rows + 1)
        here.python(FILL.format(first=first, last=last, share=SMALL_SHARE))


class Downloads(threading.Thread):
    """Downloads everything a few times while reports come in, and compares the rows with what was acknowledged."""

    def __init__(self, server: Server, tally: Tally, *, times: int, within: int, earlier: int) -> None:
        super().__init__()
        self.server, self.tally, self.earlier = server, tally, earlier
        self.times, self.pause = times, within / (times + 1)
        self.rows: list[int] = []
        self.off = 0
        if times:
            self.session = session_of(server.installation, "operator")
            self.link = _link(server, self.session, "")[0]

    def run(self) -> None:
        for _each in range(self.times):
            time.sleep(self.pause)
            least = self.earlier + len(self.tally.acknowledged)
            rows, _bytes = _download(self.server, self.session, self.link)
            self.rows.append(rows)
            self.off += not least <= rows <= self.earlier + len(self.tally.sent)


def sheet(here: Installation, engine: str, *, rows: int) -> SheetRow:
    """Bring a table, kill the worker while it stores it, let another one do it, bring the same table again."""
    begun = time.monotonic()
    here.python(TABLE.format(rows=rows))
    checked = time.monotonic() - begun
    worker = here.start("worker", log="worker")
    wait_until(lambda: int(_standing(here)[1]) > 0 or _standing(here)[0] == "stored", 120)
    kill(worker)
    state, done, killed, *_rest = _standing(here)
    begun = time.monotonic()
    worker = here.start("worker", log="worker")
    try:
        wait_until(lambda: _standing(here)[0] == "stored", 300)
    finally:
        took = time.monotonic() - begun
        end(worker)
    stored, lines = _standing(here)[2:4]
    again = int(here.python(TABLE.format(rows=rows)))
    return SheetRow(
        engine=engine, rows=rows, check_s=round(checked, 1), killed_at=int(done) if state != "stored" else -1,
        after_kill=int(killed), store_s=round(took, 1), stored=int(stored), journal_lines=int(lines), again=again,
    )  # fmt: skip


def _standing(here: Installation) -> list[str]:
    return here.python(STANDING).split()


def _ask(server: Server, session: str, path: str) -> http.client.HTTPResponse:
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=300)
    line.request("GET", path, headers={"Cookie": f"sessionid={session}", "Host": f"localhost:{server.port}"})
    answer = line.getresponse()
    assert answer.status == 200, (path, answer.status)
    return answer


def _pages(server: Server, session: str) -> None:
    """Look at the inbox a few times from several sides, so that what every page needs is in memory."""
    looks = [threading.Thread(target=lambda: _ask(server, session, "/laporan/").read()) for _each in range(8)]
    for look in looks:
        look.start()
    for look in looks:
        look.join()


def _link(server: Server, session: str, query: str) -> tuple[str, int]:
    page = _ask(server, session, f"/laporan/{query}").read().decode()
    found = re.search(r'href="([^"]*laporan\.csv[^"]*)".*?([\d.,]+)\s+(?:laporan|reports)', page, re.DOTALL)
    assert found, "no download on the page"
    return found[1].replace("&amp;", "&"), int(re.sub(r"\D", "", found[2]))


def _download(server: Server, session: str, link: str) -> tuple[int, int]:
    """Return the reports and the bytes of a download; texts of the fill have no line breaks."""
    answer, lines, size = _ask(server, session, link), -1, 0
    while piece := answer.read(1 << 16):
        lines += piece.count(b"\n")
        size += len(piece)
    return lines, size
