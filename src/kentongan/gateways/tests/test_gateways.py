"""Gateways: signed or not at all, once, and nobody's number anywhere."""

import base64
import hashlib
import hmac
import json
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kentongan.cast import CITY
from kentongan.gateways import picking, services
from kentongan.gateways.models import Gateway, GatewayMessage
from kentongan.intake.models import Door, Report
from kentongan.journal.models import Entry

MAPPING = {"text": "m.0.text.body", "id": "m.0.id", "sender": "m.0.from", "sent_at": "m.0.at", "media": "m.0.pic"}
NUMBER = "+62 812-3456-7890"


@pytest.fixture
def gate(cast):
    at = timezone.now()
    gateway, secret = services.open_gateway(
        slug="wa", name="WhatsApp Kota", proof="signed", region=cast.region(CITY), by=cast.administrator, at=at
    )
    services.set_gateway(gateway=gateway, by=cast.administrator, at=at, mapping=MAPPING, is_active=True)
    gateway.key = secret
    return gateway


def message(text="Ada keributan di pasar", number="6281234567890", identifier="m1", **more):
    one = {"id": identifier, "from": number, "text": {"body": text}, "at": str(int(time.time())), **more}
    return json.dumps({"m": [one]}).encode()


def send(gate, body, *, key=None, ago=0, kind="application/json", **headers):
    stamp = str(int(time.time()) - ago)
    signature = hmac.new((key or gate.key).encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    signed = {"X-Kentongan-Timestamp": stamp, "X-Kentongan-Signature": f"sha256={signature}"}
    address = reverse("gateways:receive", args=[gate.slug])
    return Client(enforce_csrf_checks=True).post(address, body, content_type=kind, headers=headers or signed)


def test_a_signed_message_is_one_report_however_often_it_comes(gate):
    first, again = send(gate, message()), send(gate, message())
    assert (first.status_code, first.json()["new"]) == (201, True)
    assert (again.status_code, again.json()) == (200, {"report": first.json()["report"], "new": False})
    report = Report.objects.get()
    assert (report.door, report.text, report.sender) == (Door.HOOK, "Ada keributan di pasar", None)
    assert b"81234567890" not in bytes(report.informant)
    assert report.sent_at is not None
    assert send(gate, message(text="", identifier="m2", pic="http://10.0.0.1/x")).json() == {
        "report": None, "new": False, "ignored": "no-text", "media": "not-fetched",
    }  # fmt: skip
    form = b"isi=Banjir+di+Jati"
    services.set_gateway(gateway=gate, by=report.taken_by, at=timezone.now(), mapping={"text": "isi"})
    assert send(gate, form, kind="application/x-www-form-urlencoded").status_code == 201
    assert Report.objects.latest("number").text == "Banjir di Jati"


def test_standard_webhooks_are_understood(gate):
    body, stamp = message(), str(int(time.time()))
    key = base64.b64decode(gate.key.removeprefix("whsec_"))
    signature = base64.b64encode(hmac.new(key, b"msg_9." + stamp.encode() + b"." + body, hashlib.sha256).digest())
    headers = {"webhook-id": "msg_9", "webhook-timestamp": stamp, "webhook-signature": f"v1,x v1,{signature.decode()}"}
    assert send(gate, body, **headers).status_code == 201
    assert send(gate, body, **{**headers, "webhook-id": "msg_10"}).status_code == 401


def test_what_is_not_signed_or_old_or_too_large_is_refused_and_only_a_code_is_kept(gate, caplog, monkeypatch):
    monkeypatch.setattr(services, "NOTED_EVERY", timedelta(0))
    for answer, code in [
        (send(gate, message(), key="whsec_lain"), "hook-wrong-signature"),
        (send(gate, message(), ago=301), "hook-too-far-from-now"),
        (send(gate, message(), ago=-301), "hook-too-far-from-now"),
        (send(gate, message(), Authorization=f"Bearer {gate.key}"), "hook-not-signed"),
        (send(gate, b"[" * 100_000), "hook-not-readable"),
        (send(gate, b'{"m": NaN}'), "hook-not-readable"),
        (send(gate, b"x" * 256_001), "hook-too-large"),
    ]:
        assert answer.json()["error"] == code
    gate.refresh_from_db()
    assert (gate.refusals, gate.last_refusal) == (7, "hook-too-large")
    assert not Report.objects.exists()
    assert not GatewayMessage.objects.exists()
    assert "pasar" not in caplog.text
    Gateway.objects.update(is_active=False)
    assert send(gate, message()).status_code == 404


def test_a_gateway_that_cannot_sign_shows_its_secret_and_too_many_wait(gate, monkeypatch):
    Gateway.objects.update(proof="token")
    assert send(gate, message()).status_code == 401
    assert send(gate, message(), Authorization=f"Bearer {gate.key}").status_code == 201
    monkeypatch.setattr(services, "PER_MINUTE", 1)
    assert send(gate, message(identifier="m2"), Authorization=f"Bearer {gate.key}").status_code == 429


def test_a_known_number_is_its_members_only_where_numbers_can_be_trusted(gate, cast, enter):
    client = enter(cast.administrator)
    page = reverse("gateways:numbers")
    assert client.post(page, {"member": cast.lurah.pk, "number": "12"}).status_code == 422
    assert client.post(page, {"member": cast.lurah.pk, "number": NUMBER}).status_code == 302
    assert client.post(page, {"member": cast.other_lurah.pk, "number": "081234567890"}).status_code == 422
    assert "81234567" not in client.get(page).content.decode()
    send(gate, message())
    Gateway.objects.update(trusts_numbers=True)
    send(gate, message(identifier="m2", number="081234567890@c.us"))
    assert list(Report.objects.order_by("number").values_list("sender", flat=True)) == [None, cast.lurah.pk]
    assert not Report.objects.get(sender=cast.lurah).informant
    assert client.post(reverse("gateways:number_remove", args=[cast.lurah.sender_numbers.get().pk])).status_code == 302


def test_traces_go_when_their_term_is_over_and_the_report_stays(gate):
    send(gate, message())
    for days, left in ((364, 1), (366, 0), (367, 0)):
        services.forget(at=timezone.now() + timedelta(days=days))
        assert GatewayMessage.objects.count() == left
    assert [line.changes for line in Entry.objects.filter(verb="gateway.forget")] == [{"messages": [1, 0]}]
    assert Report.objects.count() == 1
    assert send(gate, message()).json()["new"] is False  # the report itself knows what it was made of


def test_setting_one_up_on_the_pages_and_trying_a_sample(cast, enter):
    client = enter(cast.administrator)
    new = {"name": "SMS", "slug": "sms", "proof": "signed", "region": CITY}
    page = client.post(reverse("gateways:new"), new).content.decode()
    assert "whsec_" in page
    assert client.post(reverse("gateways:new"), new).status_code == 422
    address = reverse("gateways:gateway", args=["sms"])
    assert "whsec_" not in client.get(address).content.decode()
    told = {"name": "SMS", "proof": "signed", "region": CITY, "is_active": "on", "keep_days": 40}
    assert client.post(address, told).status_code == 422  # active without knowing where the text lies
    sample = json.dumps({"a": {"b": "Warga <b>berkumpul</b>"}})
    tried = client.post(address, {**told, "path_text": "a.b", "sample": sample, "step": "try"}).content.decode()
    assert "Warga &lt;b&gt;berkumpul" in tried
    assert not Gateway.objects.get().is_active
    assert client.post(address, {**told, "path_text": "a b"}).status_code == 422
    assert client.post(address, {**told, "path_text": "a.b"}).status_code == 302
    assert Gateway.objects.get().mapping == {"text": "a.b"}
    assert enter(cast.stranger).get(address).status_code == 403


PLAIN = st.none() | st.booleans() | st.floats() | st.integers() | st.text()
JSON = st.recursive(PLAIN, lambda one: st.lists(one) | st.dictionaries(st.text(), one), max_leaves=12)


@given(JSON, st.dictionaries(st.sampled_from(sorted(picking.FIELDS)), st.sampled_from(["0", "a.b", "0.0", "a", ""])))
def test_whatever_is_picked_from_it_is_a_message(data, mapping):
    told = picking.pick(data, mapping, at=timezone.localtime())
    told.text.encode()
    assert (told.lat is None) == (told.lng is None)


@given(st.binary(max_size=300))
def test_whatever_the_body_it_is_read_or_refused(body):
    try:
        picking.pick(picking.parse(body, kind="application/json"), MAPPING, at=timezone.localtime())
    except picking.NotReadable:
        return
