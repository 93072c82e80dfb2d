"""Who sees what, how fast a rumour runs, and that the pages stay quick when there are many."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from kentongan.cast import CITY, MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Classification
from kentongan.errors import NotYours
from kentongan.rumours import clocks, hearing, publications, queries, services, spreading
from kentongan.rumours.models import Rumour, Sighting
from kentongan.rumours.tests import scene


def many(cast, at, *, rumours, each):
    """Rows straight into the tables: what counts here is how many."""
    Rumour.objects.bulk_create(
        Rumour(
            number=1000 + n, claim=f"Kabar nomor {n} tentang banjir di jalan {n % 97}", category="rumour_hoax",
            region_id=CITY, first_seen=at - timedelta(days=3), known_at=at - timedelta(minutes=n),
            opened_by=cast.operator, opened_at=at,
        )
        for n in range(rumours)
    )  # fmt: skip
    places = [SUMBER_TAMAN, MANGUNHARJO, "35.74.02.1001"]
    pks = list(Rumour.objects.order_by("-known_at").values_list("pk", flat=True))
    Sighting.objects.bulk_create(
        (
            Sighting(
                key=uuid4(), rumour_id=pk, region_id=places[n % 3], channel="lisan", heard_by=cast.operator,
                heard_at=at - timedelta(minutes=n), noted_at=at,
            )
            for pk in pks
            for n in range(each)
        ),
        batch_size=2_000,
    )  # fmt: skip


def test_secrecy_and_area_hide_that_it_exists(cast, enter, now):
    open_one = scene.rumour(cast, now)
    secret = hearing.open_rumour(
        facts=scene.facts(cast, claim="Isu rahasia di gudang", classification=Classification.SECRET),
        heard=scene.heard(cast, now),
        member=cast.verifier,
        at=now,
    )
    assert set(queries.rumours(cast.verifier)) == {open_one, secret}
    for member in (cast.operator, cast.works, cast.auditor):
        assert set(queries.rumours(member)) == {open_one}
        with pytest.raises(NotYours):
            queries.rumour(member, secret.pk)
        assert queries.earlier(member, "Isu rahasia di gudang") == []
    for member in (cast.lurah, cast.stranger, cast.local_operator):
        assert list(queries.rumours(member)) == []
    assert [one.waiting for one in queries.unjudged(cast.works)] == [1]
    client = enter(cast.operator)
    for page in (reverse("rumours:rumours"), reverse("rumours:rumour", args=[open_one.pk]), reverse("desk:home")):
        assert "gudang" not in client.get(page).content.decode()
    assert client.get(reverse("rumours:rumour", args=[secret.pk])).status_code == 404


def test_who_is_asked_sees_it_wherever_it_lies(cast, now):
    thing = scene.rumour(cast, now)
    with pytest.raises(NotYours):
        queries.rumour(cast.camat, thing.pk)
    asked = services.ask(rumour=thing, asked=cast.camat, question="Adakah?", member=cast.operator, at=now)
    assert queries.rumour(cast.camat, thing.pk) == thing
    assert queries.confirmation(cast.camat, asked.pk) == asked
    with pytest.raises(NotYours):
        queries.confirmation(cast.liaison, asked.pk)
    seen = spreading.sightings(cast.camat, thing)
    hearing.sight(rumour=thing, heard=scene.heard(cast, now, code=MANGUNHARJO), member=cast.operator, at=now)
    assert (seen.count(), thing.sightings.count()) == (1, 2), "what was heard elsewhere stays elsewhere"


def test_velocity_holds_a_day_against_the_usual(cast, now):
    thing = scene.rumour(cast, now - timedelta(days=11))
    for days in (9, 6, 4):
        earlier = scene.heard(cast, now - timedelta(days=days))
        hearing.sight(rumour=thing, heard=earlier, member=cast.operator, at=now)
    quiet = scene.rumour(cast, now - timedelta(days=40), claim="Beras plastik dijual di pasar")
    fresh = scene.rumour(cast, now - timedelta(hours=1), claim="Tanggul sungai jebol malam ini")
    for hours, code in ((1, SUMBER_TAMAN), (2, SUMBER_TAMAN), (23, MANGUNHARJO)):
        heard = scene.heard(cast, now - timedelta(hours=hours), code=code)
        hearing.sight(rumour=thing, heard=heard, member=cast.operator, at=now)
    runs = queries.velocity(at=now)
    assert [(run.rumour, run.region.pk, run.today, round(run.usual, 2), run.areas) for run in runs] == [
        (thing, CITY, 3, 0.4, 2),
        (fresh, SUMBER_TAMAN, 1, 0.0, 1),
    ]
    assert quiet not in [run.rumour for run in runs]


def test_an_earlier_telling_is_found_in_other_words(cast, now):
    old = scene.rumour(cast, now - timedelta(days=2400))
    scene.judged_false(old, cast, now - timedelta(days=2400))
    scene.rumour(cast, now, claim="Beras plastik dijual di Pasar Baru")
    found = queries.earlier(cast.operator, "awas lur onok wong nyulik bocah sekolah numpak montor putih")
    assert found[0].rumour == old
    assert found[0].rumour.verdict == "false"


def test_the_public_sees_only_what_is_out_and_open(cast, now):
    thing = scene.judged_false(scene.rumour(cast, now), cast, now)
    made = scene.clarified(thing, cast, now)
    assert list(publications.public()) == [made]
    Rumour.objects.filter(pk=thing.pk).update(classification=Classification.LIMITED)
    assert list(publications.public()) == []
    assert list(publications.published()) == []


def test_pages_take_as_many_queries_for_thirty_as_for_three(cast, enter, now, django_assert_max_num_queries):
    clocks.load_clocks(at=now)
    many(cast, now, rumours=3, each=2)
    client = enter(cast.verifier)
    pages = [reverse("rumours:rumours"), reverse("rumours:rumour", args=[Rumour.objects.first().pk])]
    for count in (3, 30):
        if count == 30:
            Sighting.objects.all().delete()
            Rumour.objects.all().delete()
            many(cast, now, rumours=30, each=40)
            pages[1] = reverse("rumours:rumour", args=[Rumour.objects.first().pk])
        for page, most in zip(pages, (14, 24), strict=True):
            with django_assert_max_num_queries(most):
                assert client.get(page).status_code == 200
