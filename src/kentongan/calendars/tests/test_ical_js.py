"""The reader of web calendars, where node and ical.js are at hand: what it says of a feed of ours."""

import json
import shutil
import subprocess
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from django.urls import reverse

from kentongan.actions import services as actions
from kentongan.calendars import services
from kentongan.invitations import services as invitations
from kentongan.meetings import services as meetings
from kentongan.meetings.scheduling import Slot
from kentongan.meetings.services import Facts

READ = """
const { default: ICAL } = await import("ical.js").catch(() => ({ default: require("ical.js") }));
const text = require("fs").readFileSync(0, "utf8");
const whole = new ICAL.Component(ICAL.parse(text));
for (const zone of whole.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const told = whole.getAllSubcomponents("vevent").map((one) => {
  const event = new ICAL.Event(one);
  const status = [whole.getFirstPropertyValue("method"), one.getFirstPropertyValue("status")];
  return [event.summary, event.startDate.toJSDate().toISOString(), event.sequence, ...status];
});
for (const one of whole.getAllSubcomponents("vtodo"))
  told.push([one.getFirstPropertyValue("summary"), one.getFirstPropertyValue("due").toString()]);
console.log(JSON.stringify(told));
"""


ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture
def read():
    """Return a function that gives what ical.js reads in a calendar, by `checks/ical_js.py` or NODE_PATH."""
    node, fetched = shutil.which("node"), ROOT / ".tools" / "ical_js"
    folder = fetched if (fetched / "node_modules").is_dir() else ROOT
    if not node or subprocess.run([node, "-e", "require('ical.js')"], cwd=folder, capture_output=True).returncode:
        pytest.skip("no ical.js: run checks/ical_js.py, which needs node, npm and a network")

    def told(content: bytes) -> list[list[object]]:
        script = f"(async () => {{{READ}}})()"
        done = subprocess.run(
            [node, "-e", script], cwd=folder, input=content, capture_output=True, timeout=30, check=True
        )
        return json.loads(done.stdout)

    return told


def test_ical_js_follows_a_rakor_and_reads_tasks(cast, enter, now, read):
    facts = Facts(
        title="Rakor, malam; panjang", held_on=now.date() + timedelta(days=9), starts_at=time(19, 30), place="p",
        chair="c", region=cast.region("35.74"),
    )  # fmt: skip
    made = meetings.plan_meeting(facts=facts, member=cast.secretary, at=now)
    invitations.invite(meeting=made, agencies=[cast.agency("polres")], member=cast.secretary, at=now)
    page = reverse("calendars:meeting", args=[made.pk])
    told = ["Rakor, malam; panjang", "2026-12-01T12:30:00.000Z", 0, "REQUEST", "CONFIRMED"]
    assert read(enter(cast.liaison).get(page).content) == [told]
    slot = Slot(now.date() + timedelta(days=10), time(8), None, "Aula", "gabungan")
    common = {"meeting": made, "reason": "x", "member": cast.secretary, "at": now}
    invitations.reschedule(slot=slot, **common)
    invitations.cancel(**common)
    told[1:] = ["2026-12-02T01:00:00.000Z", 2, "CANCEL", "CANCELLED"]
    assert read(enter(cast.liaison).get(page).content) == [told]
    facts = {"title": "Lampu; jalan, utama", "agency": cast.agency("polres"), "region": cast.region("35.74")}
    task = actions.assign(**facts, phase="pencegahan", due_on=date(2026, 12, 1), member=cast.head, at=now)
    feed = reverse("calendars:feed", args=[services.make_address(member=cast.liaison, at=now)])
    assert [f"Lampu; jalan, utama ({task})", "2026-12-01"] in read(enter(cast.liaison).get(feed).content)
