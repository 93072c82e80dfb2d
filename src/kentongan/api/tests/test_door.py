"""The door for machines: what a key opens, what it never opens, and what becomes of it."""

import logging
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from kentongan import limits
from kentongan.alerts.models import Alert
from kentongan.api import door, queries, services
from kentongan.api.models import ApiKey, Quota
from kentongan.cast import CITY, MAYANGAN, PASURUAN, WONOASIH
from kentongan.city.models import Agency, Classification, Role
from kentongan.journal.models import Entry

INDEX = reverse("api:cap_index")


def opens(client, address=INDEX):
    return client.get(address).status_code


def test_the_secret_is_kept_nowhere(town, cast):
    key, token = town.key()
    assert token.startswith(f"ktg_{key.prefix}_")
    secret = token.rpartition("_")[2]
    assert len(token.partition("_")[2].partition("_")[2]) >= 43  # 32 bytes
    stored = str([*ApiKey.objects.values(), *Entry.objects.filter(kind="key").values()])
    assert secret not in stored
    assert Entry.objects.get(verb="key.create").actor == cast.head.pk


def test_only_the_whole_key_opens(town):
    key, token = town.key()
    wrong = [
        "",
        token[:-1],
        token + "x",
        f"ktg_{key.prefix}_",
        f"ktg_{key.prefix}_{key.digest}",
        f"abc_{token[4:]}",
        "ktg",
        "ktg_é_é",
    ]
    for bad in wrong:
        assert queries.opened_by(bad, at=town.at) is None, bad
    answer = Client().get(INDEX, {"kunci": token[:-1]})
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="Kentongan"')
    assert "Authorization: Bearer" in answer.content.decode()
    assert opens(Client(headers={"Authorization": f"bearer {token}"})) == 200
    assert Client().get(INDEX, {"kunci": token}).status_code == 200
    assert opens(Client(headers={"Authorization": f"Basic {token}"})) == 401


def test_a_key_works_while_it_is_valid_and_its_people_are_active(town, cast):
    _, token = town.key(member=cast.liaison)
    client = Client(headers={"Authorization": f"Bearer {token}"})
    assert opens(client) == 200
    for person in (cast.head, cast.liaison):
        person.is_active = False
        person.save()
        assert opens(client) == 401
        person.is_active = True
        person.save()
    cast.liaison.role = Role.ADMINISTRATOR  # a role that reads no alerts
    cast.liaison.save()
    assert opens(client) == 401
    cast.liaison.role = Role.LIAISON
    cast.liaison.save()
    assert opens(client) == 200
    town.later(days=31)
    assert opens(client) == 401
    again, token = town.key()
    services.revoke_key(key=again, by=cast.administrator, at=town.at)
    assert opens(Client(), f"{INDEX}?kunci={token}") == 401
    with pytest.raises(services.KeyAlreadyRevoked):
        services.revoke_key(key=again, by=cast.administrator, at=town.at)
    assert Entry.objects.filter(verb="key.revoke").count() == 1


def test_nobody_gives_a_key_more_than_they_have(town, cast):
    city, pasuruan = cast.region(CITY), cast.region(PASURUAN)
    tries = [
        {"by": cast.administrator, "clearance": Classification.LIMITED},
        {"by": cast.camat, "region": city},
        {"region": pasuruan},
        {"member": cast.camat, "region": city},
        {"member": cast.works, "clearance": Classification.LIMITED},
        {"agency": Agency.objects.get(code="pasuruan")},
    ]
    for given in tries:
        with pytest.raises(services.KeyReachesTooFar):
            town.key(**given)
    with pytest.raises(services.HolderMayNotRead):
        town.key(member=cast.administrator)
    with pytest.raises(services.KeyNeedsOneHolder):
        town.key(member=cast.liaison, agency=Agency.objects.get(code="polres"))
    town.key(label="Papan")
    with pytest.raises(services.KeyLabelTaken):
        town.key(label="Papan")


def test_what_its_people_lose_the_key_loses(town, cast):
    _, token = town.key(member=cast.liaison, clearance=Classification.LIMITED)
    assert queries.opened_by(token, at=town.at)[1].clearance == Classification.LIMITED
    cast.head.clearance = Classification.OPEN
    cast.head.save()
    cast.liaison.region_id = WONOASIH
    cast.liaison.save()
    reader = queries.opened_by(token, at=town.at)[1]
    assert (reader.region_id, reader.clearance, reader.pk) == (WONOASIH, Classification.OPEN, None)
    cast.head.region_id = MAYANGAN  # the two have nothing in common any more
    cast.head.save()
    assert queries.opened_by(token, at=town.at) is None


def test_a_key_opens_only_the_feeds_it_is_for(town):
    client = town.bearer(feeds=["geojson"])
    assert opens(client, reverse("api:alerts_geojson")) == 200
    for page in ("api:cap_index", "api:alerts_atom"):
        answer = client.get(reverse(page))
        assert (answer.status_code, answer["Cache-Control"]) == (403, "private, no-cache")


def test_whoever_asks_too_often_has_to_wait(town):
    guesser, client = Client(), town.bearer()
    town.later(seconds=15)
    assert [opens(guesser) for _ in range(door.PER_ADDRESS)] == [401] * door.PER_ADDRESS
    answer = guesser.get(INDEX)
    assert (answer.status_code, answer["Retry-After"]) == (429, "45")
    assert opens(client) == 200  # a valid key from the same address is not made to pay for it
    assert {opens(client) for _ in range(door.PER_KEY - 1)} == {200}
    assert opens(client) == 429
    written = list(Quota.objects.values_list("who", "count"))
    assert opens(guesser) == opens(client) == 429
    assert list(Quota.objects.values_list("who", "count")) == written  # a flood writes nothing
    assert "127.0.0.1" not in str(written)
    town.later(minutes=1)
    assert opens(client) == 200
    town.later(hours=2)
    town.publish()
    assert not Quota.objects.exists()


def test_use_is_noted_once_a_minute(town):
    key, token = town.key()
    client = Client(headers={"Authorization": f"Bearer {token}"})
    first = town.at
    opens(client)
    town.later(seconds=40)
    opens(client)
    key.refresh_from_db()
    assert key.last_used_at == first
    town.later(seconds=20)
    opens(client)
    key.refresh_from_db()
    assert key.last_used_at == first + timedelta(minutes=1)


def test_answers_stay_private_and_links_bear_no_key(town, cast):
    town.signal(number=2)
    town.publish()
    _, token = town.key()
    for page in ("api:cap_index", "api:alerts_atom", "api:alerts_geojson"):
        answer = Client().get(reverse(page), {"kunci": token}, headers={"Origin": "https://evil.example"})
        content = b"".join(answer) if answer.streaming else answer.content
        assert token.encode() not in content
        assert answer["Cache-Control"] == "private, no-cache"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "Authorization" in answer["Vary"]
        assert not [name for name in answer.headers if name.startswith("Access-Control")]
        assert not answer.cookies
    missing = Client().get(reverse("api:cap_message", args=["tidak-ada"]), {"kunci": token})
    assert (missing.status_code, missing["Content-Type"]) == (404, "text/plain; charset=utf-8")


def test_no_key_reaches_the_log(town, caplog):
    caplog.handler.addFilter(limits.NoKeys())
    _, token = town.key()
    Alert.objects.all()
    logging.getLogger("django.server").warning('"GET %s?halaman=2&kunci=%s HTTP/1.1" %s', INDEX, token, 200)
    with caplog.at_level(logging.DEBUG, logger="django.request"):
        Client().get(INDEX, {"kunci": token[:-1]})
        Client().post(INDEX + f"?kunci={token}")
    assert "kunci=…" in caplog.text
    assert token[:-1] not in caplog.text


def test_the_database_wants_one_holder_and_a_name_under_a_revocation(town, cast):
    key, _ = town.key()
    for broken in ({"member": cast.head}, {"agency": None}, {"revoked_at": town.at}):
        with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
            ApiKey.objects.filter(pk=key.pk).update(**broken)
