"""Push in a real browser: leave is asked for, the worker of the page starts, the subscription is kept, a push is shown.

The browser maker's push service is the one thing that is not real: what it would answer is put in its place.
"""

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Browser, Page, expect

from tests.installations import Installation, Server, serving, session_of, wait_until

pytestmark = pytest.mark.browser

PAGE = "/kotak/pengaturan/"
ENDPOINT = "https://localhost/push/1"
SERVICE = """
PushManager.prototype.subscribe = async function ({applicationServerKey, userVisibleOnly}) {
  if (applicationServerKey.length !== 65 || !userVisibleOnly) throw new Error("key");
  const registration = await navigator.serviceWorker.getRegistration("/");
  if (!registration?.active) throw new Error("no worker at work");
  return {toJSON: () => (%s)};
};
"""
SHOWN = """async () => {
  const registration = await navigator.serviceWorker.getRegistration("/");
  return (await registration.getNotifications()).map((one) => [one.title, one.body, one.tag, one.data.link]);
}"""


def test_a_browser_asks_leave_is_subscribed_and_shows_what_is_pushed(peopled: Installation, browser: Browser) -> None:
    key = base64.urlsafe_b64encode(b"\x07" * 32).rstrip(b"=").decode()
    more = {
        "KENTONGAN_VAPID_KEY": key,
        "KENTONGAN_VAPID_CONTACT": "admin@example.go.id",
        "KENTONGAN_PRIVATE_TARGETS": "1",
    }
    with serving(peopled, **more) as server:
        page = _enter(browser, server)
        button = page.get_by_role("button", name="Kirim ke peramban ini")
        status = page.locator(".browser-push [role=status]")
        button.click()
        expect(status).to_contain_text("Peramban tidak mengizinkan")
        page.context.grant_permissions(["notifications"], origin=server.url)
        told = page.context.new_cdp_session(page)
        known: list[str] = []
        told.on(
            "ServiceWorker.workerRegistrationUpdated",
            lambda said: known.extend(one["registrationId"] for one in said["registrations"]),
        )
        told.send("ServiceWorker.enable")
        with page.expect_response("**/kotak/saluran/peramban/") as kept:
            button.click()
        assert kept.value.ok, kept.value.text()
        expect(page.locator("main")).to_contain_text("Peramban")
        count = "from kentongan.notices.models import Channel\nprint(Channel.objects.get(way='push').address)"
        assert peopled.python(count).strip() == ENDPOINT
        wait_until(lambda: page.wait_for_timeout(50) or known, 5)
        data = json.dumps({"title": "Awas", "body": "Peringatan PD-00012", "link": "/kotak/12/", "tag": "abc"})
        pushed = {"origin": server.url, "registrationId": known[-1], "data": data}
        told.send("ServiceWorker.deliverPushMessage", pushed)
        wait_until(lambda: page.evaluate(SHOWN), 5)
        assert page.evaluate(SHOWN) == [["Awas", "Peringatan PD-00012", "abc", "/kotak/12/"]]
        told.send("ServiceWorker.deliverPushMessage", pushed)  # the same once more takes the first one's place
        page.wait_for_timeout(300)
        assert len(page.evaluate(SHOWN)) == 1
        page.context.close()


def _enter(browser: Browser, server: Server) -> Page:
    context = browser.new_context(base_url=server.url, locale="id-ID")
    context.add_cookies([{"name": "sessionid", "value": session_of(server.installation, "lurah"), "url": server.url}])
    point = ec.generate_private_key(ec.SECP256R1()).public_key()
    raw = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    keys = {"p256dh": base64.urlsafe_b64encode(raw).rstrip(b"=").decode(), "auth": "AAAAAAAAAAAAAAAAAAAAAA"}
    context.add_init_script(SERVICE % json.dumps({"endpoint": ENDPOINT, "keys": keys}))
    page = context.new_page()
    page.goto(PAGE)
    return page
