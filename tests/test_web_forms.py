"""ODK's own client for browsers fills in our form and sends it: the form as we serve it, its parts as it makes them."""

import http.client
import json
import random
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, Route

from kentongan.cast import MANGUNHARJO
from tests.installations import Installation, Server
from tests.people import Lurah

sys.path += [str(Path(__file__).resolve().parent.parent / name) for name in ("checks", "benchmarks")]

import web_forms
from intake_load import photo

pytestmark = pytest.mark.browser

KEY = """
from kentongan.city.models import Member
from kentongan.openrosa import services
lurah = Member.objects.get(username="lurah")
print(services.create_key(label="Peramban", member=lurah, by=lurah, at=now())[1])
"""
KEPT = """
import json
from kentongan.intake.models import Report
report = Report.objects.get(text="{text}")
print(json.dumps([report.door, report.category, report.region_id, report.spot, report.settled_below,
                  report.photos.count()]))
"""
# The page of a host, as Central is one: gives the form, takes the parts, sends them where the form list says.
HOST = """<!doctype html><meta charset="utf-8"><title>Klien</title><div id="app"></div>
<script type="importmap">{"imports": {"vue": "./vue/package/dist/vue.runtime.esm-browser.prod.js"}}</script>
<script type="module">
  import { createApp, h } from "vue";
  import { OdkWebForm, webFormsPlugin } from "./web-forms/package/dist/index.js";
  const send = async (payload, done) => {
    const answers = [];
    for (const body of payload.data) {
      const answer = await fetch("ADDRESS/submission", {
        method: "POST", body, headers: { "X-OpenRosa-Version": "1.0" },
      });
      answers.push(answer.status);
    }
    window.answers = (window.answers || []).concat(answers);
    window.again = () => send(payload);
    if (done) done({ next: undefined });
  };
  createApp({ render: () => h(OdkWebForm, {
    formXml: FORM, fetchFormAttachment: (url) => fetch(url), missingResourceBehavior: "BLANK", onSubmit: send,
  }) }).use(webFormsPlugin).mount("#app");
</script>"""


@pytest.fixture
def client() -> Path:
    folder = web_forms.get()
    if folder is None:
        pytest.skip("no way to the npm registry, and @getodk/web-forms was not fetched before")
    return folder


def ask(server: Server, path: str) -> bytes:
    line = http.client.HTTPConnection("localhost", server.port, timeout=20)
    try:
        line.request("GET", path, headers={"X-OpenRosa-Version": "1.0"})
        answer = line.getresponse()
        assert answer.status == 200, (path, answer.status)
        return answer.read()
    finally:
        line.close()


def host(page: Page, server: Server, folder: Path, *, token: str, form: str) -> None:
    """Serve the client's page under the address of our server, everything else of it untouched."""
    html = HOST.replace("ADDRESS", f"/odk/{token}").replace("FORM", json.dumps(form).replace("</", "<\\/"))

    def give(route: Route) -> None:
        name = urlsplit(route.request.url).path.removeprefix("/klien-odk/")
        if name:
            route.fulfill(path=folder / name, content_type="text/javascript")
        else:
            route.fulfill(body=html, content_type="text/html")

    page.route(f"{server.url}/klien-odk/**", give)
    page.goto(f"{server.url}/klien-odk/")


def test_the_client_of_odk_central_fills_in_our_form_and_sends_it(
    client: Path, peopled: Installation, server: Server, meet: Callable
) -> None:
    token = peopled.python(KEY).strip()
    listed = ET.fromstring(ask(server, f"/odk/{token}/formList"))
    address = urlsplit(str(listed.findtext(".//{*}downloadUrl"))).path
    page = meet(Lurah, "lurah").page
    host(page, server, client, token=token, form=ask(server, address).decode())
    said = f"Parit meluap di depan balai RW {uuid.uuid4()}"
    page.get_by_label("Apa yang terjadi?").fill(said, timeout=60_000)
    for words in ("Bencana dan cuaca", "Mayangan", "Mangunharjo"):  # the last stands there once the one above is chosen
        page.get_by_text(words, exact=True).click()
    page.get_by_label("Tempat tepatnya").fill("RT 02 RW 05")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose image").first.click()
    chooser.value.set_files({"name": "parit.jpg", "mimeType": "image/jpeg", "buffer": photo(random.Random(1))})
    page.locator("img[src^='blob:']").first.wait_for()  # it has taken the picture in
    page.get_by_text("Ya", exact=True).click()
    page.get_by_role("button", name="Send").click()
    page.wait_for_function("window.answers?.length === 1", timeout=60_000)
    page.evaluate("window.again()")
    page.wait_for_function("window.answers.length === 2", timeout=60_000)
    assert page.evaluate("window.answers") == [201, 201]  # sent twice, it is one report
    kept = json.loads(peopled.python(KEPT.format(text=said)))
    assert kept == ["odk", "disaster_weather", MANGUNHARJO, "RT 02 RW 05", True, 1]
