"""The reader of web calendars, where node and ical.js are at hand: what it says of a feed of ours."""

import json
import shutil
import subprocess
from datetime import time, timedelta

import pytest
from django.urls import reverse

from kentongan.meetings import services as meetings
from kentongan.meetings.services import Facts

READ = """
const { default: ICAL } = await import("ical.js").catch(() => ({ default: require("ical.js") }));
const text = require("fs").readFileSync(0, "utf8");
const whole = new ICAL.Component(ICAL.parse(text));
for (const zone of whole.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const told = whole.getAllSubcomponents("vevent").map((one) => {
  const event = new ICAL.Event(one);
  return [event.summary, event.startDate.toJSDate().toISOString(), event.sequence];
});
console.log(JSON.stringify(told));
"""


def test_ical_js_reads_the_same_moment(cast, enter, now):
    node = shutil.which("node")
    if not node or subprocess.run([node, "-e", "require('ical.js')"], capture_output=True).returncode:
        pytest.skip("node finds no ical.js (set NODE_PATH)")
    facts = Facts(
        title="Rakor, malam; panjang", held_on=now.date() + timedelta(days=9), starts_at=time(19, 30), place="p",
        chair="c", region=cast.region("35.74"),
    )  # fmt: skip
    made = meetings.plan_meeting(facts=facts, member=cast.secretary, at=now)
    content = enter(cast.liaison).get(reverse("calendars:meeting", args=[made.pk])).content
    script = f"(async () => {{{READ}}})()"
    done = subprocess.run([node, "-e", script], input=content, capture_output=True, timeout=30, check=True)
    assert json.loads(done.stdout) == [["Rakor, malam; panjang", "2026-12-01T12:30:00.000Z", 0]]
