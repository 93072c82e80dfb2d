"""The one Indonesian sentence that answers "did it help?", with its interval, or says what is missing."""

import math

from kentongan.detection.effect_result import WORTH_KNOWING, Effect, EffectVerdict, Lack

_DROP = round(100 * (1 - WORTH_KNOWING))


def effect_sentence(
    found: Effect,
    *,
    what: str = "kejadian",
    where: str = "wilayah ini",
    since: str = "intervensi",
    others: str = "wilayah pembanding",
    unit: str = "periode",
) -> str:
    """Say it.

    Args:
        found: the answer of `evaluate`.
        what: what is counted, in words.
        where: where the measure is.
        since: what happened at the start, after "Sesudah" ("lampu jalan menyala").
        others: what it was compared with.
        unit: what a period is called.

    >>> from dataclasses import replace
    >>> found = Effect(EffectVerdict.HELPED, Lack.NONE, "expected", 0.68, 0.51, 0.92, 0.01, 34, 50.0, 1, 28, 90, 40)
    >>> effect_sentence(found, what="pencurian", where="Kel. X", since="PJU menyala", unit="minggu")
    'Sesudah PJU menyala, pencurian di Kel. X turun sekitar 32 % dibanding wilayah pembanding (rentang 8 sampai 49 %).'
    """
    if found.verdict is EffectVerdict.CANNOT_SAY:
        return f"Belum dapat dipastikan: {_missing(found, what=what, where=where, unit=unit)}"
    low, high = found.low or 0.0, found.high or math.inf
    start = f"Sesudah {since}, {what} di {where}"
    if found.verdict is EffectVerdict.HELPED:
        return (
            f"{start} turun {_about(found.ratio)} dibanding {others} (rentang {_change(high)} sampai {_change(low)} %)."
        )
    if found.verdict is EffectVerdict.HARMED:
        return (
            f"{start} naik {_about(found.ratio)} dibanding {others} (rentang {_change(low)} sampai {_change(high)} %)."
        )
    return f"{start} tidak terlihat berbeda dari {others} (perubahan {_signed(low)} sampai {_signed(high)} %)."


def _missing(found: Effect, *, what: str, where: str, unit: str) -> str:
    if found.lack is Lack.TOO_UNCERTAIN:
        return _uncertain(found, what=what, where=where, unit=unit)
    return {
        Lack.SHORT_PAST: f"baru ada {found.before} {unit} sebelum mulai; dibutuhkan masa lalu yang lebih panjang.",
        Lack.SHORT_AFTER: f"baru {found.after} {unit} berlalu sejak mulai; tunggu sedikitnya 4 {unit}.",
        Lack.FEW_COMPARED: f"hanya ada {found.compared} wilayah pembanding; dibutuhkan sedikitnya 3.",
        Lack.NOTHING_COUNTED: f"tidak ada {what} yang tercatat, baik di {where} maupun di wilayah pembanding.",
        Lack.SILENT: f"{where} atau wilayah pembandingnya hampir tidak melapor; tidak ada laporan bukan berarti aman.",
        Lack.FEW_EXPECTED: f"{what} di {where} terlalu jarang; tunggu lebih lama atau gabungkan beberapa wilayah.",
    }.get(found.lack, "datanya belum cukup.")


def _uncertain(found: Effect, *, what: str, where: str, unit: str) -> str:
    span = (
        f"{what} di {where} dapat saja berubah {_signed(found.low or 0.0)} sampai {_signed(found.high or math.inf)} %"
    )
    if found.more:
        return f"{span}; agar penurunan {_DROP} % terlihat dibutuhkan kira-kira {found.more} {unit} lagi."
    if found.detectable is None or found.detectable >= 0.99:
        return f"{span}; jumlahnya terlalu sedikit."
    least = round(100 * found.detectable)
    return f"{span}; dengan wilayah sesempit ini, penurunan di bawah {least} % tidak akan terlihat."


def _about(ratio: float | None) -> str:
    return f"sekitar {_change(ratio or 0.0)} %"


def _change(ratio: float) -> str:
    """By how many per cent a rate ratio differs from one, whichever way."""
    return str(round(100 * abs(ratio - 1)))


def _signed(ratio: float) -> str:
    """
    >>> _signed(0.6), _signed(1.25), _signed(1.0)
    ('−40', '+25', '0')
    """
    change = round(100 * (ratio - 1))
    return "0" if change == 0 else f"+{change}" if change > 0 else f"\u2212{-change}"
