"""Workers that are killed while they send: every notice arrives, and twice only under the same name."""

import signal
import time
from collections import Counter
from dataclasses import replace

import pytest
from aiosmtpd.controller import Controller

from tests.installations import Installation, free_port

MESSAGES = 120
PREPARE = f"""
from django.db import transaction
from kentongan.alerts.tests import scene
from kentongan.cast import assemble
from kentongan.journal import services as journal
from kentongan.journal.models import Entry
from kentongan.notices.models import Channel, Preference
at = now()
cast = assemble(at)
Preference.objects.create(member=cast.operator, quiet_from="00:00", quiet_until="00:00")
Channel.objects.create(member=cast.operator, way="mail", address="operator@example.go.id", topics=["alert"],
    added_at=at, confirmed_at=at)
with transaction.atomic():
    alert = scene.warning(cast, at, level="siaga")
    Entry.objects.update(noticed_at=at)
    for _ in range({MESSAGES}):
        journal.record("alert.raise", alert, actor=None, at=at)
"""


class PostOffice:
    def __init__(self):
        self.arrived = Counter()

    async def handle_DATA(self, server, session, envelope):
        head = envelope.content.split(b"Message-ID: ", 1)[1].split(b"\r\n", 1)[0]
        self.arrived[head] += 1
        return "250 accepted"


@pytest.mark.server
def test_no_notice_is_lost_or_doubled_while_two_workers_are_killed(installation: Installation):
    office, port = PostOffice(), free_port()
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    one = replace(
        installation, environment={**installation.environment, "KENTONGAN_SMTP_URL": f"smtp://127.0.0.1:{port}"}
    )
    one.python(PREPARE)
    crew = [one.start("worker", log=f"worker-{number}") for number in range(2)]
    try:
        for number, enough in enumerate((10, 40)):  # in the midst of it, each of them once
            _until(lambda enough=enough: len(office.arrived) >= enough)
            crew[number].send_signal(signal.SIGKILL)
            crew[number].wait()
            crew[number] = one.start("worker", log=f"worker-{number}b")
        _until(lambda: len(office.arrived) >= MESSAGES)
        time.sleep(1)
    finally:
        for worker in crew:
            worker.kill()
            worker.wait()
        controller.stop()
    assert len(office.arrived) == MESSAGES
    again = sum(office.arrived.values()) - MESSAGES
    assert again <= 2, "in doubt is at most the one message in hand at each kill"


def _until(condition, seconds=90):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "nothing moves"
        time.sleep(0.01)
