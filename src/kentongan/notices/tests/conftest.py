"""A real post office and a real receiver over sockets, a turned clock, and notices that are ready to go."""

import socket
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from kentongan.alerts.tests import scene
from kentongan.notices import expanding
from kentongan.notices.models import Channel, Topic, Way


class PostOffice:
    """Keeps what was accepted; refuses whoever is named in `unknown`, and everybody while `away`."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.unknown: dict[str, str] = {}
        self.after_data = ""

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.unknown:
            return self.unknown[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.after_data:
            return self.after_data
        letter = message_from_bytes(envelope.content)
        letter.to = envelope.rcpt_tos[0]
        letter.words = letter.get_payload(decode=True).decode()
        self.letters.append(letter)
        return "250 accepted"


@pytest.fixture
def post_office(settings) -> Iterator[PostOffice]:
    office = PostOffice()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # the test runner puts another in its place
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.MAIL_IS_ON = True
    settings.SITE_URL = "https://kentongan.example.go.id"
    try:
        yield office
    finally:
        controller.stop()


class Receiver(ThreadingHTTPServer):
    """Keeps every request; answers with `status`."""

    status = 200

    def __init__(self) -> None:
        self.requests: list[SimpleNamespace] = []
        super().__init__(("127.0.0.1", 0), _Answering)
        self.url = f"http://127.0.0.1:{self.server_port}"


class _Answering(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append(SimpleNamespace(path=self.path, headers=self.headers, body=body))
        self.send_response(self.server.status)
        self.send_header("Location", f"{self.server.url}/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return None


@pytest.fixture
def receiver(settings) -> Iterator[Receiver]:
    settings.PRIVATE_TARGETS = True
    server = Receiver()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Clock:
    """The time, which stands still until it is turned."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def turn(self, **more: float) -> datetime:
        self.at += timedelta(**more)
        return self.at


@pytest.fixture
def clock(now) -> Clock:
    return Clock(now)


@pytest.fixture
def channel(now):
    """Return a function that gives somebody a proven channel."""

    def give(member, way=Way.MAIL, address="", **more):
        return Channel.objects.create(
            member=member,
            way=way,
            address=address or f"{member.username}@example.go.id",
            topics=list(Topic.values),
            added_at=now,
            confirmed_at=now,
            **more,
        )

    return give


@pytest.fixture
def tell(cast, clock):
    """Return a function that raises an alert and turns the journal into notices."""

    def raise_and_expand(**fields):
        alert = scene.warning(cast, clock(), **({"level": "awas"} | fields))
        while expanding.expand(at=clock()):
            pass
        return alert

    return raise_and_expand
