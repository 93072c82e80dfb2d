import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kentongan.actions import services
from kentongan.actions.models import ActionItem, Evidence
from kentongan.actions.tests import scene
from kentongan.alerts.tests import scene as warning
from kentongan.cast import CITY, SUMBER_TAMAN
from kentongan.city.models import Classification

LIST = "/tindak-lanjut/"
ASSIGN = "/tindak-lanjut/tugaskan/"


def page(thing, name="action"):
    return reverse(f"actions:{name}", kwargs={"pk": thing.pk})


def upload(content, name="foto.jpg"):
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


@pytest.fixture
def facts(now):
    return {
        "title": "Patroli malam",
        "agency": "polres",
        "due_on": "2099-01-31",
        "region": SUMBER_TAMAN,
        "phase": "pencegahan",
        "classification": "0",
    }


# --- refusals first


@pytest.mark.parametrize("part", ["stranger", "other_lurah", "lurah", "local_operator"])
def test_an_action_of_others_does_not_exist(cast, enter, now, part):
    thing = scene.accepted(cast, now)
    kept = services.prove(action=thing, member=cast.liaison, proof=scene.proof(), at=now)
    client = enter(getattr(cast, part))
    assert client.get(page(thing)).status_code == 404
    assert client.get(page(kept, "evidence")).status_code == 404
    assert client.post(page(thing, "note"), {"text": "x"}).status_code == 404
    assert thing.title not in client.get(LIST + "?tab=all").content.decode()


@pytest.mark.parametrize("name", ["accept", "refuse", "note", "finish"])
def test_who_sees_it_without_owing_it_is_refused(cast, enter, now, name):
    thing = scene.action(cast, now)
    answer = enter(cast.operator).post(page(thing, name), {"reason": "x", "text": "x"})
    assert answer.status_code == 403
    assert "Polres" in answer.content.decode()
    assert ActionItem.objects.get().state == "assigned"


@pytest.mark.parametrize(("part", "name"), [("liaison", "check"), ("operator", "send_back"), ("verifier", "cancel")])
def test_a_role_without_the_verb_is_refused(cast, enter, now, part, name):
    thing = scene.done(cast, now)
    assert enter(getattr(cast, part)).post(page(thing, name), {"reason": "x"}).status_code == 403
    assert ActionItem.objects.get().state == "done"


def test_secret_alerts_and_incidents_cannot_be_named_in_the_address(cast, enter, now, facts):
    alert = warning.warning(cast, now, classification=Classification.SECRET)
    client = enter(cast.operator)
    incident = alert.incidents.get()
    queries = (
        f"?alert={alert.pk}",
        f"?incident={incident.pk}",
        "?alert=abc",
        "?alert=²",
        "?alert=-1",
        "?alert=" + "9" * 30,
    )
    for query in queries:
        assert client.get(ASSIGN + query).status_code == 404, query
        assert client.post(ASSIGN + query, facts).status_code == 404, query
    assert client.get(LIST + f"?alert={alert.pk}").status_code == 404
    assert not ActionItem.objects.exists()


def test_an_action_does_not_tell_of_an_alert_its_reader_may_not_see(cast, enter, now):
    alert = warning.warning(cast, now, classification=Classification.SECRET)
    thing = scene.action(cast, now, alert=alert, incident=alert.incidents.get(), agency="pupr")
    text = enter(cast.works).get(page(thing)).content.decode()
    assert thing.title in text
    assert str(alert) not in text
    assert "Keributan di pasar" not in text


# --- assigning


def test_the_form_starts_from_the_alert(cast, enter, now):
    alert = warning.warning(cast, now)
    answer = enter(cast.operator).get(ASSIGN + f"?alert={alert.pk}")
    initial = answer.context["form"].initial
    assert initial["region"] == SUMBER_TAMAN
    assert initial["phase"] == "pencegahan"
    assert "Sumber Taman" in initial["title"]
    assert alert.reason in answer.content.decode()


def test_the_form_starts_from_an_incident_and_is_as_secret(cast, enter, now):
    thing = warning.incident(cast, now, now.date(), classification=Classification.LIMITED)
    form = enter(cast.operator).get(ASSIGN + f"?incident={thing.pk}").context["form"]
    assert form.initial["title"] == thing.title
    assert [code for code, _label in form.fields["classification"].choices] == [Classification.LIMITED]


def test_assigning_shows_the_new_action_and_says_what_comes_next(cast, enter, now, facts):
    alert = warning.warning(cast, now)
    answer = enter(cast.operator).post(ASSIGN + f"?alert={alert.pk}", facts | {"supporting": ["pupr"]}, follow=True)
    thing = ActionItem.objects.get()
    assert thing.alert == alert
    assert [office.pk for office in thing.supporting.all()] == ["pupr"]
    assert "TL-00001 ditugaskan kepada Polres" in answer.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"due_on": "2020-01-01"},
        {"due_on": "31-31-2099"},
        {"agency": "pasuruan"},
        {"region": "35.75"},
        {"phase": "x"},
        {"classification": "2"},
    ],
)
def test_what_is_wrong_is_said_beside_its_field(cast, enter, facts, wrong):
    answer = enter(cast.operator).post(ASSIGN, facts | wrong)
    assert answer.status_code == 422
    assert f"id_{next(iter(wrong))}_error" in answer.content.decode()
    assert not ActionItem.objects.exists()


# --- doing


def test_the_next_move_is_the_only_big_button(cast, enter, now):
    def big(member, thing):
        text = enter(member).get(page(thing)).content.decode()
        main = text[text.index("<main") : text.index("</main>")]
        return [
            re.sub(r"<[^>]+>|\s+", " ", found).strip()
            for found in re.findall(r'class="button"[^>]*>(.*?)</', main, re.S)
        ]

    assert len(big(cast.liaison, scene.action(cast, now))) == 1
    assert len(big(cast.liaison, scene.accepted(cast, now))) == 1
    noted = scene.accepted(cast, now)
    services.note(action=noted, member=cast.liaison, text="Ya", at=now)
    assert len(big(cast.liaison, noted)) == 1
    assert len(big(cast.verifier, scene.done(cast, now))) == 1
    assert big(cast.auditor, scene.action(cast, now)) == []
    assert big(cast.liaison, scene.done(cast, now)) == []


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (scene.EXE, "surat.pdf"),
        (scene.SVG, "foto.svg"),
        (scene.PDF + b"\x00" * 11_000_000, "besar.pdf"),
        (b"", "kosong.pdf"),
    ],
)
def test_a_hostile_file_is_refused_beside_the_field(cast, enter, now, content, name):
    thing = scene.accepted(cast, now)
    answer = enter(cast.liaison).post(page(thing, "prove"), {"file": upload(content, name)})
    assert answer.status_code == 422
    assert "id_file_error" in answer.content.decode()
    assert not Evidence.objects.exists()


def test_a_name_cannot_choose_where_a_file_goes(cast, enter, now, settings):
    thing = scene.accepted(cast, now)
    enter(cast.liaison).post(page(thing, "prove"), {"file": upload(scene.PDF, "../../../../tmp/jahat.php")})
    kept = Evidence.objects.get()
    assert re.fullmatch(r"bukti/\d{4}/\d{2}/[0-9a-f]{24}\.pdf", kept.file.name)


def test_documents_are_handed_out_to_be_saved_and_photos_to_be_seen(cast, enter, now):
    thing = scene.accepted(cast, now)
    for content, kind, way in ((scene.PDF, "application/pdf", "attachment"), (scene.jpeg(), "image/jpeg", "inline")):
        kept = services.prove(action=thing, member=cast.liaison, proof=scene.proof(content), at=now)
        answer = enter(cast.head).get(page(kept, "evidence"))
        assert answer["Content-Type"] == kind
        assert answer["Content-Disposition"].startswith(way)
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer["Cache-Control"]
        assert io.BytesIO(b"".join(answer.streaming_content)).read(4) in (b"%PDF", b"\xff\xd8\xff\xe0")


def test_a_file_that_is_gone_is_not_found(cast, enter, now):
    kept = services.prove(action=scene.accepted(cast, now), member=cast.liaison, proof=scene.proof(), at=now)
    kept.file.storage.delete(kept.file.name)
    assert enter(cast.head).get(page(kept, "evidence")).status_code == 404


@pytest.mark.parametrize("name", ["refuse", "cancel"])
def test_a_no_without_words_says_so_beside_the_field(cast, enter, now, name):
    thing = scene.action(cast, now)
    answer = enter(cast.liaison if name == "refuse" else cast.head).post(page(thing, name), {"reason": " "})
    assert answer.status_code == 422
    assert "id_reason_error" in answer.content.decode()


def test_the_second_of_two_reads_what_happened(cast, enter, now):
    thing = scene.action(cast, now)
    client = enter(cast.liaison)
    assert client.post(page(thing, "accept")).status_code == 302
    answer = client.post(page(thing, "accept"))
    assert answer.status_code == 409
    assert cast.liaison.name in answer.content.decode()


def test_words_of_people_are_shown_as_words(cast, enter, now):
    thing = scene.accepted(cast, now, title="<script>alert(1)</script>")
    services.note(action=thing, member=cast.liaison, text="<img src=x onerror=alert(1)>", at=now)
    text = enter(cast.head).get(page(thing)).content.decode()
    assert "<script>alert" not in text
    assert "<img src=x" not in text


# --- lists


def test_an_office_s_own_work_is_what_a_liaison_finds_first(cast, enter, now):
    owed, other = scene.action(cast, now), scene.action(cast, now, agency="pupr", title="Pasang lampu")
    text = enter(cast.liaison).get(LIST).content.decode()
    assert owed.title in text
    assert other.title not in text
    assert other.title in enter(cast.operator).get(LIST).content.decode()


def test_nonsense_in_the_address_shows_a_list(cast, enter, now):
    scene.action(cast, now)
    answer = enter(cast.operator).get(LIST + "?tab=zzz&keadaan=x&instansi=y&page=-4")
    assert len(answer.context["cards"]) == 1


def test_late_is_marked_with_a_word(cast, enter, now):
    scene.action(cast, now, due_on=now.date() - timedelta(days=400))
    text = enter(cast.operator).get(LIST + "?tab=late").content.decode()
    assert "lewat" in text
    assert "Polres Probolinggo Kota: 1" in text


def test_settling_is_offered_to_who_may_and_when_there_is_something(cast, enter, now):
    alert = warning.warning(cast, now)
    thing = scene.done(cast, now, alert=alert)
    address = reverse("actions:settle", kwargs={"pk": alert.pk})
    assert address not in enter(cast.head).get(LIST + f"?alert={alert.pk}").content.decode()
    assert enter(cast.head).post(address, {"verdict": "true"}).status_code == 409
    services.check(action=thing, member=cast.verifier, at=now)
    assert address in enter(cast.head).get(LIST + f"?alert={alert.pk}").content.decode()
    assert address not in enter(cast.operator).get(LIST + f"?alert={alert.pk}").content.decode()
    assert enter(cast.head).post(address, {"verdict": "x"}).status_code == 422
    assert enter(cast.operator).post(address, {"verdict": "true"}).status_code == 403


def test_fifty_rows_ask_no_more_than_fifteen_questions(cast, enter, now, django_assert_max_num_queries):
    ActionItem.objects.bulk_create(
        ActionItem(
            number=number,
            title="Patroli",
            agency=cast.agency("polres"),
            region=cast.region(CITY),
            phase="pencegahan",
            due_on=now.date(),
            assigned_by=cast.operator,
            assigned_at=now,
        )
        for number in range(1, 51)
    )
    for part, query in (("verifier", "?tab=all"), ("liaison", ""), ("verifier", "?tab=late")):
        client = enter(getattr(cast, part))
        with django_assert_max_num_queries(15):
            client.get(LIST + query)


def test_one_action_with_much_on_it_asks_no_more_than_twenty_questions(cast, enter, now, django_assert_max_num_queries):
    alert = warning.warning(cast, now)
    thing = scene.accepted(cast, now, alert=alert, incident=alert.incidents.get())
    for number in range(50):
        services.note(action=thing, member=cast.liaison, text=f"Hari {number}", at=now)
        Evidence.objects.create(
            action=thing, digest=f"{number}", file="x.jpg", is_photo=True, added_by=cast.liaison, added_at=now
        )
    client = enter(cast.verifier)
    with django_assert_max_num_queries(20):
        assert client.get(page(thing)).status_code == 200


def test_no_page_bears_inline_script_or_style(cast, enter, now):
    thing = scene.checked(cast, now, alert=warning.warning(cast, now))
    client = enter(cast.head)
    for address in (LIST, LIST + f"?alert={thing.alert_id}", ASSIGN, page(thing)):
        text = client.get(address).content.decode()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(?:\ssrc=|application/json))", text), address
