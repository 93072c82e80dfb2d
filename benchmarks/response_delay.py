"""From a grave report to its alert on another screen, while other reports come in; and how long 300 changes take.

One browser stands open on the list of alerts as an operator. Grave reports are sent over HTTP as the phone page sends
them, while field reporters send ordinary ones at a steady rate. The clock stops when the browser shows a new alert.
"""

import http.client
import json
import random
import re
import threading
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from playwright.sync_api import Page, sync_playwright
from response_pages import inside

from tests.installations import HOST, Installation, Server, session_of

RATE = 20  # ordinary reports a second
SENDERS = 4
PATIENCE = 20.0
LOOK_EVERY = 0.02
CHANCE = random.Random(3574)
LIST = "/peringatan/"
GRAVE = (
    "Ada sekitar lima puluh orang membawa celurit dan parang berkumpul di depan pasar, mau menyerang kampung sebelah.",
    "Massa membawa senjata tajam mengepung masjid, jendela sudah dilempari batu, warga ketakutan.",
    "Dua kelompok pemuda tawuran pakai celurit, satu orang tewas dan empat luka berat.",
)
ORDINARY = "Lampu jalan depan gang padam sejak tadi malam, warga minta diperbaiki. Nomor {number}."
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
LINKS = "anchors => anchors.map(one => one.getAttribute('href'))"
VILLAGES = """
from kentongan.city.models import Region
print(*Region.objects.filter(level="village").values_list("pk", flat=True))
"""
BULK = """
import time
from datetime import timedelta
from kentongan.actions import bulk
from kentongan.actions.models import ActionItem
from kentongan.city.models import Member
head = Member.objects.get(username="kepala")
things = list(ActionItem.objects.filter(state__in=["assigned", "accepted"]).order_by("pk")[:300])
at = now()
start = time.perf_counter()
done = bulk.move_due(actions=things, new=(at + timedelta(days=30)).date(), reason="Diselaraskan.", member=head, at=at)
print(done, time.perf_counter() - start)
"""
JOBS = """
import json, time
from kentongan.work import HANDLERS
spent = {{}}
for kind in {kinds!r}:
    if kind in HANDLERS:
        spent[kind] = []
        for _each in range(3):
            start = time.perf_counter()
            HANDLERS[kind](at=now())
            spent[kind].append(round(time.perf_counter() - start, 3))
print("SPENT", json.dumps(spent))
"""


class Phone:
    """A member who sends reports, as the phone page does."""

    def __init__(self, server: Server, username: str) -> None:
        self.line = http.client.HTTPConnection(HOST, server.port, timeout=60)
        self.session = session_of(server.installation, username)
        page, cookies = self._ask("GET", "/laporan/baru/", None, "")
        match = TOKEN.search(page)
        if match is None:
            raise SystemExit(f"{username}: the report form did not open")
        self.token = match[1]
        self.csrf = next(part.partition("=")[2].partition(";")[0] for part in cookies if part.startswith("csrftoken="))

    def send(self, text: str, region: str) -> None:
        """Send one report; stop the benchmark if it is not taken."""
        body = {"id": str(uuid.uuid4()), "text": text, "region": region, "csrfmiddlewaretoken": self.token}
        self._ask("POST", "/laporan/baru/", urlencode(body), f"; csrftoken={self.csrf}")

    def _ask(self, method: str, path: str, body: str | None, more: str) -> tuple[str, list[str]]:
        headers = {"Cookie": f"sessionid={self.session}{more}", "Accept-Language": "id"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.line.request(method, path, body=body, headers=headers)
            answer = self.line.getresponse()
        except (ConnectionError, http.client.RemoteDisconnected):  # closed while it lay idle: once more, as browsers do
            self.line.close()
            self.line.request(method, path, body=body, headers=headers)
            answer = self.line.getresponse()
        text = answer.read().decode("utf-8", "replace")
        if answer.status != (200 if method == "GET" else 302):
            raise SystemExit(f"{method} {path}: status {answer.status}")
        return text, answer.msg.get_all("Set-Cookie") or []


@dataclass
class Stream:
    """The ordinary reports: how many were taken in."""

    sent: int = 0
    stop: threading.Event = field(default_factory=threading.Event)


@contextmanager
def streaming(server: Server, username: str, regions: Sequence[str]) -> Iterator[Stream]:
    """Send ordinary reports at the rate until the block ends."""
    stream = Stream()
    lock = threading.Lock()
    phones = [Phone(server, username) for _each in range(SENDERS)]

    def work(phone: Phone) -> None:
        due = time.monotonic()
        while not stream.stop.is_set():
            phone.send(ORDINARY.format(number=uuid.uuid4().hex[:8]), regions[stream.sent % len(regions)])
            with lock:
                stream.sent += 1
            due += SENDERS / RATE
            stream.stop.wait(max(0.0, due - time.monotonic()))

    threads = [threading.Thread(target=work, args=(phone,)) for phone in phones]
    for thread in threads:
        thread.start()
    try:
        yield stream
    finally:
        stream.stop.set()
        for thread in threads:
            thread.join()


@dataclass(frozen=True)
class Delay:
    """Seconds from sending to seeing, one for each grave report; None where none was seen in time."""

    seconds: Sequence[float | None]
    taken_a_second: float
    reloaded: bool


def delays(server: Server, chromium: str, times: int) -> Delay:
    """Send grave reports and see when the operator's screen shows each."""
    regions = inside(server.installation, VILLAGES).split()
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(base_url=server.url, locale="id-ID", timezone_id="Asia/Jakarta")
        key = session_of(server.installation, "operator")
        context.add_cookies([{"name": "sessionid", "value": key, "url": server.url}])
        page = context.new_page()
        page.goto(LIST)
        reloaded = "pulse" not in page.content() and "hx-trigger" not in page.content()
        witness = Phone(server, "operator")
        with streaming(server, "lurah.sumberwetan", regions) as stream:
            begun = time.monotonic()
            seen = [
                _one(page, witness, GRAVE[turn % len(GRAVE)], regions[turn % len(regions)], reload=reloaded)
                for turn in range(times)
            ]
            rate = stream.sent / (time.monotonic() - begun)
        browser.close()
    return Delay(seen, round(rate, 1), reloaded)


def _one(page: Page, witness: Phone, text: str, region: str, *, reload: bool) -> float | None:
    time.sleep(CHANCE.uniform(0, 2))  # at no fixed moment of the page's own rhythm
    known = set(_shown(page))
    start = time.monotonic()
    witness.send(f"{text} {uuid.uuid4().hex[:6]}", region)
    while time.monotonic() - start < PATIENCE:
        if set(_shown(page)) - known:
            return round(time.monotonic() - start, 3)
        if reload:
            page.reload()
        time.sleep(LOOK_EVERY)
    return None


def _shown(page: Page) -> list[str]:
    links: list[str] = page.eval_on_selector_all(f'main a[href^="{LIST}"]', LINKS)
    return links


def bulk_seconds(here: Installation) -> tuple[int, float] | None:
    """Return how many actions were changed at once and in how many seconds; None where no such verb is there."""
    try:
        number, seconds = inside(here, BULK).split()
    except RuntimeError as problem:
        if "bulk" in str(problem):
            return None
        raise
    return int(number), round(float(seconds), 2)


def job_seconds(here: Installation, kinds: Sequence[str]) -> dict[str, list[float]]:
    """Return the seconds of three runs of each of the worker's regular jobs."""
    spent: dict[str, list[float]] = json.loads(inside(here, JOBS.format(kinds=list(kinds))).rpartition("SPENT")[2])
    return spent
