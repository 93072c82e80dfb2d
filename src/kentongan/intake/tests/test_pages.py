"""The pages of intake, refusal first."""

import io
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Classification
from kentongan.intake import services
from kentongan.intake.models import Door, Photo, Report
from kentongan.intake.services import Incoming
from kentongan.journal.models import Entry


def send(cast, now, member, text="Selokan mampet, warga berselisih", code=SUMBER_TAMAN):
    incoming = Incoming(text=text, door=Door.PHONE, region=cast.region(code))
    return services.receive_report(incoming, sender=member, at=now)[0]


def jpeg(**exif) -> SimpleUploadedFile:
    image, out = Image.new("RGB", (64, 48), "brown"), io.BytesIO()
    data = image.getexif()
    data[0x0132] = "2026:11:21 08:15:00"
    gps = data.get_ifd(0x8825)
    gps.update({1: "S", 2: (7.0, 46.0, 30.0), 3: "E", 4: (113.0, 12.0, 0.0)})
    data[0x010F] = "MerekRahasia"
    image.save(out, "JPEG", exif=data)
    return SimpleUploadedFile("foto.jpg", out.getvalue(), "image/jpeg")


@pytest.mark.parametrize("part", ["lurah", "stranger", "local_operator", "liaison"])
def test_the_desk_page_of_a_report_is_closed_to(cast, enter, now, part):
    report = send(cast, now, cast.other_lurah)
    if part == "local_operator":
        report = send(cast, now, cast.lurah, text="di kecamatan lain")
    status = enter(getattr(cast, part)).get(reverse("intake:report", args=[report.pk])).status_code
    assert status == (403 if part in {"lurah", "liaison"} else 404)


def test_a_secret_report_does_not_exist_for_those_below_it(cast, enter, now):
    report = send(cast, now, cast.lurah, text="perihal sangat tertutup")
    Report.objects.filter(pk=report.pk).update(classification=Classification.SECRET)
    client = enter(cast.operator)
    assert client.get(reverse("intake:report", args=[report.pk])).status_code == 404
    assert b"sangat tertutup" not in client.get(reverse("intake:inbox") + "?cari=tertutup").content
    assert enter(cast.verifier).get(reverse("intake:report", args=[report.pk])).status_code == 200


def test_a_field_reporter_sees_their_own_and_no_other(cast, enter, now):
    mine, other = send(cast, now, cast.lurah), send(cast, now, cast.other_lurah, text="punya orang", code=MANGUNHARJO)
    client = enter(cast.lurah)
    assert client.get(reverse("intake:own", args=[mine.pk])).status_code == 200
    assert client.get(reverse("intake:own", args=[other.pk])).status_code == 404
    assert "punya orang" not in client.get(reverse("intake:mine")).content.decode()


def test_sending_from_the_phone(cast, enter, now):
    client = enter(cast.lurah)
    page = client.get(reverse("intake:new"))
    key = str(page.context["form"]["id"].value())
    form = {"id": key, "text": "3 ekor sapi hilang di RT 02", "region": SUMBER_TAMAN, "photos": [jpeg(), jpeg()]}
    answer = client.post(reverse("intake:new"), form, follow=True)
    report = Report.objects.get()
    assert str(report) in answer.content.decode()
    assert report.region_id == SUMBER_TAMAN
    raw = Photo.objects.get()  # the same picture twice is one
    photo_link = reverse("intake:photo", args=[raw.pk])
    assert client.get(photo_link).status_code == 404  # not before it is rid of what the camera wrote into it
    assert report.reading is None
    services.prepare(report=str(report.pk), at=now)
    services.prepare(report=str(report.pk), at=now)
    report.refresh_from_db()
    assert report.reading["issues"]
    photo = Photo.objects.get()
    assert client.get(photo_link).status_code == 200
    assert not raw.file.storage.exists(raw.file.name)
    assert (photo.lat, photo.lng) == (-7.775, 113.2)
    assert photo.taken_at is not None
    with photo.file.open() as file:
        kept = file.read()
    assert b"MerekRahasia" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_a_photo_that_breaks_off_is_dropped_and_its_report_stays(cast, enter, now):
    whole = jpeg().read()
    broken = SimpleUploadedFile("putus.jpg", whole[:-40])
    enter(cast.lurah).post(reverse("intake:new"), {"id": str(uuid4()), "text": "banjir", "photos": [broken]})
    report, photo = Report.objects.get(), Photo.objects.get()
    services.prepare(report=str(report.pk), at=now)
    assert not Photo.objects.exists()
    assert not photo.file.storage.exists(photo.file.name)
    assert Entry.objects.filter(verb="report.drop_photo", subject=str(report.pk)).count() == 1


def test_sending_twice_by_a_double_tap_makes_one(cast, enter):
    client, key = enter(cast.lurah), str(uuid4())
    for _ in range(2):
        assert client.post(reverse("intake:new"), {"id": key, "text": "banjir di gang"}).status_code == 302
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("text", "", "Tulis apa yang terjadi."),
        ("occurred_at", "2031-01-01T10:00", "belum tiba"),
        ("region", "99.99", "Pilih"),
        ("lat", "1000", "90"),
        ("photos", SimpleUploadedFile("a.jpg", b"<svg onload=alert(1)>"), "bukan foto"),
        ("id", "bukan-uuid", "UUID"),
    ],
)
def test_bad_input_is_named_and_the_words_are_not_lost(cast, enter, field, value, says):
    form = {"id": str(uuid4()), "text": "kata-kata saya jangan hilang", "lat": "1", "lng": "1", field: value}
    answer = enter(cast.lurah).post(reverse("intake:new"), form)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert says in body
    assert field == "text" or "kata-kata saya jangan hilang" in body
    assert not Report.objects.exists()


def test_what_was_changed_after_sending_is_kept_and_goes_as_a_new_report(cast, enter):
    client, link, form = enter(cast.lurah), reverse("intake:new"), {"id": str(uuid4()), "text": "satu sapi hilang"}
    client.post(link, form)
    answer = client.post(link, form | {"text": "dua sapi hilang"})
    assert (answer.status_code, Report.objects.count()) == (422, 1)
    shown = answer.context["form"]
    assert shown["text"].value() == "dua sapi hilang"
    assert client.post(link, {"id": shown["id"].value(), "text": shown["text"].value()}).status_code == 302
    assert Report.objects.count() == 2


def test_the_inbox_finds_a_report_by_its_number(cast, enter, now):
    first, second = send(cast, now, cast.lurah, text="kata pertama"), send(cast, now, cast.lurah, text="kata kedua")
    page = enter(cast.operator).get(reverse("intake:inbox"), {"cari": str(second).lower()}).content.decode()
    assert second.text in page
    assert first.text not in page


def test_the_photo_is_only_for_those_who_may_see_the_report(cast, enter, now):
    client = enter(cast.lurah)
    client.post(reverse("intake:new"), {"id": str(uuid4()), "text": "x", "region": SUMBER_TAMAN, "photos": [jpeg()]})
    services.prepare(report=str(Report.objects.get().pk), at=now)
    link = reverse("intake:photo", args=[Photo.objects.get().pk])
    expected = {"lurah": 200, "operator": 200, "other_lurah": 404, "stranger": 404, "local_operator": 404, "works": 404}
    assert {part: enter(getattr(cast, part)).get(link).status_code for part in expected} == expected


def test_asking_back_and_answering(cast, enter, now):
    report = send(cast, now, cast.lurah)
    desk, phone = enter(cast.operator), enter(cast.lurah)
    assert desk.post(reverse("intake:ask", args=[report.pk]), {"text": ""}).status_code == 422
    desk.post(reverse("intake:ask", args=[report.pk]), {"text": "Sejak kapan?"})
    assert "Sejak kapan?" in phone.get(reverse("intake:own", args=[report.pk])).content.decode()
    question = report.questions.get()
    other = enter(cast.other_lurah)
    link = reverse("intake:answer", args=[report.pk, question.pk])
    assert other.post(link, {"text": "bukan saya"}).status_code == 404
    phone.post(link, {"text": "Sejak kemarin"})
    assert "Sejak kemarin" in desk.get(reverse("intake:report", args=[report.pk])).content.decode()


def test_the_inbox_stays_at_few_queries(cast, enter, now, django_assert_max_num_queries):
    for number in range(40):
        send(cast, now, cast.lurah, text=f"laporan ke-{number}")
    client = enter(cast.operator)
    with django_assert_max_num_queries(17):
        page = client.get(reverse("intake:inbox"))
    assert len(page.context["page"].object_list) == 25


def test_found_things_are_marked_in_the_text(cast, enter, now):
    report = send(cast, now, cast.lurah, text="Pencurian sapi di Kelurahan Sumber Taman <b>tadi malam</b>")
    body = enter(cast.operator).get(reverse("intake:report", args=[report.pk])).content.decode()
    assert '<mark class="found--places' in body
    assert "<b>tadi malam</b>" not in body
    assert "&lt;b&gt;" in body
