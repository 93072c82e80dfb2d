"""The page Umpan: who sees what, how a key is made and taken, and how the profile changes."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kentongan.api.models import ApiKey, CapCategory, CapLevel, CapProfile
from kentongan.cast import CITY
from kentongan.city.models import Classification
from kentongan.journal.models import Entry

FEEDS = reverse("api:feeds")


@pytest.fixture
def given(town):
    return {
        "label": "Papan Command Center",
        "agency": "polres",
        "region": CITY,
        "clearance": 0,
        "feeds": ["cap", "geojson"],
        "expires_on": (town.at + timedelta(days=90)).date().isoformat(),
    }


def test_a_key_is_made_shown_once_and_taken(town, cast, enter, given):
    client = enter(cast.administrator)
    answer = client.post(reverse("api:key_new"), given)
    key = ApiKey.objects.get()
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    token = next(word for word in answer.content.decode().split("<code>") if word.startswith("ktg_")).partition("<")[0]
    address = reverse("api:cap_index")
    assert client.get(address, headers={"Authorization": f"Bearer {token}"}).status_code == 200
    assert (key.feeds, key.agency_id, key.created_by) == (["cap", "geojson"], "polres", cast.administrator)
    assert f"{key.expires_at.astimezone(town.at.tzinfo):%Y-%m-%d %H:%M}" == f"{given['expires_on']} 23:59"

    twice = client.post(reverse("api:key_new"), given)
    assert (twice.status_code, ApiKey.objects.count()) == (422, 1)
    assert "Sudah ada kunci aktif" in twice.content.decode()
    page = client.get(FEEDS).content.decode()
    assert f"ktg_{key.prefix}_…" in page
    assert token not in page
    assert client.post(reverse("api:key_revoke", args=[key.pk]), follow=True).status_code == 200
    assert client.get(address, headers={"Authorization": f"Bearer {token}"}).status_code == 401
    assert client.post(reverse("api:key_revoke", args=[key.pk])).status_code == 409


def test_what_is_wrong_is_said_and_the_draft_is_kept(town, cast, enter, given):
    client = enter(cast.administrator)
    for change in (
        {"label": ""},
        {"agency": ""},
        {"member": cast.liaison.pk},
        {"region": "35.75"},
        {"clearance": 2},
        {"clearance": "rahasia"},
        {"feeds": ["semua"]},
        {"expires_on": town.at.date().isoformat()},
        {"expires_on": "2031-01-01"},
        {"member": cast.administrator.pk, "agency": ""},
    ):
        answer = client.post(reverse("api:key_new"), given | change)
        assert answer.status_code == 422, change
        assert "errors" in answer.content.decode()
    assert 'value="Papan Command Center"' in answer.content.decode()
    assert not ApiKey.objects.exists()


def test_an_administrator_keeps_keys_and_reads_no_alerts(town, cast, enter):
    town.signal(reason="Enam laporan tawuran.")
    (message,) = town.publish()
    keeper, head = enter(cast.administrator), enter(cast.head)
    assert "Buat kunci" in keeper.get(FEEDS).content.decode()
    assert "Kriminalitas di Sumber Taman" not in keeper.get(FEEDS).content.decode()
    assert keeper.get(reverse("api:message", args=[message.pk])).status_code == 403
    assert "Kriminalitas di Sumber Taman" in head.get(FEEDS).content.decode()
    assert "Buat kunci" not in head.get(FEEDS).content.decode()
    page = head.get(reverse("api:message", args=[message.pk])).content.decode()
    assert "Enam laporan tawuran." in page
    assert "&lt;msgType&gt;Alert&lt;/msgType&gt;" in page
    assert enter(cast.operator).get(FEEDS).status_code == 403


def test_a_head_sees_the_messages_of_their_clearance(town, cast, enter):
    town.signal(classification=Classification.SECRET)
    (message,) = town.publish()
    cast.sekda.clearance = Classification.LIMITED
    cast.sekda.save()
    client = enter(cast.sekda)
    assert client.get(reverse("api:message", args=[message.pk])).status_code == 404
    assert "Kriminalitas" not in client.get(reverse("api:messages")).content.decode()
    assert "Kriminalitas" in enter(cast.head).get(reverse("api:messages")).content.decode()


def test_the_profile_is_changed_with_a_line_in_the_journal(town, cast, enter):
    client = enter(cast.administrator)
    fields = {"sender": "bakesbangpol@kota.go.id", "sender_name": "Bakesbangpol", "audience": "Tim Terpadu"}
    assert client.post(reverse("api:profile"), fields | {"sender": "dua kata"}).status_code == 422
    assert client.post(reverse("api:profile"), fields | {"is_public": "on"}).status_code == 302
    assert (CapProfile.objects.get().sender, CapProfile.objects.get().is_public) == (fields["sender"], True)
    line = Entry.objects.get(verb="cap_profile.change")
    assert line.changes == {"fields": [[], ["audience", "is_public", "sender", "sender_name"]]}

    level = reverse("api:level", args=["siaga"])
    fields = {"urgency": "Immediate", "severity": "Severe", "response": "Prepare", "hours": 6, "instruction": "Siap."}
    assert client.post(level, fields | {"hours": 0}).status_code == 422
    assert client.post(level, fields | {"urgency": "Segera"}).status_code == 422
    assert client.post(level, fields).status_code == 302
    row = CapLevel.objects.get(pk="siaga")
    assert (row.hours, row.instruction, row.instruction_en) == (6, "Siap.", "")

    category = reverse("api:category", args=["traffic"])
    assert client.post(category, {"categories": ["Met", "Bukan"], "because": "x"}).status_code == 422
    assert client.post(category, {"categories": ["Transport"], "because": "lalu lintas"}).status_code == 302
    assert CapCategory.objects.get(pk="traffic").categories == ["Transport"]
    assert client.get(reverse("api:profile")).status_code == 200

    town.signal()  # six hours, and no English without its words
    (message,) = town.publish()
    assert message.expires_at == message.sent_at + timedelta(hours=6)
    assert "en-US" not in message.xml


@pytest.mark.parametrize("many", [3, 30])
def test_pages_ask_a_constant_number_of_questions(town, cast, enter, many, django_assert_max_num_queries):
    for number in range(many):
        town.signal(category=f"uji-{number}")
        town.key(member=cast.liaison)
    town.publish()
    head = enter(cast.head)
    for page in (FEEDS, reverse("api:messages")):
        with django_assert_max_num_queries(11):
            assert head.get(page).status_code == 200
