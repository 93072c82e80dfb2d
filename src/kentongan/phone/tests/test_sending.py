"""What a phone sends: sealed, once, under its own writer's name; and what a lost phone can still do: nothing."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from kentongan.cast import SUMBER_TAMAN
from kentongan.intake import services as intake
from kentongan.intake.models import Report
from kentongan.intake.services import Incoming
from kentongan.journal.models import Entry
from kentongan.phone import parcels, sealing
from kentongan.phone.models import Device

NOW = 1_795_350_600_000  # 22 November 2026, 19.30 in Probolinggo


class Phone:
    """A phone as the scripts of the page are one: it knows a public key, and seals."""

    def __init__(self, client):
        self.client = client
        self.told = client.get(reverse("phone:sign")).json()

    def parcel(self, kind, fields, content=b"", *, number=None, written=NOW, **head):
        number = number or uuid4()
        inside = parcels.pack({"kind": kind, "fields": fields, "written": written, **head}, content)
        sealed = sealing.seal(inside, public=self.told["key"], bound_to=f"{self.told['device']}:{number}")
        return number, sealed

    def send(self, number, sealed, *, clock="", to="phone:send"):
        body = {"number": str(number), "device": self.told["device"], "clock": clock}
        return self.client.post(reverse(to), body | {"parcel": SimpleUploadedFile("parcel", sealed)})

    def does(self, kind, fields, content=b"", **more):
        return self.send(*self.parcel(kind, fields, content, **more))


@pytest.fixture
def phone(cast, enter):
    return Phone(enter(cast.lurah))


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "brown").save(out, "JPEG")
    return out.getvalue()


def test_a_report_is_received_once_however_often_it_comes(cast, phone):
    fields = {
        "text": "Pohon tumbang di RT 02",
        "region": SUMBER_TAMAN,
        "category": "traffic",
        "lat": "-7.78",
        "lng": "113.2",
    }
    number, sealed = phone.parcel("report", fields | {"occurred": str(NOW)})
    first, again = phone.send(number, sealed), phone.send(number, sealed)
    assert (first.status_code, again.status_code) == (201, 200)
    report = Report.objects.get()
    assert first.json()["number"] == again.json()["number"] == str(report)
    assert (report.sender, report.door, report.region_id, report.category) == (
        cast.lurah,
        "phone",
        SUMBER_TAMAN,
        "traffic",
    )
    assert (report.lat, report.lng, report.pk) == (-7.78, 113.2, number)
    other = phone.send(*phone.parcel("report", {"text": "Isi lain"}, number=number))
    assert (other.status_code, other.json()["code"]) == (409, "same-id-other-content")
    assert phone.does("report", {"text": "  "}).status_code == 422
    assert Report.objects.count() == 1


def test_photo_and_voice_follow_their_report_and_are_what_they_say(phone, enter, cast):
    number, sealed = phone.parcel("report", {"text": "Tembok retak"})
    early = {"report": str(number), "role": "photo"}
    assert phone.does("file", early, jpeg()).status_code == 424  # the words come first
    phone.send(number, sealed)
    assert phone.does("report", {"text": "Banjir", "extra": "[", "settled": "1"}).status_code == 201
    seen = early | {"lat": "-7.775", "lng": "113.2", "taken": str(NOW - 60_000)}
    assert [phone.does("file", seen, jpeg(), name="a.jpg").status_code for _ in range(2)] == [201, 200]
    assert phone.does("file", early, b"<script>", name="a.jpg").json()["code"] == "not-a-picture"
    assert phone.does("file", early | {"role": "voice"}, b"\x1aE\xdf\xa3" + bytes(50)).status_code == 201
    assert phone.does("file", early | {"role": "voice"}, b"MZ" + bytes(50)).json()["code"] == "not-a-sound"
    assert Report.objects.get(text="Banjir").settled_below
    report = Report.objects.get(pk=number)
    photo, sound = report.photos.get(), report.attachments.get()
    assert (photo.lat, photo.lng, photo.taken_at is not None) == (-7.775, 113.2, True)
    address = reverse("intake:attachment", args=[sound.pk])
    heard = enter(cast.operator).get(address)
    assert (heard["Content-Type"], heard["X-Content-Type-Options"]) == ("audio/webm", "nosniff")
    assert heard["Content-Disposition"].startswith("inline")
    assert b"".join(
        heard
    )  # read to the end, which closes the file; on PostgreSQL close() would take the connection along
    assert enter(cast.other_lurah).get(address).status_code == 404
    assert "<audio" in phone.client.get(reverse("intake:own", args=[report.pk])).content.decode()
    # Somebody else cannot hang a file on it.
    assert Phone(enter(cast.other_lurah)).does("file", early, jpeg()).status_code == 424


def test_a_wrong_clock_and_words_that_ended_hold_no_report_up(phone):
    behind = NOW - 400 * 86_400_000
    fields = {
        "text": "Air naik di gang",
        "category": "sudah-diakhiri",
        "region": "99.99",
        "occurred": str(behind - 3_600_000),
    }
    number, sealed = phone.parcel("report", fields, written=behind)
    assert phone.send(number, sealed, clock=str(behind)).status_code == 201
    report = Report.objects.get()
    assert report.received_at - report.occurred_at - timedelta(hours=1) < timedelta(seconds=5)
    assert (report.category, report.region_id) == ("", "35.74")


def test_a_parcel_opens_only_as_what_it_is_and_for_whom_it_was_sealed(phone, enter, cast):
    number, sealed = phone.parcel("report", {"text": "rahasia"})
    assert b"rahasia" not in sealed
    assert phone.send(uuid4(), sealed).json()["code"] == "parcel-unreadable"
    assert phone.send(number, sealed[:-1] + b"x").status_code == 422
    assert phone.send(number, b"").status_code == 422
    assert phone.does("hapus", {}).status_code == 422
    stranger = Phone(enter(cast.other_lurah))
    stranger.told["device"] = phone.told["device"]
    for page in ("phone:send", "phone:reopen"):
        assert stranger.send(number, sealed, to=page).status_code == 404
    assert phone.send(number, sealed, to="phone:reopen").json()["fields"] == {"text": "rahasia"}
    assert not Report.objects.exists()


def test_a_lost_phone_is_out_at_once_and_what_it_holds_is_unreadable(phone, enter, cast):
    number, sealed = phone.parcel("report", {"text": "belum terkirim"})
    desk = enter(cast.lurah)
    assert "yang ini" in desk.get(reverse("phone:devices")).content.decode()
    address = reverse("phone:end", args=[phone.told["device"]])
    assert enter(cast.other_lurah).post(address).status_code == 404
    desk.post(address)
    assert phone.client.get(reverse("desk:home")).status_code == 302  # the session ended with it
    assert desk.get(reverse("desk:home")).status_code == 200
    device = Device.objects.get(pk=phone.told["device"])
    assert bytes(device.private_key) == b""
    phone.client.force_login(cast.lurah, backend="django.contrib.auth.backends.ModelBackend")
    gone = phone.send(number, sealed)
    assert (gone.status_code, gone.json()["code"]) == (410, "device-ended")
    assert phone.client.get(reverse("phone:sign")).json()["device"] != phone.told["device"]
    assert Entry.objects.filter(verb="device.end", subject=str(device.pk)).count() == 1


def test_an_administrator_logs_a_member_out_everywhere_but_only_in_their_area(phone, enter, cast):
    admin = enter(cast.administrator)
    assert "Peramban" in admin.get(reverse("phone:member_devices", args=[cast.lurah.pk])).content.decode()
    assert admin.post(reverse("phone:member_end", args=[cast.stranger.pk])).status_code == 404
    admin.post(reverse("phone:member_end", args=[cast.lurah.pk]))
    assert phone.client.get(reverse("desk:home")).status_code == 302
    assert not Device.objects.filter(member=cast.lurah, ended_at=None).exists()
    assert admin.get(reverse("desk:home")).status_code == 200


def test_the_log_in_knows_a_browser_again(cast, client):
    form = {"username": "lurah", "password": "kata sandi untuk uji"}
    agent = "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/96.0 Mobile Safari/537.36"
    for _ in range(2):
        assert client.post(reverse("login"), form, headers={"User-Agent": agent}).status_code == 302
        client.post(reverse("logout"))
    assert [device.label for device in Device.objects.all()] == ["Chrome, Android"]
    assert Entry.objects.filter(verb="device.start").count() == 1


def test_the_page_that_lies_on_a_phone_tells_nothing_about_anybody(cast, enter, client):
    page = enter(cast.lurah).get(reverse("phone:shell")).content.decode()
    assert "Sumber Taman" in page
    assert cast.lurah.name not in page
    assert client.get(reverse("phone:worker"))["Service-Worker-Allowed"] == "/"
    told = client.get(reverse("phone:manifest")).json()
    assert told["share_target"]["action"] == reverse("phone:shared")
    shared = enter(cast.lurah).post(reverse("phone:shared"), {"text": "Dari <b>grup</b>"})
    assert "Dari &lt;b&gt;grup" in shared.content.decode()


def test_a_question_of_the_desk_is_answered_from_the_outbox_once_and_no_answer_is_lost(phone, cast, now, enter):
    report, _new = intake.receive_report(
        Incoming(text="Ribut di pasar", door="phone"), sender=cast.lurah, at=now
    )  # fmt: skip
    secret, _new = intake.receive_report(Incoming(text="Lain", door="phone"), sender=cast.lurah, at=now)
    first = intake.ask(report=report, member=cast.operator, text="Jam berapa?", at=now)
    hidden = intake.ask(report=secret, member=cast.operator, text="Siapa?", at=now)
    Report.objects.filter(pk=secret.pk).update(classification=2)
    told = phone.client.get(reverse("phone:sign")).json()
    assert [(one["id"], one["number"], one["text"]) for one in told["questions"]] == [
        (first.pk, str(report), "Jam berapa?")
    ]
    assert told["asked"] == 2  # the other one is answered on the page of its report
    sealed = phone.parcel("answer", {"question": str(first.pk), "text": "Pukul tujuh"})
    assert [phone.send(*sealed).status_code for _ in range(2)] == [201, 200]
    first.refresh_from_db()
    report.refresh_from_db()
    assert (first.answer, report.state) == ("Pukul tujuh", "new")
    later = phone.parcel("answer", {"question": str(first.pk), "text": "Bukan, pukul delapan"})
    assert [phone.send(*later).status_code for _ in range(2)] == [201, 200]
    first.refresh_from_db()
    assert first.answer.startswith("Pukul tujuh\n\nDitulis tanpa jaringan pada 22-11-2026 19.30: Bukan")
    assert Entry.objects.filter(verb__startswith="report.answer").count() == 2
    for fields in ({"question": "x", "text": "a"}, {"question": "0", "text": "a"}):
        assert phone.does("answer", fields).status_code == 404
    assert phone.does("answer", {"question": str(hidden.pk), "text": " "}).status_code == 422
    stranger = Phone(enter(cast.other_lurah))
    assert stranger.does("answer", {"question": str(first.pk), "text": "a"}).status_code == 404
    assert stranger.told["questions"] == []
