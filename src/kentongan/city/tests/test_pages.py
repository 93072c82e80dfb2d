"""Words, members, one's own password: who is refused, and what then does not happen."""

from datetime import date

import pytest
from django.urls import reverse

from kentongan.cast import CITY, MAYANGAN, PASSWORD, SUMBER_TAMAN
from kentongan.city import services
from kentongan.city.models import Classification, Member, Region, Role, Term
from kentongan.journal.models import Entry

NEW_PASSWORD = "ronda malam keliling kampung 7"


@pytest.fixture
def keeper(cast, enter):
    """The administrator, at their desk."""
    return enter(cast.administrator)


# --- members ---


def enrolment(**given):
    row = {
        "username": "babinsa-mayangan", "name": "Sertu Bambang", "agency": "kel-mangunharjo", "role": "field",
        "region": MAYANGAN, "clearance": "0", "password": NEW_PASSWORD,
    }  # fmt: skip
    return row | given


@pytest.mark.parametrize(
    "part", ["lurah", "operator", "verifier", "liaison", "secretary", "head", "auditor", "stranger"]
)
def test_only_the_administrator_enrols(cast, enter, part):
    client = enter(getattr(cast, part))
    assert client.get(reverse("city:members")).status_code == 403
    assert client.post(reverse("city:member_new"), enrolment()).status_code == 403
    assert client.post(reverse("city:member", args=[cast.lurah.pk]), {"role": "head"}).status_code == 403
    assert not Member.objects.filter(username="babinsa-mayangan").exists()


def test_somebody_of_another_city_does_not_exist_for_the_administrator(cast, keeper):
    assert "Anggota stranger" not in keeper.get(reverse("city:members")).content.decode()
    assert keeper.get(reverse("city:member", args=[cast.stranger.pk])).status_code == 404
    assert keeper.post(reverse("city:member", args=[cast.stranger.pk]), {}).status_code == 404


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"clearance": "2"}, "tidak boleh melebihi hak baca Anda"),
        ({"region": "35.75"}, "Pilih"),
        ({"region": "35"}, "Pilih"),
        ({"agency": "pasuruan"}, "Pilih"),
        ({"role": "king"}, "Pilih"),
        ({"username": "lurah"}, "sudah dipakai"),
        ({"username": "dua kata"}, "slug"),
        ({"password": "12345678901234"}, "angka"),
        ({"password": "pendek"}, "12"),
        ({"name": ""}, "boleh kosong"),
    ],
)
def test_a_wrong_enrolment_is_told_and_enrols_nobody(cast, keeper, given, said):
    before = Member.objects.count()
    answer = keeper.post(reverse("city:member_new"), enrolment(**given))
    assert answer.status_code == 422
    assert said.lower() in answer.content.decode().lower()
    assert Member.objects.count() == before


def test_a_new_member_can_log_in(cast, keeper, client):
    answer = keeper.post(reverse("city:member_new"), enrolment(), follow=True)
    assert "Sertu Bambang terdaftar" in answer.content.decode()
    assert NEW_PASSWORD not in answer.content.decode()
    new = Member.objects.get(username="babinsa-mayangan")
    assert (new.role, new.region_id, new.clearance) == (Role.FIELD, MAYANGAN, Classification.OPEN)
    assert new.check_password(NEW_PASSWORD)
    assert Entry.objects.filter(verb="member.enrol", subject=str(new.pk), actor=cast.administrator.pk).count() == 1


def change(**given):
    return {"role": "field", "region": SUMBER_TAMAN, "clearance": "0", "is_active": "on"} | given


def test_the_administrator_cannot_change_themself(cast, keeper):
    url = reverse("city:member", args=[cast.administrator.pk])
    assert "hanya dapat diubah oleh administrator lain" in keeper.get(url).content.decode()
    assert keeper.post(url, change(role="head", region=CITY, clearance="0")).status_code == 422
    cast.administrator.refresh_from_db()
    assert (cast.administrator.role, cast.administrator.is_active) == (Role.ADMINISTRATOR, True)


def test_nobody_hands_out_a_clearance_they_do_not_hold(cast, keeper):
    answer = keeper.post(reverse("city:member", args=[cast.lurah.pk]), change(clearance="2"))
    assert answer.status_code == 422
    assert "tidak boleh melebihi" in answer.content.decode()
    cast.lurah.refresh_from_db()
    assert cast.lurah.clearance == Classification.OPEN


def test_a_higher_clearance_may_be_kept_or_lowered(cast, keeper):
    url = reverse("city:member", args=[cast.head.pk])
    assert keeper.post(url, change(role="head", region=CITY, clearance="2")).status_code == 302
    assert keeper.post(url, change(role="head", region=CITY, clearance="1")).status_code == 302
    assert keeper.post(url, change(role="head", region=CITY, clearance="2")).status_code == 422
    cast.head.refresh_from_db()
    assert cast.head.clearance == Classification.LIMITED


def test_a_wider_area_than_ones_own_cannot_be_given(cast, keeper):
    assert keeper.post(reverse("city:member", args=[cast.lurah.pk]), change(region="35")).status_code == 422
    province = Region.objects.get(code="35")
    with pytest.raises(services.OutsideArea):
        services.change_member(
            member=cast.lurah,
            by=cast.administrator,
            at=None,
            role="field",
            region=province,
            clearance=0,
            is_active=True,
        )


def test_a_disabled_member_is_out_at_once_and_the_journal_says_who_did_it(cast, keeper, enter):
    theirs = enter(cast.lurah)
    keeper.post(reverse("city:member", args=[cast.lurah.pk]), change(is_active=""))
    assert theirs.get(reverse("desk:home")).status_code == 302
    line = Entry.objects.get(verb="member.change")
    assert (line.actor, line.changes) == (cast.administrator.pk, {"is_active": [True, False]})


def test_two_administrators_cannot_shut_each_other_out(cast, now):
    """Both requests passed the door before either was written."""
    place = {"role": Role.ADMINISTRATOR, "region": cast.region(CITY), "agency": cast.agency("bakesbangpol")}
    second = services.enrol_member(username="kedua", name="Kedua", password=PASSWORD, by=None, at=now, **place)
    off = {"role": Role.ADMINISTRATOR, "region": cast.region(CITY), "clearance": 0, "is_active": False}
    services.change_member(member=second, by=cast.administrator, at=now, **off)
    with pytest.raises(services.LastAdministrator):
        services.change_member(member=cast.administrator, by=second, at=now, **off)
    assert Member.objects.filter(role=Role.ADMINISTRATOR, is_active=True).count() == 1


def test_the_list_finds_by_name(cast, keeper, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        page = keeper.get(reverse("city:members"), {"cari": "verif"}).content.decode()
    assert "Anggota verifier" in page
    assert "Anggota lurah" not in page
    assert "Tidak ada anggota yang cocok" in keeper.get(reverse("city:members"), {"cari": "zzz"}).content.decode()


# --- words ---


def word(**given):
    row = {
        "kind": "issue_category", "code": "pinjol", "label": "Pinjaman daring ilegal", "gloss": "illegal online loans",
        "source": "Keputusan Wali Kota 2026", "valid_from": "2026-11-01", "order": "30",
    }  # fmt: skip
    return row | given


@pytest.mark.parametrize("part", ["operator", "head", "auditor"])
def test_the_team_reads_the_words_and_changes_none(cast, enter, part):
    client, term = enter(getattr(cast, part)), Term.objects.first()
    page = client.get(reverse("city:terms"))
    assert page.status_code == 200
    assert reverse("city:term_new") not in page.content.decode()
    assert client.post(reverse("city:term_new"), word()).status_code == 403
    assert client.post(reverse("city:term_end", args=[term.pk]), {"valid_to": "2030-01-01"}).status_code == 403
    assert not Term.objects.filter(code="pinjol").exists()


def test_a_field_reporter_has_no_lists(cast, enter):
    assert enter(cast.lurah).get(reverse("city:terms")).status_code == 403


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"code": "crime"}, "sudah berlaku"),
        ({"kind": "new_list"}, "Pilih"),
        ({"source": ""}, "boleh kosong"),
        ({"valid_from": "kapan-kapan"}, "tanggal"),
        ({"order": "-1"}, "0"),
        ({"code": "dua kata"}, "slug"),
    ],
)
def test_a_wrong_word_is_told_and_not_added(cast, keeper, given, said):
    before = Term.objects.count()
    answer = keeper.post(reverse("city:term_new"), word(**given))
    assert answer.status_code == 422
    assert said.lower() in answer.content.decode().lower()
    assert Term.objects.count() == before


def test_a_word_is_added_with_its_source(cast, keeper):
    answer = keeper.post(reverse("city:term_new"), word(), follow=True)
    page = answer.content.decode()
    assert "ditambahkan" in page
    assert "Keputusan Wali Kota 2026" in page
    assert Entry.objects.filter(verb="term.add", actor=cast.administrator.pk).count() == 1


def test_a_word_ends_once_and_not_before_it_begins(cast, keeper):
    keeper.post(reverse("city:term_new"), word())
    term = Term.objects.get(code="pinjol")
    url = reverse("city:term_end", args=[term.pk])
    too_early = keeper.post(url, {"valid_to": "2026-11-01"})
    assert too_early.status_code == 422
    assert "harus sesudah itu" in too_early.content.decode()
    assert keeper.post(url, {"valid_to": "2026-12-01"}).status_code == 302
    again = keeper.post(url, {"valid_to": "2027-01-01"})
    assert again.status_code == 422
    assert "sudah diakhiri" in again.content.decode()
    term.refresh_from_db()
    assert term.valid_to == date(2026, 12, 1)
    assert Entry.objects.filter(verb="term.end").count() == 1


def test_a_new_wording_follows_the_ended_one(cast, keeper):
    term = Term.objects.get(kind="issue_category", code="crime")
    keeper.post(reverse("city:term_end", args=[term.pk]), {"valid_to": "2027-01-01"})
    assert keeper.post(reverse("city:term_new"), word(code="crime", valid_from="2026-12-31")).status_code == 422
    assert keeper.post(reverse("city:term_new"), word(code="crime", valid_from="2027-01-01")).status_code == 302


def test_the_page_of_words_keeps_its_budget(cast, keeper, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        assert "Permendagri 2/2018" in keeper.get(reverse("city:terms")).content.decode()


# --- one's own password ---


@pytest.fixture
def secret(cast):
    """A member whose password went through the real form."""
    cast.lurah.set_password(PASSWORD)
    cast.lurah.save()
    return cast.lurah


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"old": "salah sama sekali"}, "Kata sandi lama tidak cocok"),
        ({"again": "bukan yang itu tadi"}, "tidak sama"),
        ({"new": "12345678901234", "again": "12345678901234"}, "angka"),
        ({"new": "pendek", "again": "pendek"}, "12"),
        ({"new": "", "again": ""}, "boleh kosong"),
    ],
)
def test_a_wrong_new_password_is_told_and_the_old_one_stays(secret, enter, given, field):
    row = {"old": PASSWORD, "new": NEW_PASSWORD, "again": NEW_PASSWORD} | given
    answer = enter(secret).post(reverse("city:password"), row)
    assert answer.status_code == 422
    assert field in answer.content.decode()
    secret.refresh_from_db()
    assert secret.check_password(PASSWORD)


def test_a_new_password_keeps_this_session_and_ends_the_others(secret, enter):
    here, elsewhere = enter(secret), enter(secret)
    row = {"old": PASSWORD, "new": NEW_PASSWORD, "again": NEW_PASSWORD}
    assert here.post(reverse("city:password"), row).status_code == 302
    assert here.get(reverse("desk:home")).status_code == 200
    assert elsewhere.get(reverse("desk:home")).status_code == 302
    secret.refresh_from_db()
    assert secret.check_password(NEW_PASSWORD)
    line = Entry.objects.get(verb="member.password")
    assert (line.actor, line.changes) == (secret.pk, {})


def test_a_password_never_comes_back_in_a_page(secret, enter):
    row = {"old": PASSWORD, "new": NEW_PASSWORD, "again": "lain lagi dari itu"}
    assert NEW_PASSWORD not in enter(secret).post(reverse("city:password"), row).content.decode()


def test_an_administrator_lets_somebody_in_again(cast, enter):
    before = enter(cast.works)
    link = reverse("city:member_password", args=[cast.works.pk])
    desk = enter(cast.administrator)
    assert desk.post(link, {"password": "pendek"}).status_code == 422
    assert desk.post(link, {"password": "kata baru yang panjang"}).status_code == 302
    cast.works.refresh_from_db()
    assert cast.works.check_password("kata baru yang panjang")
    assert before.get(reverse("desk:home")).status_code == 302, "sessions under the old password have ended"


def test_nobody_takes_over_an_account_that_reads_more(cast, enter):
    link = reverse("city:member_password", args=[cast.verifier.pk])
    answer = enter(cast.administrator).post(link, {"password": "kata baru yang panjang"})
    assert answer.status_code == 422
    assert "tidak boleh melebihi" in answer.content.decode()
    cast.verifier.refresh_from_db()
    assert not cast.verifier.check_password("kata baru yang panjang")


def test_a_grave_sign_needs_its_words_and_keeps_them(keeper):
    url = reverse("city:term_new")
    assert keeper.post(url, word(kind="grave_sign", code="dam")).status_code == 422
    given = {"words": "Tanggul & Jebol", "category": "disaster_weather", "impact": "4"}
    assert keeper.post(url, word(kind="grave_sign", code="dam", **given)).status_code == 302
    extra = Term.objects.get(kind="grave_sign", code="dam").extra
    assert extra == {"words": "tanggul & jebol", "category": "disaster_weather", "impact": 4, "local": True}
