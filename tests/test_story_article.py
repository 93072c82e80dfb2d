"""A press release becomes a past rakor: read by the real command, corrected and confirmed in a real browser."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kentongan.cast import CITY
from kentongan.conftest import SHARED
from tests.installations import Installation
from tests.people import Operator

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("server")]

ARTICLE = Path(__file__).parent / "data" / "siaran_pers.txt"
SEED_DATES = {
    "S0.txt": "2024-10-31",
    "S1.txt": "2020-02-24",
    "S2.txt": "2020-11-27",
    "S3.txt": "2026-01-28",
    "S4.txt": "2024-11-26",
}
# The rakor that were made of reports: the day, the matters, the orders, and what each order set in motion.
MADE = """
import json
import re
from kentongan.meetings.models import Meeting
made = {}
for meeting in Meeting.objects.exclude(source=None):
    orders = [
        {
            "text": order.text,
            "actions": [[item.agency.short, item.due_on.isoformat()] for item in order.actions.order_by("agency")],
        }
        for order in meeting.directives.order_by("id")
    ]
    matters = [matter.category for matter in meeting.issues.all()]
    day = meeting.held_on.isoformat()
    made[meeting.source.origin] = {"day": day, "place": meeting.place, "orders": orders, "matters": matters}
print(json.dumps(made))
"""


def made_in(installation: Installation) -> dict:
    return json.loads(installation.python(MADE))


def ingest(installation: Installation, *files: Path) -> list[str]:
    """Take articles in by the command; return their numbers."""
    done = installation.call("ingest", *map(str, files))
    assert done.returncode == 0, done.stderr
    return re.findall(r"LAP-\d+", done.stdout)


def test_a_press_release_becomes_a_past_rakor_with_orders_that_have_owners(
    meet: Callable, peopled: Installation
) -> None:
    number, again = ingest(peopled, ARTICLE, ARTICLE)
    assert again == number, "the same file again is the same report"
    operator = meet(Operator, "operator")
    operator.opens_report(number)
    for kind, words in [
        ("date", "31/10"),
        ("places", "Kelurahan Sumber Taman"),
        ("organisations", "Polres Probolinggo Kota"),
        ("issues", "kehilangan enam ekor kambing"),
        ("directives", "menambah patroli malam"),
    ]:
        expect(operator.page.locator(f".found mark.found--{kind}", has_text=words).first).to_be_visible()
    operator.follows("Jadikan rakor")
    expect(operator.page.locator("#id_held_on")).to_have_value("2024-10-31")
    operator.fills(chair="Sekretaris Daerah Kota Probolinggo")
    operator.presses("Simpan sebagai rakor")
    operator.is_told("arahan menjadi tindak lanjut")
    made = made_in(peopled)[ARTICLE.name]
    assert (made["day"], made["place"]) == ("2024-10-31", "Ruang Rapat Utama Kantor Bakesbangpol")
    assert {"crime", "disaster_weather"} <= set(made["matters"])
    police, works = made["orders"]  # what the speaker calls out to the hall ("Jangan menunggu …") is none
    assert "patroli malam" in police["text"]
    assert police["actions"] == [["Polres Probolinggo Kota", "2024-11-30"]], "the end of the month that is named"
    assert "mengeruk saluran" in works["text"]
    assert works["actions"] == [["Dinas PUPR", "2024-11-05"]], "three working days for 'segera'"


def test_five_real_articles_become_past_rakor(meet: Callable, peopled: Installation) -> None:
    files = [SHARED / "seeds" / name for name in SEED_DATES]
    if not all(file.is_file() for file in files):
        pytest.skip(f"no real articles beside this checkout ({SHARED / 'seeds'})")
    suggested = directives_read(peopled, files)
    operator = meet(Operator, "operator")
    for file, number in zip(files, ingest(peopled, *files), strict=True):
        operator.opens_report(number)
        operator.follows("Jadikan rakor")
        expect(operator.page.locator("#id_held_on")).to_have_value(SEED_DATES[file.name])
        operator.fills(place="Ruang Command Center", chair="Wali Kota")
        operator.presses("Simpan sebagai rakor")
        operator.is_told("Notulen disimpan")
    made = made_in(peopled)
    assert {name: made[name]["day"] for name in SEED_DATES} == SEED_DATES
    for name, texts in suggested.items():
        orders = [order["text"].lower() for order in made[name]["orders"]]
        assert orders == [" ".join(text.lower().split()) for text in texts]
        assert all(order["actions"] for order in made[name]["orders"]), "every order has an owner"


def directives_read(installation: Installation, files: list[Path]) -> dict[str, list[str]]:
    """What `kentongan read` takes for directives in each file."""
    done = installation.call("read", *map(str, files), "--home", CITY, "--json")
    read = [json.loads(line) for line in done.stdout.splitlines()]
    return {Path(one["file"]).name: [order["text"] for order in one["directives"]] for one in read}
