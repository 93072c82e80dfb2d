"""How fast are papers printed? `python -m benchmarks.papers [--json] [--quick]`, from the repository root; no database.

Minutes of eighty people and sixty directives, minutes whose directives fill fifty pages, and a report of fifty pages
with a map of ninety kelurahan and a chart: PDF (PDF/A-2a and PDF/UA-1) and DOCX, from frozen content to bytes, the
median of some runs. `first_cpu` is that of the first PDF; the first of all also loads the libraries.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from math import cos, pi, sin
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kentongan.settings")

import django

django.setup()

from pypdf import PdfReader

from kentongan.briefs import paper, paper_docx
from kentongan.briefs.content import ROWS
from kentongan.briefs.drawing import Place, bars, region_map
from kentongan.briefs.layouts import layout
from kentongan.briefs.template_trial import named

LONG = "Menggerakkan kerja bakti bersama warga dan memeriksa saluran air di sepanjang jalan kampung. " * 2
MANY = 90  # kelurahan on the map: more than most cities have
CORNERS = 160  # of each, about what is left of an official boundary


def minutes(people: int, directives: int) -> dict[str, Any]:
    """Return frozen minutes of a size."""
    filled = {
        "attendance": [
            {"office": f"Dinas nomor {n}", "person": f"Nama {n}", "representing": "–", "mode": "luring"}
            for n in range(people)
        ],
        "directives": [
            {"text": f"{n}. {LONG}", "responsible": "Dinas PUPR", "region": "Kota", "due": "1 Januari 2026",
             "state": "berjalan"}
            for n in range(directives)
        ],
    }  # fmt: skip
    return _frozen("minutes", {key: {"rows": rows} for key, rows in filled.items()}, {})


def report(rows: int) -> dict[str, Any]:
    """Return a frozen monthly report with a map, a chart and long tables."""
    places = {f"35.74.{n:02}": Place(f"Kelurahan {n}", n % 17, "WSA"[n % 3] if n % 5 == 0 else "") for n in range(MANY)}
    outlines = {code: _outline(n) for n, code in enumerate(places)}
    pictures = {
        "map": region_map(outlines, places),
        "chart": bars([(f"Perkara nomor {n}", 40 - 2 * n, 3 * n) for n in range(14)]),
    }
    shown = {name: {"pictures": [{"name": name, "alt": "-", "caption": LONG, "width": 15}]} for name in pictures}
    told = {"claim": LONG, "region": "Kota", "verdict": "belum diputuskan"}
    raised = {
        "level": "Waspada",
        "category": "Perkara",
        "region": "Kota",
        "since": "1 Januari 2026",
        "state": "terbuka",
    }
    return _frozen(
        "monthly", shown | {"rumours": {"rows": [told] * rows}, "alerts": {"rows": [raised] * rows}}, pictures
    )


def _outline(n: int) -> dict[str, Any]:
    """Return the n-th cell of a grid as GeoJSON, its border as crooked as a river."""
    x, y = 113.2 + n % 10 * 0.01, -7.8 + n // 10 * 0.01
    turns = [2 * pi * step / CORNERS for step in range(CORNERS)]
    ring = [[x + (0.005 + 0.0005 * sin(9 * t)) * cos(t), y + (0.005 + 0.0005 * cos(7 * t)) * sin(t)] for t in turns]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def _frozen(kind: str, filled: dict[str, dict[str, Any]], pictures: dict[str, str]) -> dict[str, Any]:
    parts = []
    for section in layout(kind).sections:
        part: dict[str, Any] = {"key": section.key, "title": section.title, "shape": section.shape, "lead": ""}
        part |= {"empty": section.empty, "columns": [list(one) for one in section.columns]}
        part |= {name: [] for name in ROWS} | filled.get(section.key, {})
        parts.append(part | {"is_empty": not any(part[name] for name in ROWS)})
    return {**named(kind), "parts": parts, "pictures": pictures, "digest": "0" * 64}


SIZES = {
    "80 people, 60 directives": lambda: minutes(80, 60),
    "fifty pages of directives": lambda: minutes(80, 305),
    "fifty pages, map and chart": lambda: report(470),
}


def main() -> int:
    """Print or return as JSON the seconds of each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quick", action="store_true", help="one run of each")
    asked = parser.parse_args()
    found = [_measured(name, made(), runs=1 if asked.quick else 5) for name, made in SIZES.items()]
    if asked.json:
        print(json.dumps(found, indent=2))
    else:
        for row in found:
            pdf, docx = (f"{row[k]:.2f} s ({row[f'{k}_cpu']:.2f} s of processor)" for k in ("pdf", "docx"))
            print(f"{row['name']:26} {row['pages']:4} pages  PDF {pdf}  DOCX {docx}")
    return 0


def _measured(name: str, words: dict[str, Any], *, runs: int) -> dict[str, Any]:
    template = paper_docx.shipped(words["kind"])
    _first, first_cpu = _median(lambda: paper.printed(words), 1)
    pages = len(PdfReader(BytesIO(paper.printed(words))).pages)

    def document() -> None:
        paper_docx.filled(template, words).save(BytesIO())

    pdf, pdf_cpu = _median(lambda: paper.printed(words), runs)
    docx, docx_cpu = _median(document, runs)
    return {
        "name": name,
        "pages": pages,
        "first_cpu": first_cpu,
        "pdf": pdf,
        "pdf_cpu": pdf_cpu,
        "docx": docx,
        "docx_cpu": docx_cpu,
    }


def _median(act: Callable[[], object], runs: int) -> tuple[float, float]:
    """Return the seconds by the clock and by the processor: on a busy machine only the second tells of the program."""
    taken, worked = [], []
    for _run in range(runs):
        start, busy = time.perf_counter(), time.process_time()
        act()
        taken.append(time.perf_counter() - start)
        worked.append(time.process_time() - busy)
    return round(statistics.median(taken), 3), round(statistics.median(worked), 3)


if __name__ == "__main__":
    sys.exit(main())
