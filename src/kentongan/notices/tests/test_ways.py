"""The other ways out, as the standards want them: a signed webhook, and a push that only the browser can read."""

import base64
import hashlib
import hmac
import json

import jwt
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kentongan.cast import MANGUNHARJO
from kentongan.city.models import Classification
from kentongan.notices import outgoing, push, sending, services
from kentongan.notices.models import Channel, Delivery, DeliveryState, Route, Way, Webhook

# RFC 8291, section 5: the example with all its keys.
RFC_PRIVATE, RFC_AUTH = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94", "BTBZMqHH6r4Tts7J_aSIgg"
RFC_BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_y"
    "l95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)
WORDS = b"When I grow up, I want to be a watermelon"


@pytest.fixture(autouse=True)
def _own_receipts(settings, tmp_path):
    settings.DATA = tmp_path
    settings.SITE_URL = "https://kentongan.example.go.id"


def raw(words: str) -> bytes:
    return base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))


def words(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def point(key) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def hkdf(secret, salt, info, length):
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def open_push(body: bytes, key, auth: bytes) -> bytes:
    """What a browser does with a push, written down from RFC 8291 and RFC 8188."""
    salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
    theirs, sealed = body[21 : 21 + length], body[21 + length :]
    assert len(sealed) <= size
    shared = key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs))
    secret = hkdf(shared, auth, b"WebPush: info\0" + point(key) + theirs, 32)
    cipher = AESGCM(hkdf(secret, salt, b"Content-Encoding: aes128gcm\0", 16))
    plain = cipher.decrypt(hkdf(secret, salt, b"Content-Encoding: nonce\0", 12), sealed, None)
    assert plain.endswith(b"\x02")
    return plain[:-1]


def test_our_way_of_opening_a_push_is_that_of_the_rfc():
    key = ec.derive_private_key(int.from_bytes(raw(RFC_PRIVATE), "big"), ec.SECP256R1())
    assert open_push(raw(RFC_BODY), key, raw(RFC_AUTH)) == WORDS


@pytest.fixture
def browser(cast, clock, receiver, settings):
    """A browser of the operator that has subscribed."""
    settings.VAPID_KEY, settings.VAPID_CONTACT = words(b"\x07" * 32), "admin@example.go.id"
    key, auth = ec.generate_private_key(ec.SECP256R1()), b"\x01" * 16
    keys = {"p256dh": words(point(key)), "auth": words(auth)}
    for _twice in range(2):
        services.subscribe(member=cast.operator, endpoint=f"{receiver.url}/push/1", keys=keys, at=clock())
    assert Channel.objects.count() == 1
    return key, auth


def test_a_push_is_read_by_the_browser_alone_and_bears_our_name(cast, tell, clock, browser, receiver):
    alert = tell()
    assert sending.send(way=Way.PUSH, now=clock) == 1
    (request,) = receiver.requests
    assert str(alert).encode() not in request.body
    told = json.loads(open_push(request.body, *browser))
    assert told["title"] == f"Awas: peringatan {alert} muncul di Sumber Taman"
    assert told["link"].startswith("https://kentongan.example.go.id/kotak/")
    assert request.headers["Content-Encoding"] == "aes128gcm"
    assert request.headers["Urgency"] == "high"
    assert request.headers["Topic"] == told["tag"] == Delivery.objects.get().key.hex
    token, _comma, key = request.headers["Authorization"].removeprefix("vapid t=").partition(", k=")
    assert key == push.public_key()
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(key))
    claims = jwt.decode(token, public, algorithms=["ES256"], audience="http://127.0.0.1", options={"verify_exp": False})
    assert claims["sub"] == "mailto:admin@example.go.id"


def test_of_what_is_classified_a_push_says_nothing_even_inside(cast, tell, clock, browser, receiver):
    tell(classification=Classification.LIMITED)
    sending.send(way=Way.PUSH, now=clock)
    told = json.loads(open_push(receiver.requests[0].body, *browser))
    assert (told["title"], told["body"]) == ("Ada yang perlu Anda lihat", "Ada yang perlu Anda lihat")


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_ended_its_subscription_is_forgotten(cast, tell, clock, browser, receiver, status):
    receiver.status = status
    tell()
    sending.send(way=Way.PUSH, now=clock)
    gone = Channel.objects.get()
    assert (gone.address, gone.keys, gone.removed_at) == ("", {}, clock())
    assert Delivery.objects.get().state == DeliveryState.GIVEN_UP
    tell(region=MANGUNHARJO)
    assert sending.send(way=Way.PUSH, now=clock) == 0


@pytest.fixture
def gateway(cast, clock, channel, receiver):
    """A gateway that the administrator has set, and an account of the operator there; the secret."""
    _hook, secret = services.set_webhook(url=f"{receiver.url}/masuk?kota=1", member=cast.administrator, at=clock())
    channel(cast.operator, Way.WEBHOOK, "+6281234567")
    return base64.b64decode(secret.removeprefix("whsec_"))


def test_the_gateway_gets_a_signed_message_that_a_retry_repeats_under_the_same_id(cast, tell, clock, gateway, receiver):
    receiver.status = 503
    alert = tell()
    sending.send(way=Way.WEBHOOK, now=clock)
    receiver.status = 202
    clock.turn(seconds=6)
    sending.send(way=Way.WEBHOOK, now=clock)
    first, second = receiver.requests
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    signed = b".".join(
        (second.headers["webhook-id"].encode(), second.headers["webhook-timestamp"].encode(), second.body)
    )
    expected = base64.b64encode(hmac.new(gateway, signed, hashlib.sha256).digest()).decode()
    assert second.headers["webhook-signature"] == f"v1,{expected}"
    assert int(second.headers["webhook-timestamp"]) == int(clock().timestamp())
    told = json.loads(second.body)
    assert (told["to"], told["urgency"], told["attempt"]) == ("+6281234567", "urgent", 2)
    assert told["text"] == f"Awas: peringatan {alert} muncul di Sumber Taman"
    assert second.path == "/masuk?kota=1"
    assert bytes(Webhook.objects.get().secret).find(gateway) == -1, "sealed in the table"


def test_a_redirect_is_not_followed_and_is_a_fault_of_the_way(cast, tell, clock, gateway, receiver):
    receiver.status = 302
    tell()
    sending.send(way=Way.WEBHOOK, now=clock)
    assert [request.path for request in receiver.requests] == ["/masuk?kota=1"]
    assert Route.objects.get().error == "http-302"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://example.com/", "not-https"),
        ("https://127.0.0.1/", "private-address"),
        ("https://localhost:8443/", "private-address"),
        ("https://10.1.2.3/", "private-address"),
        ("https://[::1]/", "private-address"),
        ("https://[::ffff:169.254.169.254]/", "private-address"),
        ("https://2130706433/", "private-address"),
        ("https://user:pass@example.com/", "address"),
        ("ftp://example.com/", "address"),
        ("https://example.com:99999/", "address"),
        ("https://tidak-ada.invalid/", "unknown-name"),
    ],
)
def test_nothing_inside_the_house_can_be_reached(db, cast, now, settings, url, why):
    assert not settings.PRIVATE_TARGETS
    with pytest.raises(outgoing.NotThere) as refused:
        outgoing.check(url)
    assert str(refused.value) == why
    with pytest.raises(services.BadTarget):
        services.set_webhook(url=url, member=cast.administrator, at=now)
    with pytest.raises(services.BadTarget):
        services.subscribe(member=cast.lurah, endpoint=url, keys={}, at=now)
    assert not Channel.objects.exists()
