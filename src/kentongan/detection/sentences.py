"""The one Indonesian sentence behind each verdict, with its figures."""

import math

from kentongan.detection.judgement import Judgement, Why
from kentongan.detection.shrunken import Settings
from kentongan.detection.tails import Floats

Cell = int | tuple[int, int]
_NO_COUNT = 1e98
_NEARLY_ALL = 0.95


def reason(judged: Judgement, cell: Cell, settings: Settings, *, noun: str = "laporan", unit: str = "hari") -> str:
    """For a window: what was seen, what is usual, and what is missing where nothing can be said.

    `cell` is the area's place in the Judgement; `noun` what is counted, `unit` what a period is called.
    """
    seen, window = int(judged.exposure[cell]), settings.window
    count = f"{int(judged.observed[cell])} {noun}"
    if judged.why[cell] == Why.SILENT_NOW:
        share = f"hanya {seen} dari {window}" if seen else f"tidak satu pun dari {window}"
        with_reports = f", dengan {count}" if judged.observed[cell] else ""
        return f"Belum dapat dinilai: {share} {unit} terlapor{with_reports}."
    if judged.why[cell] == Why.SHORT_HISTORY:
        return (
            f"Belum dapat dinilai: {count} dalam {window} {unit}, tetapi riwayat yang terlapor baru "
            f"{int(judged.history[cell])} {unit}; diperlukan sedikitnya {settings.least_history} {unit}."
        )
    partly = f" ({seen} {unit} terlapor)" if seen < window else ""
    usual = _range(int(judged.lower[cell]), int(judged.upper[cell]))
    sentence = f"{count} dalam {window} {unit}{partly}; biasanya {usual}"
    if judged.observed[cell] > judged.upper[cell] and not judged.exceeds[cell]:
        return f"{sentence}, tetapi peringatan baru diberikan mulai {int(judged.needed[cell])} {noun}."
    return f"{sentence}."


def still_to_come(arrived: Floats, noun: str = "laporan") -> str:
    """A second sentence where reports of the window are still on their way; empty where nearly all are in.

    >>> import numpy as np
    >>> still_to_come(np.array([1.0, 0.6]))
    'Diperkirakan baru 80% laporan dari masa itu yang sudah masuk; batasnya sudah disesuaikan.'
    """
    share = float(arrived[arrived > 0].mean()) if (arrived > 0).any() else 1.0
    if share >= _NEARLY_ALL:
        return ""
    return f"Diperkirakan baru {share:.0%} {noun} dari masa itu yang sudah masuk; batasnya sudah disesuaikan."


def ears_reason(judged: Judgement, cell: Cell, *, noun: str = "laporan", unit: str = "hari") -> str:
    """For a single period judged by EARS."""
    if judged.why[cell] == Why.SILENT_NOW:
        return "Belum dapat dinilai: tidak ada laporan masuk untuk periode ini."
    count, seen = f"{int(judged.observed[cell])} {noun}", int(judged.history[cell])
    if judged.why[cell] == Why.SHORT_HISTORY:
        return f"Belum dapat dinilai: {count}, tetapi baru {seen} {unit} pembanding yang terlapor."
    if judged.why[cell] == Why.NO_BOUND:
        return f"Belum dapat dinilai: {count}, tetapi {seen} {unit} pembandingnya sama semua."
    return f"{count}; batasnya {decimal(float(judged.upper[cell]))} menurut {seen} {unit} pembanding."


def classical_reason(judged: Judgement, cell: Cell, *, noun: str = "laporan", unit: str = "periode") -> str:
    """For a single period judged by Farrington's methods, CUSUM or GLR."""
    why, seen = judged.why[cell], int(judged.history[cell])
    if why == Why.SILENT_NOW:
        return "Belum dapat dinilai: tidak ada laporan masuk untuk periode ini."
    count = f"{int(judged.observed[cell])} {noun}"
    if why == Why.SHORT_HISTORY:
        return (
            f"Belum dapat dinilai: {count}, tetapi hanya {seen} {unit} pembanding yang terlapor; itu terlalu sedikit."
        )
    if why == Why.NO_MODEL:
        return (
            f"Belum dapat dinilai: {count}, tetapi model tidak dapat dihitung dari riwayat ini (mungkin semuanya nol)."
        )
    if why == Why.NO_BOUND:
        return f"Belum dapat dinilai: {count}, tetapi jumlah yang wajar terlalu tidak pasti untuk diberi batas."
    expected, upper = float(judged.expected[cell]), float(judged.upper[cell])
    usual = f"biasanya {decimal(expected)}"
    if math.isnan(upper) or math.isnan(judged.needed[cell]):
        return f"{count}; {usual}. Laporan belakangan ini terlalu sedikit untuk sebuah peringatan."
    if upper >= _NO_COUNT:
        return f"{count}; {usual}; tidak ada jumlah yang cukup untuk peringatan."
    return f"{count}; {usual}, batasnya {decimal(upper)} menurut {seen} {unit} pembanding."


def _range(lower: int, upper: int) -> str:
    return str(upper) if lower >= upper else f"{lower}–{upper}"


def decimal(value: float) -> str:
    """A number as Indonesians write it, with two places at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
