"""How long the server takes for each page of the menu, and for one of each kind of thing behind it, on the demo city.

Starts its own server on its own data in a temporary folder. Each page is asked once to warm up, then several times;
the median counts. Prints a table, and with --json one object as the last line.
"""

import argparse
import http.client
import json
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.installations import HOST, Server, demo_city, session_of

LIMIT_MS = 300
ROLES = {
    "operator": "operator",
    "lurah": "lurah.sumberwetan",
    "head": "kepala",
    "secretary": "sekretaris",
    "auditor": "auditor",
    "administrator": "admin",
}
MAP = "/peta/wilayah.geojson"
# Of each kind of thing that the pages of the menu link to, one is asked for as well.
THINGS = re.compile(r'href="(/(?:laporan|peristiwa|peringatan|tindak-lanjut|rakor|naskah|wilayah)/[0-9a-f.-]+/)"')
QUICK = ("operator", "lurah", "head")


def pages_of(line: http.client.HTTPConnection, cookie: str) -> list[str]:
    """Return the addresses in a member's navigation, and one thing of each kind that lies behind them."""
    home = ask(line, "/", cookie)[1]
    menu = re.findall(r'<a[^>]* href="(/[^"]*)"', home.partition('<nav class="side-nav"')[2].partition("</nav>")[0])
    kinds: dict[str, str] = {}
    for path in menu:
        for link in THINGS.findall(ask(line, path, cookie)[1]):
            kinds.setdefault(link.split("/")[1], link)
    return [*menu, MAP, *kinds.values()]


def ask(line: http.client.HTTPConnection, path: str, cookie: str) -> tuple[float, str]:
    """Ask for one page over an open connection; return the milliseconds until its last byte, and its words."""
    start = time.perf_counter()
    line.request("GET", path, headers={"Cookie": f"sessionid={cookie}", "Accept-Language": "id"})
    answer = line.getresponse()
    body = answer.read()
    spent = (time.perf_counter() - start) * 1000
    if answer.status != 200:
        raise SystemExit(f"{path}: status {answer.status}")
    return spent, body.decode("utf-8", "replace")


def measure(server: Server, roles: dict[str, str], times: int) -> list[dict[str, object]]:
    """Return a row for each role and page: the median and the worst of some requests, and the size."""
    rows: list[dict[str, object]] = []
    for role, username in roles.items():
        cookie = session_of(server.installation, username)
        line = http.client.HTTPConnection(HOST, server.port, timeout=60)
        for path in pages_of(line, cookie):
            _warm, page = ask(line, path, cookie)
            spent = [ask(line, path, cookie)[0] for _ in range(times)]
            rows.append(
                {
                    "role": role,
                    "path": path,
                    "median_ms": round(statistics.median(spent), 1),
                    "worst_ms": round(max(spent), 1),
                    "kilobytes": round(len(page.encode()) / 1000, 1),
                }
            )
        line.close()
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--quick", action="store_true", help="three roles, one year of reports, three requests a page")
    options = parser.parse_args()
    roles = {role: name for role, name in ROLES.items() if role in QUICK or not options.quick}
    with (
        tempfile.TemporaryDirectory(prefix="kentongan-pages-") as folder,
        demo_city(Path(folder), years=1 if options.quick else 2) as server,
    ):
        rows = measure(server, roles, 3 if options.quick else 5)
    print(f"{'role':<14} {'page':<46} {'median ms':>10} {'worst ms':>9} {'kB':>7}")
    for row in rows:
        print("{role:<14} {path:<46} {median_ms:>10} {worst_ms:>9} {kilobytes:>7}".format(**row))
    medians = [float(str(row["median_ms"])) for row in rows]
    over = sum(median > LIMIT_MS for median in medians)
    print(f"\n{len(rows)} pages, {over} over {LIMIT_MS} ms; the slowest took {max(medians)} ms")
    if options.json:
        print(json.dumps({"benchmark": "pages", "limit_ms": LIMIT_MS, "over_limit": over, "pages": rows}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
