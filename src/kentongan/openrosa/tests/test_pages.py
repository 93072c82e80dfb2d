"""Pages about phones: who makes and takes which key, and what they cost."""

import pytest
from django.urls import reverse

from kentongan.cast import SUMBER_TAMAN
from kentongan.errors import NotYours
from kentongan.journal.models import Entry
from kentongan.openrosa import services
from kentongan.openrosa.models import OdkKey

MINE, ALL = reverse("openrosa:phones"), reverse("openrosa:keys")


def test_a_code_is_shown_once_and_a_form_sent_twice_makes_one_key(cast, enter):
    client = enter(cast.lurah)
    assert "Belum ada ponsel" in client.get(MINE).content.decode()
    made = client.post(MINE, {"label": "Ponsel lurah"})
    assert made["Cache-Control"] == "no-store"
    assert "data:image/svg+xml" in made.content.decode()
    twice = client.post(MINE, {"label": "Ponsel lurah"})
    assert (twice.status_code, OdkKey.objects.count()) == (422, 1)
    assert "Sudah ada ponsel bernama Ponsel lurah" in twice.content.decode()
    listed = client.get(MINE).content.decode()
    assert "Ponsel lurah" in listed
    assert "data:image" not in listed
    key = OdkKey.objects.get()
    assert enter(cast.other_lurah).post(reverse("openrosa:revoke", args=[key.pk])).status_code == 404
    assert client.post(reverse("openrosa:revoke", args=[key.pk])).status_code == 302
    assert list(Entry.objects.filter(kind="odk_key").order_by("id").values_list("verb", "region")) == [
        ("odk_key.create", SUMBER_TAMAN),
        ("odk_key.revoke", SUMBER_TAMAN),
    ]
    assert client.post(MINE, {"label": "Ponsel lurah"}).status_code == 200  # the name is free again


def test_an_administrator_keeps_the_phones_of_the_area_and_no_other(cast, enter, now):
    client = enter(cast.administrator)
    assert client.post(ALL, {"label": "Ponsel", "member": cast.stranger.pk}).status_code == 422
    assert client.post(ALL, {"label": "Ponsel", "member": cast.auditor.pk}).status_code == 422
    made = client.post(ALL, {"label": "Ponsel", "member": cast.lurah.pk}).content.decode()
    assert "atas nama Anggota lurah" in made
    far, _token = services.create_key(label="Jauh", member=cast.stranger, by=cast.stranger, at=now)
    assert client.post(reverse("openrosa:key_revoke", args=[far.pk])).status_code == 404
    assert "Jauh" not in client.get(ALL).content.decode()
    with pytest.raises(NotYours):
        services.create_key(label="X", member=cast.stranger, by=cast.administrator, at=now)
    with pytest.raises(services.HolderMayNotSend):
        services.create_key(label="X", member=cast.auditor, by=cast.auditor, at=now)
    assert enter(cast.auditor).get(reverse("openrosa:workbook"))["Content-Disposition"].endswith('-35.74.xlsx"')


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_costs_the_same_however_many_there_are(cast, enter, now, number, django_assert_max_num_queries):
    for each in range(number):
        services.create_key(label=f"Ponsel {each}", member=cast.lurah, by=cast.administrator, at=now)
    client = enter(cast.administrator)
    with django_assert_max_num_queries(12):
        client.get(ALL)
