"""The first screen of each role."""

import pytest
from django.urls import reverse

from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Classification
from kentongan.meetings.models import Directive


@pytest.fixture
def look(enter):
    return lambda member: enter(member).get(reverse("desk:home")).content.decode()


def test_a_stranger_sees_nothing_of_our_city(scene, cast, look):
    scene.busy()
    scene.meeting(days=5, state="planned")
    page = look(cast.stranger)
    for words in ("Sumber Taman", "Patroli", "biasanya", "Rakor planned", "LAP-"):
        assert words not in page


def test_another_kecamatan_stays_hidden(scene, cast, look):
    scene.busy()
    page = look(cast.local_operator)
    assert MANGUNHARJO in page
    assert f"hari di {SUMBER_TAMAN}" not in page


def test_secret_things_are_not_counted_for_the_uncleared(scene, cast, look):
    scene.report(MANGUNHARJO)
    scene.alert(classification=Classification.SECRET)
    scene.action(classification=Classification.SECRET)
    scene.report(classification=Classification.SECRET)
    page = look(cast.works)
    assert "biasanya" not in page
    assert "Patroli" not in page
    assert "Tidak ada peringatan terbuka dan tidak ada tugas yang terlambat" in page


def test_an_empty_city_says_what_to_do_next(scene, cast, look):
    page = look(cast.operator)
    assert "Tidak ada peringatan terbuka" in page
    assert "Semua laporan sudah dibaca" in page
    assert "Rakor berikutnya belum dijadwalkan" in page
    assert "belum pernah" in page


def test_it_says_whose_turn_it_is(scene, cast, look):
    scene.alert(level="awas")
    page = look(cast.head)
    assert "Operator, verifikator, penghubung, atau pimpinan: tanggapi" in page
    taken = scene.alert(MANGUNHARJO, state="acknowledged", acknowledged_by=cast.verifier, acknowledged_at=scene.now)
    assert "Anggota verifier (Bakesbangpol): tugaskan tindak lanjut" in look(cast.head)
    scene.action(MANGUNHARJO, alert=taken, late=-3)
    assert "Polres Probolinggo Kota: kerjakan tindak lanjutnya" in look(cast.head)


def test_whose_turn_it_is_does_not_give_a_secret_action_away(scene, cast, look):
    alert = scene.alert(state="responding", acknowledged_by=cast.verifier, acknowledged_at=scene.now)
    scene.action(alert=alert, late=-3, classification=Classification.SECRET)
    assert "Polres Probolinggo Kota: kerjakan" in look(cast.head)
    page = look(cast.works)
    assert "Polres Probolinggo Kota" not in page
    assert "Instansi yang ditugasi" in page


def test_simulated_things_bear_the_mark(scene, cast, look):
    assert "SIMULASI" not in look(cast.head)
    scene.alert(is_simulated=True)
    assert "SIMULASI" in look(cast.head)


def test_the_gravest_alert_stands_first(scene, cast, look):
    scene.alert(level="waspada", reason="Yang ringan")
    scene.alert(level="awas", reason="Yang gawat")
    page = look(cast.head)
    assert page.index("Yang gawat") < page.index("Yang ringan")


def test_late_work_is_told_by_agency(scene, cast, look):
    for _ in range(2):
        scene.action(agency="polres")
    scene.action(agency="pupr")
    scene.action(agency="pupr", late=-2)
    page = look(cast.head)
    assert page.index("Polres Probolinggo Kota") < page.index("Dinas PUPR")
    assert "2 tugas" in page
    assert "1 tugas" in page


def test_the_oldest_report_waits_on_top(scene, cast, look):
    old, new = scene.report(days_ago=3), scene.report(days_ago=1)
    scene.report(state="verified")
    page = look(cast.operator)
    assert page.index(str(old)) < page.index(str(new))
    assert "LAP-000003" not in page


def test_a_liaison_reads_no_reports(scene, cast, look):
    report = scene.report()
    assert str(report) not in look(cast.liaison)


def test_silent_kelurahan_are_named(scene, cast, look):
    scene.report(MANGUNHARJO)
    scene.report(SUMBER_TAMAN, days_ago=40)
    silent = look(cast.head).split('id="senyap"')[1]
    assert "Jrebeng Kidul" in silent
    assert "Sumber Taman" in silent
    assert "terakhir 13 Okt 2026" in silent
    assert ">Mangunharjo<" not in silent


def test_the_next_rakor_and_what_the_last_one_left_open(scene, cast, look):
    last = scene.meeting(days=-20, state="closed")
    scene.meeting(days=-50, state="closed")
    scene.meeting(days=9, state="planned", title="Rakor berikut")
    scene.meeting(days=40, state="planned", title="Rakor sesudahnya")
    for text, state in (("Pasang lampu jalan", "accepted"), ("Data ulang pos kamling", "checked")):
        given = {"done_by": cast.works, "checked_by": cast.head} if state == "checked" else {}
        directive = Directive.objects.create(
            meeting=last, text=text, region_id="35.74", phase="pencegahan", due_on=scene.today
        )
        directive.actions.add(scene.action("35.74", agency="pupr", state=state, **given))
    page = look(cast.head)
    assert "Rakor berikut" in page
    assert "Rakor sesudahnya" not in page
    assert "Pasang lampu jalan" in page
    assert "Data ulang pos kamling" not in page


def test_a_field_reporter_finds_the_big_button_and_no_map(scene, cast, look):
    scene.report(sender=cast.lurah, state="waiting")
    scene.report(MANGUNHARJO, sender=cast.other_lurah)
    scene.action(agency="kel-sumber-taman", title="Aktifkan ronda")
    scene.action(agency="polres")
    page = look(cast.lurah)
    assert reverse("phone:shell") in page
    assert "LAP-000001" in page
    assert "LAP-000002" not in page
    assert "Aktifkan ronda" in page
    assert "Patroli" not in page
    assert "menanyakan sesuatu tentang 1 laporan" in page
    assert "leaflet" not in page


def test_a_field_reporter_without_anything_is_told_what_to_do(scene, cast, look):
    assert "Anda belum pernah melapor" in look(cast.lurah)


def test_the_administrator_sees_upkeep_and_nothing_of_what_is_going_on(scene, cast, look):
    scene.busy()
    page = look(cast.administrator)
    assert "Anggota aktif" in page
    assert "batas perkiraan" in page
    assert "biasanya" not in page
    assert "Patroli" not in page


@pytest.mark.parametrize(
    "part", ["lurah", "operator", "verifier", "liaison", "secretary", "head", "auditor", "administrator"]
)
def test_every_first_screen_keeps_its_budget(scene, cast, enter, queries, part):
    scene.busy()
    scene.meeting(days=5, state="planned")
    last = scene.meeting(days=-20, state="closed")
    for number in range(3):
        directive = Directive.objects.create(
            meeting=last, text=f"Arahan {number}", region_id="35.74", phase="pencegahan", due_on=scene.today
        )
        directive.actions.add(scene.action("35.74", agency="pupr"), scene.action("35.74", agency="polres"))
    client = enter(getattr(cast, part))
    with queries():
        assert client.get(reverse("desk:home")).status_code == 200


def test_a_field_reporters_screen_is_light(scene, cast, enter, django_assert_max_num_queries):
    scene.busy()
    client = enter(cast.lurah)
    with django_assert_max_num_queries(11):
        page = client.get(reverse("desk:home"))
    assert len(page.content) < 25_000
