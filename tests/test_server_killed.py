"""Nothing that was acknowledged may be lost or doubled, whatever happens to the server."""

import http.client
import threading
import time
import uuid
from functools import partial
from urllib.parse import urlencode

import pytest

from tests.installations import Installation, Server, kill, serving, session_of, wait_until

pytestmark = pytest.mark.server
SENDERS = 4
COUNT = """
from kentongan.intake.models import Report
print(*Report.objects.values_list("id", flat=True), sep="\\n")
"""


class Sender(threading.Thread):
    """Somebody who sends reports without pause, and remembers which of them were acknowledged."""

    def __init__(self, server: Server, session: str, known: dict[uuid.UUID, str]) -> None:
        super().__init__(daemon=True)
        self.server, self.session, self.known = server, session, known
        self.acknowledged: set[uuid.UUID] = set()
        self.enough = threading.Event()

    def run(self) -> None:
        while not self.enough.is_set():
            pk = uuid.uuid4()
            self.known[pk] = f"Air naik di gang sempit, laporan {pk}"
            try:
                status = send(self.server.port, self.session, pk, self.known[pk])
            except (OSError, http.client.HTTPException):
                return  # the server is gone in the middle of a word
            if status == 302:
                self.acknowledged.add(pk)


def send(port: int, session: str, pk: uuid.UUID, text: str) -> int:
    """Send one report as the form does; return the HTTP status."""
    token = "t" * 32
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {
        "Cookie": f"sessionid={session}; csrftoken={token}",
        "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    try:
        line.request("POST", "/laporan/baru/", urlencode({"id": pk, "text": text}), headers)
        answer = line.getresponse()
        answer.read()
        return answer.status
    finally:
        line.close()


def stored(installation: Installation) -> list[uuid.UUID]:
    return [uuid.UUID(line) for line in installation.python(COUNT).split()]


def _has_sent(senders: list[Sender], enough: int) -> bool:
    return sum(len(sender.acknowledged) for sender in senders) >= enough


def test_every_acknowledged_report_is_there_once_after_kill_9(installation):
    installation.python("from kentongan.cast import assemble\nassemble(now())")
    session = session_of(installation, "lurah")
    known: dict[uuid.UUID, str] = {}
    acknowledged: set[uuid.UUID] = set()
    for _ in range(2):
        with serving(installation, "--processes", "2") as server:  # they must share nothing but the database
            senders = [Sender(server, session, known) for _ in range(SENDERS)]
            for sender in senders:
                sender.start()
            wait_until(partial(_has_sent, senders, 30), 60)
            kill(server.process)
            for sender in senders:
                sender.join(30)
                acknowledged |= sender.acknowledged
    assert len(acknowledged) >= 60

    there = stored(installation)
    assert len(there) == len(set(there))
    assert acknowledged <= set(there), "an acknowledged report is lost"
    assert set(there) <= set(known)

    with serving(installation) as server:  # the phones send again whatever they are not sure of
        for pk, text in known.items():
            assert send(server.port, session, pk, text) == 302
    assert sorted(stored(installation)) == sorted(known), "sending again doubles nothing and completes everything"


def test_the_server_starts_again_after_kill_9_and_stops_when_told(installation):
    with serving(installation) as server:
        kill(server.process)
    with serving(installation) as server:
        start = time.monotonic()
        server.process.terminate()
        assert server.process.wait(20) == 0
        assert time.monotonic() - start < 8
