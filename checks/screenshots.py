"""`make screenshots`: the pictures of the documents, taken from the demo city; only its dates differ by day."""

import sys
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import browser as chromium
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.installations import Server, demo_city, session_of  # noqa: E402

DOCS = ROOT / "docs"
COLOURS = 128
MOST_BYTES = 600_000
DESK, PHONE = (1280, 900), (360, 740)
# An alert by the counts has a chart; the ones of a single severe incident have none.
ALERT = """
from kentongan.alerts.models import Alert
known = Alert.objects.filter(rule__kind="counts").exclude(state="closed").order_by("-level", "pk")
print((known.first() or Alert.objects.filter(rule__kind="counts").latest("pk")).pk)
"""
AGENDA = """
from kentongan.meetings.models import Meeting
print(Meeting.objects.filter(state="planned").latest("held_on").pk)
"""


@dataclass(frozen=True)
class Shot:
    """One picture: whose browser, which page, which screen."""

    file: str
    username: str
    path: str
    size: tuple[int, int] = DESK


def take(browser: Browser, server: Server, shot: Shot) -> None:
    """Photograph one page and keep the picture small."""
    width, height = shot.size
    narrow = shot.size == PHONE
    context = browser.new_context(
        base_url=server.url,
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        viewport={"width": width, "height": height},
        device_scale_factor=2 if narrow else 1,
        is_mobile=narrow,
        reduced_motion="reduce",
    )
    key = session_of(server.installation, shot.username)
    context.add_cookies([{"name": "sessionid", "value": key, "url": server.url}])
    page = context.new_page()
    page.goto(shot.path, wait_until="networkidle")
    _rest(page)
    picture = Image.open(BytesIO(page.screenshot(animations="disabled", caret="hide")))
    small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(DOCS / shot.file, optimize=True)
    context.close()


def _rest(page: Page) -> None:
    """Take the focus ring and a half-drawn map out of the picture."""
    page.evaluate("document.activeElement?.blur()")
    page.mouse.move(0, 0)
    page.wait_for_timeout(800)


def main() -> int:
    """Write the pictures; 1 if there is no browser or they have grown too big."""
    path = chromium.get()
    if path is None:
        print("No Chromium: set CHROMIUM, or install the package chromium.")
        return 1
    DOCS.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="kentongan-shots-") as folder,
        demo_city(Path(folder)) as server,
        sync_playwright() as play,
    ):
        alert, agenda = (server.installation.python(code).strip() for code in (ALERT, AGENDA))
        shots = [
            Shot("beranda.png", "operator", "/"),
            Shot("peta.png", "operator", "/peta/"),
            Shot("peringatan.png", "kepala", f"/peringatan/{alert}/"),
            Shot("rakor.png", "sekretaris", f"/rakor/{agenda}/agenda/"),
            Shot("lapor-hp.png", "lurah.sumberwetan", "/lapor/", PHONE),
        ]
        shooter = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for shot in shots:
            take(shooter, server, shot)
        shooter.close()
    sizes = {shot.file: (DOCS / shot.file).stat().st_size for shot in shots}
    for name, size in sizes.items():
        print(f"docs/{name:<16} {size / 1000:>6.0f} kB")
    return 1 if sum(sizes.values()) > MOST_BYTES else 0


if __name__ == "__main__":
    sys.exit(main())
