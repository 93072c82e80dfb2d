"""The one Indonesian sentence behind a verdict of the hierarchical method."""

import math

from kentongan.detection.hierarchical import HierarchicalJudgement
from kentongan.detection.judgement import Why
from kentongan.detection.sentences import decimal
from kentongan.detection.shapes import SHAPES


def hierarchical_reason(
    judged: HierarchicalJudgement,
    cell: tuple[int, int],
    *,
    since: str = "",
    noun: str = "laporan",
    unit: str = "minggu",
) -> str:
    """For a single period judged by the hierarchical method: what was seen where and since when, what is usual, and
    how many reports in the last period would not have been an alarm. `since` names the first period of the window.
    """
    count, why = f"{int(judged.observed[cell])} {noun}", judged.why[cell]
    if why == Why.SILENT_NOW:
        return f"Belum dapat dinilai: tidak cukup laporan masuk untuk {unit} ini."
    if why == Why.SHORT_HISTORY:
        return f"Belum dapat dinilai: {count}, tetapi riwayat yang terlapor baru {int(judged.history[cell])} {unit}."
    needed = judged.needed[cell]
    if not judged.exceeds[cell]:
        usual = f"{count} dalam {unit} terakhir; biasanya sekitar {decimal(float(judged.expected[cell]))}"
        if math.isinf(needed):
            return f"{usual}."
        return f"{usual}. Peringatan baru diberikan mulai {int(needed)} {noun} dalam {unit} itu."
    shape, length = SHAPES[int(judged.shape[cell])], int(judged.length[cell])
    where = " di wilayah ini dan tetangganya" if shape.kind == "cluster" else ""
    began = f" (sejak {since})" if since else ""
    kind = {"burst": "Lonjakan", "cluster": "Naik bersama wilayah sekitarnya", "rise": "Naik perlahan"}[shape.kind]
    enough = (
        f"peringatan akan tetap ada tanpa satu pun {noun} dalam {unit} terakhir"
        if needed <= 0
        else f"dengan paling banyak {int(needed) - 1} {noun} dalam {unit} terakhir, ini belum menjadi peringatan"
    )
    reports, usual = int(judged.reports[cell]), decimal(float(judged.usual[cell]))
    return f"{kind}: {reports} {noun} dalam {length} {unit}{began}{where}; biasanya sekitar {usual}; {enough}."
