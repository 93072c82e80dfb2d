"""The way of a rumour through the browser, from the field to the public page."""

import json
from datetime import timedelta
from uuid import uuid4

import extruct
import feedparser
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kentongan.cast import CITY, SUMBER_TAMAN
from kentongan.city.models import Classification
from kentongan.intake import services as intake
from kentongan.intake.models import Door
from kentongan.rumours import clarifying, clocks, drafting, hearing, services
from kentongan.rumours.claim_review import as_script
from kentongan.rumours.models import Clarification, Confirmation, Rumour, RumourClock, Sighting
from kentongan.rumours.tests import scene


@pytest.fixture
def at():
    return timezone.now() - timedelta(hours=5)


def heard_fields(**more):
    moment = timezone.localtime() - timedelta(minutes=10)
    return {
        "key": str(uuid4()), "heard_at": moment.strftime("%Y-%m-%dT%H:%M"), "heard_region": SUMBER_TAMAN,
        "channel": "whatsapp",
    } | more  # fmt: skip


def rumour_fields(**more):
    return heard_fields(
        claim=scene.CLAIM, category="rumour_hoax", region=CITY, priority="2", classification="0", **more
    )


def test_from_the_field_to_the_public_page(cast, enter):
    field, desk, second, polres, works = map(enter, (cast.lurah, cast.operator, cast.head, cast.liaison, cast.works))
    given = heard_fields(told="Ada mobil putih menculik anak sekolah")
    assert field.post(reverse("rumours:hear"), given).status_code == 302
    assert field.post(reverse("rumours:hear"), given).status_code == 302
    noted = Sighting.objects.get()
    assert "mobil putih" in field.get(reverse("rumours:mine")).content.decode()
    assert field.get(reverse("rumours:rumours")).status_code == 403
    assert "mobil putih" in desk.get(reverse("rumours:unlaid")).content.decode()
    new = reverse("rumours:open") + f"?kabar={noted.pk}"
    assert desk.get(new).context["form"].initial["claim"] == noted.told
    assert desk.post(new, rumour_fields()).status_code == 302
    thing = Rumour.objects.get()
    assert thing.sightings.get() == noted

    for client, member in ((polres, cast.liaison), (works, cast.works)):
        question = {"asked": member.pk, "question": "Adakah kasusnya?"}
        assert desk.post(reverse("rumours:ask", args=[thing.pk]), question).status_code == 302
        asked = Confirmation.objects.get(agency=member.agency_id)
        assert "Adakah kasusnya" in client.get(reverse("rumours:questions")).content.decode()
        link = reverse("rumours:answer", args=[asked.pk])
        assert client.post(link, {"answer": "no", "count": "3"}).status_code == 422
        assert client.post(link, {"answer": "no", **_period()}).status_code == 302

    early = desk.post(reverse("rumours:judge", args=[thing.pk]), {"verdict": "false", "reason": "x"})
    assert early.status_code == 403
    judged = second.post(reverse("rumours:judge", args=[thing.pk]), {"verdict": "false", "reason": "Tidak tercatat."})
    assert judged.status_code == 302
    page = desk.get(reverse("rumours:rumour", args=[thing.pk])).content.decode()
    assert "1 kali terdengar, 0 kasus di Polres Probolinggo Kota, 0 kasus di Dinas PUPR" in page

    draft = reverse("rumours:draft", args=[thing.pk])
    proposed = desk.get(draft).context["form"].initial
    assert "mencatat 0 kasus" in proposed["text"]
    assert "Jangan teruskan kabar ini" in proposed["text"]
    assert "Anggota" not in proposed["text"], "no person is named"
    assert desk.post(draft, proposed).status_code == 302
    made = Clarification.objects.get()
    public = reverse("clarifications:clarification", args=[made.slug])
    assert Client().get(public).status_code == 404
    assert desk.post(reverse("rumours:approve", args=[made.pk])).status_code == 403
    approve = reverse("rumours:approve", args=[made.pk])
    read = made.drafted_at.isoformat()
    assert (
        f'name="read" value="{read}"' in second.get(reverse("rumours:clarification", args=[made.pk])).content.decode()
    )
    desk.post(draft, proposed | {"title": "Salah: tidak ada penculikan"})
    assert second.post(approve, {"read": read}).status_code == 409, "rewritten since it was read"
    assert second.post(approve).status_code == 409
    made.refresh_from_db()
    assert second.post(approve, {"read": made.drafted_at.isoformat()}).status_code == 302
    assert Client().get(public).status_code == 404
    second.post(reverse("rumours:publish", args=[made.pk]))
    assert Client().get(public).status_code == 200
    ready = desk.get(reverse("rumours:clarification", args=[made.pk])).context["ready"]
    assert len(ready) <= drafting.READY_LETTERS
    assert public in ready
    assert made.title in field.get(reverse("rumours:mine")).content.decode()


def _period():
    today = timezone.localdate()
    return {"counted_from": (today - timedelta(days=7)).isoformat(), "counted_to": today.isoformat()}


def test_a_second_entry_of_the_same_claim_needs_a_word(cast, enter, at):
    known = scene.rumour(cast, at)
    desk = enter(cast.operator)
    again = desk.post(reverse("rumours:open"), rumour_fields())
    assert again.status_code == 422
    assert reverse("rumours:sight", args=[known.pk]) in again.content.decode()
    assert desk.post(reverse("rumours:open"), rumour_fields(repeat_of=known.pk)).status_code == 302
    assert Rumour.objects.latest("pk").repeat_of == known
    named = desk.post(reverse("rumours:open"), rumour_fields(is_new="on") | {"claim": "Pak Slamet penculiknya"})
    assert named.status_code == 422
    assert "tampaknya menyebut orang" in named.content.decode()
    assert "Pak Slamet penculiknya" in named.content.decode(), "what was typed is kept"


def test_a_report_joins_with_one_click_and_twice_is_once(cast, enter, at):
    known = scene.rumour(cast, at)
    incoming = intake.Incoming(
        text="Katanya penculik anak naik mobil putih keliling sekolah",
        door=Door.PHONE,
        region=cast.region(SUMBER_TAMAN),
    )
    report = intake.receive_report(incoming, sender=cast.lurah, at=at)[0]
    desk = enter(cast.operator)
    assert reverse("rumours:open") in desk.get(reverse("intake:report", args=[report.pk])).content.decode()
    page = desk.get(reverse("rumours:open") + f"?laporan={report.pk}").content.decode()
    assert reverse("rumours:join", args=[report.pk]) in page
    for _ in range(2):
        assert desk.post(reverse("rumours:join", args=[report.pk]), {"rumour": known.pk}).status_code == 302
    assert known.sightings.filter(report=report).count() == 1


def test_lateness_is_told_in_words_on_list_and_home(cast, enter, at):
    clocks.load_clocks(at=at)
    thing = scene.rumour(cast, at)
    for page in (reverse("rumours:rumours") + "?jam=lewat", reverse("desk:home")):
        text = enter(cast.head).get(page).content.decode()
        assert thing.claim[:40] in text
        assert "lewat" in text
        assert "due--late" in text
    clock = RumourClock.objects.get(kind="statement")
    keeper = enter(cast.administrator)
    changed = {"minutes": "600", "source": "Keputusan Wali Kota"}
    assert keeper.post(reverse("rumours:clock", args=[clock.pk]), changed).status_code == 302
    assert thing.claim not in enter(cast.head).get(reverse("rumours:rumours") + "?jam=lewat").content.decode()


# --- the public pages ---


@pytest.fixture
def out(cast, at):
    thing = scene.judged_false(scene.rumour(cast, at), cast, at)
    return scene.clarified(thing, cast, at)


def test_the_public_page_is_a_claim_review(cast, out):
    page = Client().get(reverse("clarifications:clarification", args=[out.slug]))
    html = page.content.decode()
    found = extruct.extract(html, base_url="http://testserver", syntaxes=["json-ld", "opengraph"], uniform=True)
    review = found["json-ld"][0]
    assert (review["@type"], review["@context"]) == ("ClaimReview", "https://schema.org")
    assert review["claimReviewed"] == scene.CLAIM
    assert review["reviewRating"]["ratingValue"] == 1
    assert review["reviewRating"]["alternateName"] == "Salah"
    assert review["url"] == f"http://testserver/klarifikasi/{out.slug}/"
    assert review["itemReviewed"]["@type"] == "Claim"
    assert found["opengraph"][0]["og:title"] == out.title
    assert "Anggota" not in html, "no member is named"
    assert "public" in page["Cache-Control"]
    assert "Set-Cookie" not in page
    again = Client().get(
        reverse("clarifications:clarification", args=[out.slug]), headers={"if-none-match": page["ETag"]}
    )
    assert again.status_code == 304


def test_whoever_reads_it_can_pass_it_on_until_it_is_taken_back(cast, out, at):
    page = reverse("clarifications:clarification", args=[out.slug])
    told = Client().get(page).context
    assert page in told["ready"]
    assert told["share"].startswith("https://wa.me/?text=%2AKLARIFIKASI")
    clarifying.withdraw(clarification=out, reason="Keliru.", member=cast.verifier, at=at)
    assert "ready" not in Client().get(page).context


def test_a_claim_cannot_break_out_of_the_data_block():
    block = as_script({"claimReviewed": "</script><script>alert(1)</script> & <!--"})
    inner = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not {"<", ">", "&"} & set(inner)
    assert json.loads(inner)["claimReviewed"].startswith("</script>")


def test_the_public_page_is_the_same_for_who_is_logged_in(cast, enter, out):
    link = reverse("clarifications:clarification", args=[out.slug])
    assert enter(cast.operator).get(link).content == Client().get(link).content


def test_withdrawn_is_gone_and_says_why_on_page_list_and_feed(cast, out, at):
    clarifying.withdraw(clarification=out, reason="Ada data baru dari rumah sakit.", member=cast.verifier, at=at)
    page = Client().get(reverse("clarifications:clarification", args=[out.slug]))
    assert page.status_code == 410
    assert "Ada data baru dari rumah sakit" in page.content.decode()
    assert "application/ld+json" not in page.content.decode()
    assert "Jangan diteruskan" not in page.content.decode()
    assert "ditarik" in Client().get(reverse("clarifications:clarifications")).content.decode()
    feed = feedparser.parse(Client().get(reverse("clarifications:feed")).content)
    assert feed.entries[0].title.startswith("DITARIK: ")


def test_the_feed_is_atom_and_holds_only_what_is_public(cast, out, at):
    hidden = scene.rumour(cast, at, classification=Classification.LIMITED, claim="Isu rahasia di gudang")
    services.close(rumour=hidden, reason="Selesai.", member=cast.verifier, at=at)
    pending = scene.rumour(cast, at, claim="Tanggul sungai jebol")
    clarifying.draft(rumour=pending, wording=scene.wording(), member=cast.operator, at=at)
    answer = Client().get(reverse("clarifications:feed"))
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert [entry.title for entry in feed.entries] == [out.title]
    listed = Client().get(reverse("clarifications:clarifications")).content.decode()
    assert out.title in listed
    for secret in ("gudang", "Tanggul"):
        assert secret not in listed + answer.content.decode()


def test_the_ready_text_keeps_the_verdict_and_the_advice_when_it_is_cut(cast, at):
    thing = scene.judged_false(scene.rumour(cast, at), cast, at)
    filler = "\n\n".join(f"Keterangan tambahan nomor {n} yang panjang sekali." * 3 for n in range(9))
    text = f"Beredar kabar penculikan.\n\nKabar itu salah.\n\n{filler}\n\nJangan diteruskan."
    made = clarifying.draft(rumour=thing, wording=scene.wording(text), member=cast.operator, at=at)
    ready = drafting.ready_text(made, city="Kota Probolinggo", url="https://example.go.id/klarifikasi/x/")
    assert len(ready) <= drafting.READY_LETTERS
    for kept in ("Kabar itu salah.", "Jangan diteruskan.", "https://example.go.id/klarifikasi/x/"):
        assert kept in ready


def test_a_statement_before_the_verdict_is_no_claim_review(cast, at):
    thing = scene.rumour(cast, at)
    proposed = drafting.proposal(thing, drafting.Spread(1, 1), [], advice={"": "Tunggu hasil pemeriksaan"})
    assert proposed["title"].startswith("Sedang diperiksa: ")
    made = clarifying.draft(
        rumour=thing, wording=clarifying.Wording(**proposed, speaker="Bakesbangpol"), member=cast.operator, at=at
    )
    clarifying.approve(clarification=made, member=cast.head, at=at)
    clarifying.publish(clarification=made, member=cast.head, at=at)
    html = Client().get(reverse("clarifications:clarification", args=[made.slug])).content.decode()
    assert "sedang diperiksa" in html
    assert "ld+json" not in html
    thing.refresh_from_db()
    assert (thing.stated_at, thing.state) == (at, "open")
    assert hearing.sight(rumour=thing, heard=scene.heard(cast, at), member=cast.operator, at=at)[1]
