"""A back-test as plain values that can be stored, and as sentences that a head of office reads aloud."""

from collections import Counter
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from kentongan.detection.backtest import MARKED, RULE, Backtest
from kentongan.detection.rules import HIERARCHICAL, SHRUNKEN, ShrunkenRule
from kentongan.detection.score import BLIND, CAUGHT, FALSE, LATE, MISSED, OPEN, RIGHT, Score
from kentongan.detection.troubles import REACH

FORM = 1
MOST_TROUBLES = 500
LEAST = 5  # fewer troubles than this: no share is said, as in the monthly self-check
NAMES = {
    "last-month": "aturan “lebih dari bulan lalu”",
    "last-year": "aturan “lebih dari bulan yang sama tahun lalu”",
}
_MORE, _FAIR = 1.5, 1.0
Json = dict[str, Any]


def as_dict(found: Backtest, *, noun: str = "kejadian", what: str = "") -> Json:
    """Return everything the page, the paper and `--json` show; numbers and words only.

    noun  what is counted
    what  what a warning should have come before; by default as `found.truth` says
    """
    scores = {name: _score(one) for name, one in found.scores.items()}
    report: Json = {
        "form": FORM,
        "first": found.ends[0].isoformat(),
        "last": found.ends[-1].isoformat(),
        "record_since": found.first.isoformat(),
        "step": found.step,
        "looks": len(found.ends),
        "areas": len({area for _name, area in found.areas}),
        "events": found.events,
        "late_known": found.late,
        "elsewhere": found.elsewhere,
        "truth": found.truth,
        "noun": noun,
        "what": what or ("kejadian yang ditandai" if found.truth == MARKED else "lonjakan"),
        "method": method_of(found.rule),
        "rule": asdict(found.rule),
        "surge_days": found.yardstick[0],
        "surge_least": found.yardstick[1],
        "scores": scores,
        "calibration": [
            {"level": one.level, "looks": one.looks, "seen": one.seen, "share": _share(one.seen, one.looks)}
            for one in found.calibration
        ],
        "observed": found.observed,
        "expected": round(found.expected, 3),
        "cannot_say": _share(int((~found.replays[RULE].judged).sum()), found.replays[RULE].judged.size),
        "months": _months(found),
        "troubles": _troubles(found),
    }
    return report | {"said": sentences(report), "limits": limits(report)}


def method_of(rule: object) -> str:
    """The name under which `kentongan detect` knows the method of a rule."""
    return SHRUNKEN if isinstance(rule, ShrunkenRule) else HIERARCHICAL


def _score(one: Score) -> Json:
    return {
        "troubles": len(one.fates),
        **{end: one.number(end) for end in (CAUGHT, LATE, MISSED, BLIND)},
        "caught_share": one.caught_share,
        "by_chance": one.by_chance,
        "lead_days": one.lead,
        "leads": one.leads,
        "alarms": len(one.alarms),
        "alarms_right": one.alarms_that(RIGHT),
        "alarms_late": one.alarms_that(LATE),
        "alarms_false": one.alarms_that(FALSE),
        "alarms_open": one.alarms_that(OPEN),
        "alarms_a_month": round(one.alarms_a_month, 4),
        "false_a_month": round(one.false_a_month, 4),
        "under_alarm": one.under_alarm,
    }


def _troubles(found: Backtest) -> list[Json]:
    """The newest troubles: of which history and area, on which day, and what became of them."""
    fates = sorted(found.scores[RULE].fates, key=lambda one: (-one.trouble.day, one.trouble.row))
    return [
        {
            "kind": found.areas[one.trouble.row][0],
            "area": found.areas[one.trouble.row][1],
            "day": (found.first + timedelta(days=one.trouble.day)).isoformat(),
            "end": one.end,
            "lead": one.lead,
        }
        for one in fates[:MOST_TROUBLES]
    ]


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _months(found: Backtest) -> list[Json]:
    """The detector's alarms and the troubles, month by month; months without either stand too."""
    score, first = found.scores[RULE], found.first.toordinal()
    alarms = Counter((_month(first + one.day), one.end) for one in score.alarms)
    troubles = Counter((_month(first + one.trouble.day), one.end) for one in score.fates)
    days = [first + one.trouble.day for one in score.fates]
    stop = max([found.ends[-1].toordinal(), *days])
    names = sorted({_month(day) for day in range(found.ends[0].toordinal(), stop + 1)})
    return [
        {
            "month": name,
            **{f"alarms_{end}": alarms[name, end] for end in (RIGHT, LATE, FALSE, OPEN)},
            **{end: troubles[name, end] for end in (CAUGHT, LATE, MISSED, BLIND)},
        }
        for name in names
    ]


def _month(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()[:7]


# --- in words --------------------------------------------------------------------------------------------------------


def sentences(report: Json) -> list[str]:
    """Say what the replay found: caught, how early, false alarms, promises kept, and what the rules of thumb give."""
    own = report["scores"][RULE]
    said = [_caught(report, own), _false(report, own)]
    if own["lead_days"] is not None:
        said.insert(1, _lead(report, own))
    said += [line for line in (_kept(report), *(_beside(report, name) for name in NAMES)) if line]
    return said


def _caught(report: Json, own: Json) -> str:
    number, what = own["troubles"], report["what"]
    if report["cannot_say"] is None or report["cannot_say"] == 1:
        return "Belum dapat dinilai: riwayatnya terlalu pendek atau tidak terlapor."
    if not number:
        return f"Selama masa ini tidak ada {what}, jadi yang dapat diuji hanya peringatan keliru."
    text = f"Dari {number} {what}, {own[CAUGHT]} didahului atau disertai peringatan pada waktunya"
    if report["truth"] == MARKED:
        text = f"Dari {number} {what}, {own[CAUGHT]} didahului peringatan dalam {REACH} hari sebelumnya"
    rest = [
        (LATE, "terlambat diperingatkan"),
        (MISSED, "luput"),
        (BLIND, "tidak dapat dinilai karena wilayahnya senyap"),
    ]
    parts = [f"{own[end]} {words}" for end, words in rest if own[end]]
    text = f"{text}; {', '.join(parts)}." if parts else f"{text}."
    if number < LEAST:
        return f"{text} Itu terlalu sedikit untuk menilai ketepatannya."
    chance = round(100 * (own["by_chance"] or 0))
    return f"{text} Peringatan yang sama banyaknya pada waktu sembarang akan mengenai sekitar {chance} persen."


def _lead(report: Json, own: Json) -> str:
    before = "kejadiannya" if report["truth"] == MARKED else "hari terakhir lonjakannya"
    if own["lead_days"] <= 0:
        return f"Separuh peringatannya baru datang pada {before}."
    return f"Separuh peringatannya datang {own['lead_days']} hari atau lebih sebelum {before}."


def _false(report: Json, own: Json) -> str:
    alarms = own["alarms"]
    if not alarms:
        return "Aturan ini tidak sekali pun memberi peringatan."
    waiting = f"; {own['alarms_open']} masih terlalu baru untuk dinilai" if own["alarms_open"] else ""
    alone = "tidak diikuti satu pun" if report["truth"] == MARKED else "tidak bertepatan dengan satu pun lonjakan"
    return (
        f"Ada {alarms} peringatan, {decimal(own['alarms_a_month'])} sebulan; {own['alarms_false']} {alone}, yaitu "
        f"{decimal(own['false_a_month'])} peringatan keliru sebulan{waiting}."
    )


def _kept(report: Json) -> str:
    strictest = report["calibration"][-1]
    if not strictest["looks"]:
        return ""
    promised, seen = 100 * strictest["level"], 100 * strictest["share"]
    verdict = (
        "janjinya ditepati"
        if seen <= _FAIR * promised
        else "sedikit lebih sering daripada janjinya"
        if seen <= _MORE * promised
        else "lebih sering daripada janjinya, sebagian karena lonjakan yang nyata"
    )
    return (
        f"Hitungan yang hanya boleh muncul pada paling banyak {decimal(promised)} persen pemeriksaan bila tidak ada "
        f"apa-apa, muncul pada {decimal(seen)} persen: {verdict}."
    )


def _beside(report: Json, name: str) -> str:
    own, other = report["scores"][RULE], report["scores"][name]
    if other["under_alarm"] is None:
        return f"{NAMES[name].capitalize()} belum dapat diuji: riwayatnya terlalu pendek."
    times = ""
    if own["false_a_month"] > 0 and other["false_a_month"] >= 2 * own["false_a_month"]:
        times = f", {round(other['false_a_month'] / own['false_a_month'])} kali lebih banyak"
    caught = (
        f"mengenai {other[CAUGHT]} dari {other['troubles']}" if other["troubles"] else "tidak ada yang dapat dikenai"
    )
    return (
        f"Sebagai pembanding, {NAMES[name]} {caught}, dengan {decimal(other['false_a_month'])} peringatan keliru "
        f"sebulan{times}."
    )


def limits(report: Json) -> list[str]:
    """Say what the replay cannot know or did not count."""
    said = []
    if report["late_known"]:
        said.append(
            f"{report['late_known']} dari {report['events']} {report['noun']} baru diketahui sesudah harinya; sebelum "
            "itu tidak ikut dihitung, seperti keadaan waktu itu."
        )
    else:
        said.append(f"Setiap {report['noun']} dianggap diketahui pada hari terjadinya.")
    if report["elsewhere"]:
        said.append(f"{report['elsewhere']} {report['noun']} tidak diketahui wilayahnya dan tidak ikut dihitung.")
    if report["cannot_say"]:
        share = decimal(100 * report["cannot_say"])
        said.append(f"Pada {share} persen pemeriksaan belum dapat dinilai; senyap tidak dianggap tenang.")
    if report["truth"] != MARKED:
        said.append(
            "Lonjakan ditentukan kemudian, dengan mengetahui setengah tahun sebelum dan sesudahnya: sedikitnya "
            f"{report['surge_least']} {report['noun']} dalam {report['surge_days']} hari, dua kali biasanya, "
            "dan kebetulan saja akan memberi sebanyak itu kurang dari sekali dalam 10.000."
        )
    said.append("Peringatan yang tidak diikuti apa pun belum tentu salah: mungkin ada yang mencegahnya.")
    return said


def decimal(value: float) -> str:
    """A number as Indonesians write it, with at most two figures after the comma.

    >>> decimal(3.14159), decimal(12.0), decimal(0.004)
    ('3,14', '12', '0,004')
    """
    text = f"{value:.2f}" if value == 0 or value >= 0.01 else f"{value:.1g}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
