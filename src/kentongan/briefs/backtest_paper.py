"""A back-test as a paper: the frozen result through the common frame. It has no number of a series; nobody sends it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.timezone import localdate

from kentongan.alerts.backtest_pictures import pictures
from kentongan.alerts.models import Backtest
from kentongan.briefs import paper, paper_settings
from kentongan.briefs.content import ROWS, VERSION, digest, signatory_of, town
from kentongan.briefs.models import BriefKind
from kentongan.briefs.words import day
from kentongan.city import queries as city
from kentongan.city.models import Classification, Member
from kentongan.meetings import queries as meetings

Json = dict[str, Any]
FATES = {"late": "terlambat", "missed": "luput", "blind": "wilayahnya senyap"}
TITLES = {
    "rule": "Aturan yang diuji",
    "last-month": "Lebih dari bulan lalu",
    "last-year": "Lebih dari bulan yang sama tahun lalu",
}
SHOWN = 40  # of what was not warned of; the page has the rest
WIDE = 15
CAPTIONS = {
    "months": (
        "Peringatan bulan demi bulan",
        "Batang: hijau tepat, cokelat terlambat, putih keliru, abu-abu masih terlalu baru. Titik di bawah garis: yang "
        "seharusnya diperingatkan, hitam bila pada waktunya, putih bila tidak.",
    ),
    "rules": ("Perbandingan dengan aturan praktis", "Bagian yang tertangkap, dan peringatan keliru sebulan."),
    "leads": ("Berapa hari lebih dini", "Banyaknya peringatan menurut hari yang tersisa."),
    "promises": ("Janji dan kenyataan", "Seberapa sering hitungan yang langka sungguh muncul."),
}
SCORES = (
    ("rule", "Aturan", 4.6), ("caught", "Tepat", 1.6), ("late", "Telat", 1.6), ("missed", "Luput", 1.6),
    ("blind", "Senyap", 1.7), ("lead", "Hari dini", 1.9), ("false", "Keliru sebulan", 2.1),
)  # fmt: skip
UNMET = (("day", "Hari", 3.4), ("region", "Kelurahan", 4.2), ("category", "Perkara", 4.6), ("end", "Keadaan", 2.9))


def pdf(thing: Backtest, *, member: Member) -> bytes:
    """Return the paper of a finished back-test; the same bytes whenever it is asked for, until the head changes.

    Args:
        thing: a back-test that is done.
        member: for whom; names the secretariat.
    """
    with translation.override("id"):
        content = words(thing, member=member)
    head = paper_settings.letterhead()
    seconds = int((thing.finished_at or thing.asked_at).timestamp())
    return paper.printed(
        content | {"digest": digest(content)}, logo=bytes(head.logo or b"") if head else b"", seconds=seconds
    )


def words(thing: Backtest, *, member: Member) -> Json:
    """Return what the paper says."""
    labels = city.labels("issue_category")
    drawn = pictures(thing.result)
    what = labels.get(thing.category, thing.category) if thing.category else "semua perkara"
    names = {
        "kota": city.home_name(),
        "ibu_kota": town(city.home_name()),
        "sekretariat": meetings.secretariat(member).name,
    }
    span = f"{day(thing.first)} sampai {day(thing.last)}"
    ended = day(localdate(thing.finished_at or thing.asked_at))
    return {
        "version": VERSION,
        "kind": "backtest",
        "shape": "report",
        "heading": "UJI MASA LALU ATURAN PERINGATAN DINI",
        "number": str(thing),
        "title": f"Uji masa lalu {thing.rule.label}",
        "city": names["kota"],
        "town": names["ibu_kota"],
        "secretariat": names["sekretariat"],
        "classification": str(Classification(thing.classification).label) if thing.classification else "",
        "simulated": False,
        "composed_on": ended,
        "as_of": ended,
        "nature": "",
        "head": paper_settings.head_of(paper_settings.letterhead()),
        "facts": [
            ["Aturan", f"{thing.rule.label}, versi {thing.rule.version}"],
            ["Perkara", what],
            ["Wilayah", thing.region.name],
            ["Masa yang diuji", span],
            ["Seharusnya diperingatkan", str(thing.get_truth_display())],
            ["Dianggap diketahui", str(thing.get_knowledge_display())],
        ],
        "letter": {},
        "opening": [
            "Masa lalu diputar ulang minggu demi minggu, seakan aturan ini sudah menyala waktu itu. Diminta "
            f"{thing.asked_by.name}, dihitung {ended}."
        ],
        "parts": _parts(thing.result, drawn, labels, dict(city.villages(thing.region_id).values_list("code", "name"))),
        "closing": [],
        "limits": list(thing.result["limits"]),
        "signatory": signatory_of(paper_settings.of(BriefKind.MONTHLY), names),
        "countersign": None,
        "copies": [],
        "pictures": drawn,
    }


def _parts(result: Json, drawn: Mapping[str, str], labels: Mapping[str, str], places: Mapping[str, str]) -> list[Json]:
    unmet = [one for one in result["troubles"] if one["end"] in FATES]
    missed = [
        {
            "day": day(date.fromisoformat(one["day"])),
            "region": places.get(one["area"], one["area"]),
            "category": labels.get(one["kind"], one["kind"]),
            "end": FATES[one["end"]],
        }
        for one in unmet[:SHOWN]
    ]
    more = f"{SHOWN} yang terbaru dari {len(unmet)}." if len(unmet) > SHOWN else ""
    return [
        _part("Yang ditemukan", paragraphs=list(result["said"])),
        *(_picture(name) for name in CAPTIONS if name in drawn),
        _part("Angkanya", columns=SCORES, rows=[_row(name, result["scores"][name]) for name in TITLES]),
        _part("Yang tidak diperingatkan pada waktunya", columns=UNMET, rows=missed, lead=more),
    ]


def _row(name: str, one: Json) -> dict[str, str]:
    lead = "–" if one["lead_days"] is None else str(one["lead_days"])
    figures = {key: str(one[key]) for key in ("caught", "late", "missed", "blind")}
    return {"rule": TITLES[name], "lead": lead, "false": f"{one['false_a_month']:.2f}".replace(".", ",")} | figures


def _picture(name: str) -> Json:
    title, caption = CAPTIONS[name]
    return _part(title, pictures=[{"name": name, "alt": f"{title}. {caption}", "caption": caption, "width": WIDE}])


def _part(title: str, *, columns: Sequence[tuple[str, str, float]] = (), lead: str = "", **given: Any) -> Json:
    part: Json = {"title": title, "lead": lead, "empty": "Tidak ada.", "columns": [list(one) for one in columns]}
    part |= {name: given.get(name, []) for name in ROWS}
    return part | {"is_empty": not any(part[name] for name in ROWS)}
