"""Press releases: no invented word, a second person, and the reader of texts understands them again."""

import re
from datetime import date, timedelta

import feedparser
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from kentongan.briefs import paper_settings, press_text, releasing, services
from kentongan.briefs.models import PressRelease
from kentongan.briefs.services import Request
from kentongan.briefs.words import DAYS, day, number
from kentongan.intake import reading
from kentongan.meetings.models import Meeting, Note
from kentongan.meetings.services import Order, Present

ORDERS = [
    [("Normalisasi selokan dan saluran air", ["pupr"]), ("Tambah patroli malam di wilayah selatan.", ["polres"])],
    [("Memasang CCTV dan penerangan jalan umum", ["polres", "pupr"]), ("Data ulang pedagang kaki lima", ["setda"])],
    [
        ("Menggerakkan kerja bakti bersama warga", ["kec-wonoasih", "kel-sumber-taman"]),
        ("Periksa mutu makanan di sekolah", ["pupr"]),
    ],
]
DAYS_HELD = [date(2026, 1, 28), date(2026, 6, 5), date(2026, 11, 3)]
# What the reader calls the offices of the cast, by its own list of bodies.
READ_AS = {
    "Setda": {"Setda", "Sekretariat Daerah"},
    "Kec. Wonoasih": {"Kecamatan Wonoasih"},
    "Kel. Sumber Taman": {"Kelurahan Sumber Taman"},
}


@pytest.fixture
def drafted(cast, closed, now):
    """Return a function that gives the release of a rakor, drafted by the secretary."""

    def made(held_on=DAYS_HELD[0], orders=ORDERS[0], quotes=(), **head):
        city = cast.region("35.74")
        directives = [
            Order(text, held_on + timedelta(days=14 + n), city, tuple(cast.agency(code) for code in codes))
            for n, (text, codes) in enumerate(orders)
        ]
        meeting = closed(held_on, directives=directives, **head)
        for speaker, words in quotes:
            Note.objects.create(
                meeting=meeting, kind="quote", speaker=speaker, text=words, written_by=cast.secretary, written_at=now
            )
        return services.compose(request=Request("press", meeting=meeting), member=cast.secretary, at=now).press

    return made


def text_of(press):
    return "\n\n".join([press.brief.title, *press.brief.snapshot["parts"][0]["paragraphs"]])


@pytest.mark.parametrize("number_of", range(3))
def test_the_reader_gets_back_the_day_the_offices_and_the_orders(cast, drafted, number_of):
    held, orders = DAYS_HELD[number_of], ORDERS[number_of]
    found = reading.suggest(text_of(drafted(held, orders)), published=held)
    assert found["kind"] == "meeting"
    assert found["event_date"]["value"] == held.isoformat()
    assert {"Polres Probolinggo Kota", "Bakesbangpol"} <= {one["canonical"] for one in found["organisations"]}
    assert len(found["directives"]) == len(orders)
    for n, ((text, codes), order) in enumerate(zip(orders, found["directives"], strict=True)):
        assert order["text"].lower().startswith(text.rstrip(".").lower())
        assert order["due"] == (held + timedelta(days=14 + n)).isoformat()
        for code in codes:
            short = cast.agency(code).short
            assert READ_AS.get(short, {short}) & set((order["responsible"] or "").split(", ")), order


def words_in(text):
    return set(re.findall(r"[^\W\d_]+", text.lower()))


def test_every_word_is_the_records_or_a_fixed_sentences(cast, drafted):
    quotes = [("Kasi Intel Polres", "“Mari kita jaga kota ini bersama.”"), ("", "Warga sudah lelah menunggu")]
    press = drafted(quotes=quotes, summary="Rapat menyoroti musim hujan.\nJuga soal ternak.")
    meeting: Meeting = press.meeting
    patterns = [v for k, v in vars(press_text).items() if k.isupper() and isinstance(v, str)]
    record = [
        meeting.title,
        meeting.chair,
        meeting.place,
        meeting.summary,
        meeting.region.name,
        *(w for _, w in quotes),
    ]
    record += [one.office for one in meeting.attendance.all()] + [speaker for speaker, _ in quotes]
    record += [one.text for one in meeting.issues.all()] + [one.text for one in meeting.directives.all()]
    record += [f"{a.name} {a.short}" for one in meeting.directives.all() for a in one.responsible.all()]
    record += [day(one.due_on) for one in meeting.directives.all()] + list(DAYS) + ["WIB", "Keamanan"]
    record += [number(n) for n in range(20)] + [cast.agency("bakesbangpol").name, *press_text.CAME.values()]
    known = set().union(*(words_in(text) for text in [*patterns, *record]))
    text = text_of(press)
    assert words_in(text) - known == set()
    assert "“Mari kita jaga kota ini bersama,” kata Kasi Intel Polres." in text
    assert "“Warga sudah lelah menunggu,” demikian disampaikan dalam rapat." in text


def test_eighty_offices_and_nothing_said(drafted):
    many = drafted(orders=[], attendance=[Present(f"Unsur {n} " + "panjang " * 9) for n in range(80)])
    assert "69 unsur lain" in text_of(many)
    assert "arahan" not in text_of(many)


def test_only_a_second_person_lets_it_out(cast, enter, drafted):
    press = drafted()
    release, withdraw = (reverse(f"briefs:{name}", args=[press.brief_id]) for name in ("release", "withdraw"))
    public = reverse("press:release", args=[press.slug])
    anybody = enter(cast.lurah)
    assert anybody.get(public).status_code == 404
    assert enter(cast.secretary).post(release).status_code == 403
    with pytest.raises(releasing.SecondPersonNeeded):
        releasing.release(press=press, member=cast.secretary, at=press.brief.composed_at)
    head = enter(cast.head)
    assert "Terbitkan" in head.get(reverse("briefs:brief", args=[press.brief_id])).text
    assert head.post(release).status_code == 302
    assert head.post(release).status_code == 409
    page = anybody.get(public)
    assert page.status_code == 200
    assert "normalisasi selokan" in page.text
    assert head.post(withdraw, {"why": ""}).status_code == 422
    head.post(withdraw, {"why": "Nama instansi keliru"})
    gone = anybody.get(public)
    assert gone.status_code == 410
    assert "Nama instansi keliru" in gone.text
    assert "normalisasi selokan" not in gone.text


def test_the_public_pages_hold_what_is_out_and_nothing_else(cast, enter, client, drafted, now):
    out, draft = drafted(DAYS_HELD[0]), drafted(DAYS_HELD[1], ORDERS[1])
    releasing.release(press=out, member=cast.head, at=now)
    for name in ("press:releases", "press:feed"):
        text = client.get(reverse(name)).content.decode()
        assert out.slug in text
        assert draft.slug not in text
    feed = feedparser.parse(client.get(reverse("press:feed")).content)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == [out.brief.title]
    Meeting.objects.filter(pk=out.meeting_id).update(classification=1)
    assert client.get(reverse("press:release", args=[out.slug])).status_code == 404
    values = {f: getattr(paper_settings.of("press"), f) for f in ("pattern", "reset", "series")} | {"is_public": False}
    paper_settings.keep(kind="press", values=values, member=cast.secretary, at=now)
    assert client.get(reverse("press:releases")).status_code == 404


def test_a_secret_rakor_has_no_release_and_a_new_draft_replaces_the_old(cast, closed, drafted, now):
    secret = closed(classification=1)
    with pytest.raises(releasing.SecretPress):
        services.compose(request=Request("press", meeting=secret), member=cast.secretary, at=now)
    first = drafted()
    request = Request("press", meeting=first.meeting)
    second = services.compose(request=request, member=cast.secretary, at=timezone.now()).press
    first.refresh_from_db()
    assert (first.state, second.state) == ("replaced", "draft")
    with pytest.raises(IntegrityError), transaction.atomic():
        PressRelease.objects.filter(pk=second.pk).update(state="released", released_by=cast.secretary, released_at=now)
