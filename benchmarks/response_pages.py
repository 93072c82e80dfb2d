"""How long each list, map and ledger page takes on a full city, for members of several roles, and with what queries.

The pages are found by walking the table of addresses: whatever opens without an argument, its last page, its filters,
and one thing of each kind that lies behind. They are asked for over HTTP from the real server, one after the other.
"""

import http.client
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.installations import HOST, Installation, Server, session_of

LIMIT_MS = 300
ROLES = {"operator": "operator", "head": "kepala", "liaison": "polres", "lurah": "lurah.sumberwetan"}
# What people narrow each list by; an address that does not open for a role is passed over.
FILTERED = (
    "/laporan/?state=verified",
    "/laporan/?cari=banjir",
    "/laporan/?state=verified&cari=wonoasih",
    "/laporan/?state=new&parah=3&umur=lewat",
    "/laporan/?wilayah=35.74.05&urut=lama",
    "/peristiwa/?perkara=crime",
    "/peringatan/?tingkat=awas",
    "/peringatan/?keadaan=closed",
    "/tindak-lanjut/?tab=all",
    "/tindak-lanjut/?tab=late",
    "/tindak-lanjut/?tab=all&keadaan=checked",
    "/tindak-lanjut/?tab=all&instansi=polres",
    "/peta/wilayah.geojson?level=district",
    "/buku-waktu/?dari={long_ago}",
    "/buku-waktu/?dari={long_ago}&wilayah=35.74.05&keadaan=closed",
    "/buku-waktu/?dari={long_ago}&urut=lama",
)
# Runs inside the installation: opens every page once in process, counts its queries, and finds what lies behind.
FIND = """
import json, re, sys
from datetime import timedelta
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver, reverse
from kentongan.city.models import Member

settings.ALLOWED_HOSTS = ["*"]
SKIP = {{"logout", "login", "health", "set_language"}}
THING = re.compile(r'href="(/[a-z-]+/[0-9a-f][0-9a-f.-]*/)"')
MONTH = f"{{now() - timedelta(days=760):%Y-%m}}"

def plain(resolver, space=""):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            if entry.name and entry.name not in SKIP and not entry.pattern.converters:
                yield reverse(space + entry.name)
        elif not getattr(entry, "app_name", "") or entry.namespace:
            yield from plain(entry, f"{{space}}{{entry.namespace}}:" if entry.namespace else space)

found = {{}}
for role, username in {roles!r}.items():
    member = Member.objects.get(username=username)
    client = Client(HTTP_HOST="localhost")
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    rows, kinds = {{}}, {{}}
    todo = [*dict.fromkeys(plain(get_resolver())), *(one.replace("{{long_ago}}", MONTH) for one in {filtered!r})]
    def look(path):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        if answer.status_code != 200:
            return ""
        rows[path] = len(queries)
        return answer.content.decode("utf-8", "replace") if not answer.streaming else ""
    for path in todo:
        page = look(path)
        deep = re.search(r"Halaman \\d+ dari (\\d+)", page)
        if deep:
            look(path + ("&" if "?" in path else "?") + "page=" + deep[1])
        for link in THING.findall(page.partition("<main")[2]):
            kinds.setdefault(link.split("/")[1], link)
    for link in kinds.values():
        look(link)
    found[role] = rows
print("FOUND", json.dumps(found))
"""


@dataclass(frozen=True)
class Row:
    """One page for one role: milliseconds until the last byte, of the server's processor, its queries, its weight.

    The processor's time says what the page costs on a machine that has other work, too; it leaves out PostgreSQL.
    """

    role: str
    path: str
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    queries: int
    kilobytes: float


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that a share of the values does not pass.

    >>> percentile([1.0, 2.0, 3.0, 4.0], 0.5), percentile([1.0, 2.0, 3.0, 4.0], 0.95)
    (2.0, 4.0)
    """
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def inside(here: Installation, code: str) -> str:
    """Run code in a process of an installation, however long a busy machine takes; return what it prints."""
    code = f"from kentongan import installation\nfrom kentongan.installation import now\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", code], env=here.environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def find(here: Installation, roles: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Return for each role (with a member who has it) the pages that open, with how many queries each takes."""
    said = inside(here, FIND.format(roles=dict(roles), filtered=FILTERED))
    found: dict[str, dict[str, int]] = json.loads(said.rpartition("FOUND")[2])
    return found


def cpu_seconds(server: Server) -> float:
    """Return how long the server's processes have kept a processor busy."""
    ticks = sum(int(part) for stat in server.process_files("stat") for part in stat.rpartition(")")[2].split()[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def measure(server: Server, times: int, *, roles: Mapping[str, str] = ROLES) -> list[Row]:
    """Ask for every page of every role some times; the first answer warms up and does not count."""
    rows = []
    for role, pages in find(server.installation, roles).items():
        cookie = session_of(server.installation, ROLES[role])
        line = http.client.HTTPConnection(HOST, server.port, timeout=120)
        for path, queries in pages.items():
            spent, size, before = [], 0, cpu_seconds(server)
            for _each in range(times + 1):
                start = time.perf_counter()
                line.request("GET", path, headers={"Cookie": f"sessionid={cookie}", "Accept-Language": "id"})
                answer = line.getresponse()
                size = len(answer.read())
                spent.append((time.perf_counter() - start) * 1000)
                if answer.status != 200:
                    raise SystemExit(f"{role} {path}: status {answer.status}")
            p50, p95 = percentile(spent[1:], 0.5), percentile(spent[1:], 0.95)
            cpu = (cpu_seconds(server) - before) * 1000 / (times + 1)
            rows.append(Row(role, path, round(p50, 1), round(p95, 1), round(cpu), queries, round(size / 1000, 1)))
        line.close()
    return rows
