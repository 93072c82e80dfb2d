"""Reports that look like one: only those the member may see, with the reason, in a constant number of queries."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Classification
from kentongan.intake import services
from kentongan.intake.alike import MOST, alike
from kentongan.intake.correcting import Right, correct_reading
from kentongan.intake.models import Door, Report
from kentongan.intake.services import Incoming

BRAWL = "Tawuran pemuda pecah di Kelurahan Sumber Taman tadi malam, dua orang luka, polisi berjaga sampai pagi"
RETOLD = "mlm td ada pemuda tawuran di sumber taman 2 org luka"
FLOOD = "Banjir merendam rumah warga setinggi lutut, pompa air rusak"


@pytest.fixture
def send(cast, now):
    def one(text=BRAWL, at=now, code=SUMBER_TAMAN):
        incoming = Incoming(text=text, door=Door.PHONE, region=cast.region(code))
        return services.receive_report(incoming, sender=cast.lurah, at=at)[0]

    return one


def found(member, report):
    return [(thing.report, thing.why) for thing in alike(member, report)]


@pytest.mark.parametrize("part", ["stranger", "local_operator", "lurah"])
def test_nothing_outside_the_members_area_is_found(cast, send, part):
    send()
    mine = send(f"Diteruskan: {BRAWL}", code=MANGUNHARJO)
    assert found(getattr(cast, part), mine) == []
    assert len(found(cast.operator, mine)) == 1


def test_nothing_above_the_members_clearance_is_found(cast, send):
    secret, mine = send(), send(f"Diteruskan: {BRAWL}")
    Report.objects.filter(pk=secret.pk).update(classification=Classification.SECRET)
    assert found(cast.operator, mine) == []
    assert len(found(cast.verifier, mine)) == 1


def test_another_regions_words_do_not_stand_on_the_page(cast, enter, send):
    send("Tawuran rahasia di Kelurahan Sumber Taman tadi malam, dua orang luka, polisi berjaga sampai pagi")
    mine = send(code=MANGUNHARJO)
    link = reverse("intake:alike", args=[mine.pk])
    assert "Tawuran rahasia" in enter(cast.operator).get(link).content.decode()
    assert "Tawuran rahasia" not in enter(cast.local_operator).get(link).content.decode()
    assert enter(cast.stranger).get(link).status_code == 404
    assert enter(cast.lurah).get(link).status_code == 403


def test_it_says_why(cast, send):
    mine, copied, retold = send(), send(f"Info grup sebelah: {BRAWL.lower()}"), send(RETOLD)
    send(FLOOD)
    assert found(cast.operator, mine) == [(copied, "copy"), (retold, "event")]


def test_a_rumour_of_months_ago_is_found_and_an_event_is_not(cast, send, now):
    old = now - timedelta(days=100)
    rumour = send("Katanya penculik anak bermobil putih berkeliaran di Kelurahan Sumber Taman, hati-hati hoaks", old)
    send(BRAWL, old)
    assert rumour.reading["kind"] == "rumour"
    told = send("ati2 lur jarene onok penculik anak numpak mobil putih nang sumber taman", now)
    assert found(cast.operator, told) == [(rumour, "rumour")]
    assert found(cast.operator, send(f"{BRAWL} lagi")) == []


def test_a_corrected_reading_is_looked_at_anew(cast, send, now):
    mine, retold = send(), send(RETOLD)
    assert found(cast.operator, mine) == [(retold, "event")]
    long_ago = now.date() - timedelta(days=20)
    correct_reading(report=retold, right=Right(event_date=long_ago), member=cast.operator, at=now)
    assert found(cast.operator, mine) == []


def test_a_report_that_was_never_read_is_left_alone(cast, send):
    mine, unread = send(), send(f"Diteruskan: {BRAWL}")
    Report.objects.filter(pk=unread.pk).update(reading=None)
    unread.refresh_from_db()
    assert found(cast.operator, mine) == found(cast.operator, unread) == []


def test_the_queries_do_not_grow(cast, send, now, django_assert_max_num_queries):
    for number in range(30):
        send(f"{BRAWL}, laporan ke-{number}", now - timedelta(hours=number))
    mine = send()
    with django_assert_max_num_queries(4):
        assert len(alike(cast.operator, mine)) == 10
    with django_assert_max_num_queries(3):
        assert len(alike(cast.operator, mine)) == 10
    assert MOST == 400


def test_the_page_is_a_piece_for_the_script_and_whole_without(cast, enter, send):
    mine = send()
    send(RETOLD)
    client, link = enter(cast.operator), reverse("intake:alike", args=[mine.pk])
    piece, whole = client.get(link, headers={"HX-Request": "true"}), client.get(link)
    assert "<html" not in piece.content.decode()
    assert "Semua laporan serupa" not in piece.content.decode()
    assert "<html" in whole.content.decode()
    assert "menceritakan peristiwa yang sama" in piece.content.decode()
    assert "HX-Request" in whole["Vary"]
    assert link in client.get(reverse("intake:report", args=[mine.pk])).content.decode()


def test_the_piece_shows_the_first_few_and_leads_to_the_rest(cast, enter, send):
    mine = send()
    for number in range(5):
        send(f"{BRAWL}, laporan ke-{number}")
    client, link = enter(cast.operator), reverse("intake:alike", args=[mine.pk])
    piece = client.get(link, headers={"HX-Request": "true"}).content.decode()
    assert piece.count("LAP-") == 3
    assert f'href="{link}"' in piece
    assert client.get(link).content.decode().count("LAP-") >= 5
