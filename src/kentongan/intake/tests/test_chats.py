"""A group's chat becomes reports, each once, however often and however long it is exported; who spoke stays sealed."""

import io
import zipfile
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import escape

from kentongan.cast import CITY, MAYANGAN, SUMBER_TAMAN
from kentongan.intake import chats, services
from kentongan.intake.identity import IdentityKeyMissing
from kentongan.intake.models import Door, Report
from kentongan.journal.models import Entry

ZONE = ZoneInfo("Asia/Jakarta")
CHAT = """21/11/26 19.02 - Pesan dan panggilan dienkripsi secara end-to-end. Ketuk untuk info selengkapnya.
21/11/26 19.05 - +62 812-3456-7890: Tadi malam 2 ekor sapi hilang di Sumber Taman, pagar dirusak
21/11/26 19.06 - Bu Sri Kader: siap 86 ndan
21/11/26 19.07 - Bu Sri Kader: <Media tidak disertakan>
21/11/26 20.15 - Bu Sri Kader: ada tawuran pemuda di Mangunharjo
"""
MORE = """21/11/26 20.17 - Bu Sri Kader: 2 org luka, sudah dibawa ke RS
21/11/26 22.40 - Pak RW: banjir setinggi lutut di Jati
"""
SECRETS = ("812", "7890", "Sri", "Kader", "Pak RW")


def take_in(text, at, region=None, by=None):
    return chats.receive_chat(chats.read_chat(text, at=at).new, region=region, by=by, at=at)


@pytest.mark.parametrize("text", ["", "Rakor digelar Kamis (31/10/2024) pukul 20.15.", "Bu Sri: banjir"])
def test_what_is_no_chat_is_refused(cast, now, text):
    with pytest.raises(chats.NotAChat):
        chats.read_chat(text, at=now)


def test_nothing_is_stored_where_senders_cannot_be_sealed(cast, now, settings):
    settings.IDENTITY_KEYS = []
    with pytest.raises(IdentityKeyMissing):
        take_in(CHAT, now)
    assert not Report.objects.exists()


def test_each_thing_told_is_a_report_and_the_rest_falls_away_with_a_reason(cast, now):
    talk = chats.read_chat(CHAT, at=now)
    assert talk.messages == 4
    assert [saying.text.split()[0] for saying in talk.found] == ["Tadi", "ada"]
    assert dict(talk.reasons) == {"tanda terima": 1, "media tanpa keterangan": 1}
    stored, known = take_in(CHAT, now)
    assert (len(stored), known) == (2, 0)
    assert {report.door for report in stored} == {Door.CHAT}


def test_a_message_speaks_of_its_own_day(cast, now):
    take_in(CHAT, now)
    report = Report.objects.get(text__contains="sapi")
    assert report.sent_at == datetime(2026, 11, 21, 19, 5, tzinfo=ZONE)
    assert report.received_at == now
    assert report.reading["event_date"]["value"] == "2026-11-20"


def test_who_spoke_is_sealed_and_stands_nowhere_else(cast, now):
    take_in(CHAT + MORE, now, by=cast.operator)
    for report in Report.objects.all():
        assert not any(word in report.text + report.origin + str(report.reading) for word in SECRETS)
        assert not any(word.encode() in bytes(report.informant) for word in SECRETS)
    sapi = Report.objects.get(text__contains="sapi")
    assert services.reveal_informant(report=sapi, member=cast.verifier, at=now) == "+62 812-3456-7890"


def test_the_journal_names_who_brought_it_in_and_quotes_nothing(cast, now):
    take_in(CHAT, now, by=cast.operator)
    lines = Entry.objects.filter(verb="report.receive")
    assert lines.count() == 2
    for line in lines:
        assert line.actor == cast.operator.pk
        assert line.changes == {"door": ["", "chat"]}


def test_the_same_chat_again_adds_nothing(cast, now):
    take_in(CHAT, now, by=cast.operator)
    assert take_in(CHAT, now, by=cast.verifier) == ([], 0)
    assert [saying.is_known for saying in chats.read_chat(CHAT, at=now).found] == [True, True]
    assert Report.objects.count() == 2


def test_the_same_chat_under_other_names_adds_nothing(cast, now):
    take_in(CHAT, now)
    assert take_in(CHAT.replace("+62 812-3456-7890", "Pak Hansip"), now) == ([], 0)


def test_a_longer_export_adds_only_what_is_new(cast, now):
    take_in(CHAT, now)
    stored, _ = take_in(CHAT + MORE, now)
    assert [report.text for report in stored] == ["2 org luka, sudah dibawa ke RS", "banjir setinggi lutut di Jati"]
    assert take_in(CHAT + MORE, now) == ([], 0)


def test_a_run_of_messages_that_grows_twice_is_stored_piece_by_piece(cast, now):
    lines = [f"21/11/26 20.1{number} - Bu Sri: kabar ke-{number} dari lokasi kebakaran\n" for number in range(4)]
    for size in (1, 3, 4, 4):
        take_in("".join(lines[:size]), now)
    assert [len(text.splitlines()) for text in Report.objects.order_by("number").values_list("text", flat=True)] == [1, 2, 1]  # fmt: skip # noqa: E501


def test_two_witnesses_in_one_minute_are_two_reports_and_stay_two(cast, now):
    twice = "21/11/26 20.15 - A: ada kebakaran\n21/11/26 20.15 - B: ada kebakaran\n21/11/26 20.15 - C: ada kebakaran\n"
    assert len(take_in(twice, now)[0]) == 3
    assert take_in(twice, now) == ([], 0)


def test_the_queries_of_looking_do_not_grow(cast, now, django_assert_num_queries):
    many = "".join(f"21/11/26 {hour:02d}.{minute:02d} - A{minute}: ada kebakaran rumah nomor {minute}\n" for hour in range(6) for minute in range(60))  # fmt: skip # noqa: E501
    with django_assert_num_queries(1):
        assert len(chats.read_chat(many, at=now).found) == 360


@pytest.mark.parametrize("part", ["lurah", "secretary", "head", "auditor", "administrator"])
def test_only_the_desk_pastes(cast, enter, part):
    assert enter(getattr(cast, part)).get(reverse("intake:paste")).status_code == 403


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"text": ""}, "Tempel percakapannya"),
        ({"text": "kata-kata saya jangan hilang"}, "tidak terbaca sebagai percakapan"),
        ({"text": CHAT, "region": "99.99"}, "Pilih"),
        ({"text": CHAT, "step": "store"}, "Centang paling sedikit satu"),
        ({"text": "x" * 500_001}, "Terlalu panjang"),
        ({"file": SimpleUploadedFile("a.txt", b"\x00\x01\x02" * 99)}, "tidak dapat dibaca"),
    ],
)
def test_bad_input_is_named_and_the_words_are_not_lost(cast, enter, form, says):
    answer = enter(cast.operator).post(reverse("intake:paste"), {"region": CITY} | form)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert says in body
    assert escape(form.get("text", "").strip()) in body
    assert not Report.objects.exists()


def test_first_it_shows_then_it_stores_what_stays_ticked(cast, enter):
    client, link = enter(cast.operator), reverse("intake:paste")
    shown = client.post(link, {"text": CHAT, "region": SUMBER_TAMAN})
    talk = shown.context["talk"]
    assert "tanda terima" in shown.content.decode()
    assert not Report.objects.exists()
    sapi = str(talk.new[0].id)
    again = {"text": shown.context["form"]["text"].value(), "region": SUMBER_TAMAN, "step": "store", "pick": [sapi]}
    assert client.post(link, again).status_code == 302
    report = Report.objects.get()
    assert (str(report.pk), report.region_id, report.door) == (sapi, SUMBER_TAMAN, Door.CHAT)
    assert "sudah ada" in client.post(link, {"text": CHAT, "region": CITY}).content.decode()


def test_a_dropped_file_is_read_and_goes_on_as_text(cast, enter):
    client, link = enter(cast.operator), reverse("intake:paste")
    file = SimpleUploadedFile("Chat WhatsApp dengan Bu Sri.txt", CHAT.encode(), "text/plain")
    shown = client.post(link, {"file": file, "region": CITY})
    assert len(shown.context["talk"].new) == 2
    text = shown.context["form"]["text"].value()
    picks = [str(saying.id) for saying in shown.context["talk"].new]
    client.post(link, {"text": text, "region": CITY, "step": "store", "pick": picks})
    assert set(Report.objects.values_list("origin", flat=True)) == {""}


def archive(*parts: tuple[str, str]) -> SimpleUploadedFile:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts:
            file.writestr(name, text)
    return SimpleUploadedFile("WhatsApp Chat - RW 05.zip", out.getvalue(), "application/zip")


def test_an_archive_as_iphones_export_it_is_read_and_nothing_else_in_it(cast, enter, monkeypatch):
    client, link = enter(cast.operator), reverse("intake:paste")
    shown = client.post(link, {"file": archive(("_chat.txt", CHAT), ("../../foto.jpg", "x")), "region": CITY})
    assert len(shown.context["talk"].new) == 2
    monkeypatch.setattr("kentongan.intake.chat_files.MAX_BYTES", 200)
    broken = SimpleUploadedFile("x.zip", b"PK\x03\x04" + bytes(50))
    for file, why in (
        (archive(("foto.jpg", "x")), "tanpa satu berkas percakapan"),
        (archive(("a.txt", "x"), ("b.txt", "x")), "tanpa satu berkas percakapan"),
        (archive(("_chat.txt", "x" * 201)), "terlalu besar"),
        (broken, "arsip rusak"),
    ):
        answer = client.post(link, {"file": file, "region": CITY})
        assert (answer.status_code, why in answer.content.decode()) == (422, True), why


def test_a_member_of_one_kecamatan_stores_there_and_nowhere_else(cast, enter):
    client, link = enter(cast.local_operator), reverse("intake:paste")
    assert client.get(link).context["form"]["region"].value() == MAYANGAN
    assert client.post(link, {"text": CHAT, "region": CITY}).status_code == 422
