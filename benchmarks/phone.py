"""What the first visit of the phone page weighs, and how soon it can be used on a slow line.

A real server, a real browser with an empty cache, and between them a counter of every byte that goes to the browser,
those of the worker included. The line is slowed by the browser itself: 400 ms a round trip, 400 kbit a second. Prints a
table, and with --json one object as the last line.
"""

import argparse
import json
import socket
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "checks")]

import browser as chromium
from playwright.sync_api import Browser, sync_playwright

from tests.installations import Server, installed, serving, session_of

MOST_BYTES, MOST_SECONDS = 150_000, 3.0
PEOPLE = "from kentongan.cast import assemble\nassemble(now())"
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


class Counter:
    """A door before the server that counts what goes out through it."""

    def __init__(self, port: int) -> None:
        self.target, self.sent = port, 0
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.door.getsockname()[1])
        threading.Thread(target=self._open, daemon=True).start()

    def _open(self) -> None:
        while True:
            try:
                near, _address = self.door.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self.target))
            threading.Thread(target=self._pass, args=(near, far, False), daemon=True).start()
            threading.Thread(target=self._pass, args=(far, near, True), daemon=True).start()

    def _pass(self, source: socket.socket, to: socket.socket, counted: bool) -> None:
        try:
            while data := source.recv(65_536):
                self.sent += len(data) if counted else 0
                to.sendall(data)
            to.shutdown(socket.SHUT_WR)
        except OSError:
            pass


def visit(shooter: Browser, url: str, key: str, counter: Counter) -> dict[str, float]:
    """Open the page once as somebody whose phone has never been here; return bytes and seconds."""
    before = counter.sent
    context = shooter.new_context(base_url=url, locale="id-ID", viewport={"width": 390, "height": 844}, is_mobile=True)
    context.add_cookies([{"name": "sessionid", "value": key, "url": url}])
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    start = time.perf_counter()
    page.goto("/lapor/", wait_until="commit")
    page.locator("#teks").wait_for()
    words = time.perf_counter() - start
    page.locator("[data-network]").filter(has_text="Tersambung").wait_for()
    usable = time.perf_counter() - start
    page_bytes = counter.sent - before
    for _ in range(300):
        if page.evaluate("Boolean(navigator.serviceWorker.controller)"):
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(1_000)
    context.close()
    return {"words_s": words, "usable_s": usable, "page_bytes": page_bytes, "all_bytes": counter.sent - before}


def measure(server: Server, times: int) -> dict[str, float]:
    """Return the median of several first visits."""
    counter = Counter(server.port)
    url = f"http://localhost:{counter.port}"
    key = session_of(server.installation, "lurah")
    with sync_playwright() as play:
        shooter = play.chromium.launch(executable_path=chromium.get(), args=["--no-sandbox", "--disable-gpu"])
        visit(shooter, url, key, counter)  # the server's own first time is not the phone's
        visits = [visit(shooter, url, key, counter) for _ in range(times)]
        shooter.close()
    return {name: statistics.median(one[name] for one in visits) for name in visits[0]}


def main() -> int:
    """Print the table; 1 when the page is too heavy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--quick", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kentongan-phone-") as folder, installed(Path(folder) / "i") as here:
        here.python(PEOPLE)
        with serving(here) as server:
            found = measure(server, 1 if args.quick else 5)
    print("first visit of /lapor/, 400 ms and 400 kbit/s")
    print(f"  the form can be written in    {found['words_s']:6.2f} s")
    print(f"  outbox and scripts are ready  {found['usable_s']:6.2f} s   (at most {MOST_SECONDS})")
    print(f"  until then                    {found['page_bytes'] / 1000:6.1f} kB")
    print(f"  with what is kept offline     {found['all_bytes'] / 1000:6.1f} kB  (at most {MOST_BYTES / 1000:.0f})")
    if args.json:
        print(json.dumps(found))
    return int(found["all_bytes"] > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main())
