"""How fast are papers printed? `python -m benchmarks.papers [--json] [--quick]`, from the repository root; no database.

Minutes with so many directives that they fill fifty pages, and a report with eighty people: PDF (PDF/A-2a and PDF/UA-1)
and DOCX, from frozen content to bytes, the median of some runs after one that loads the libraries.
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
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kentongan.settings")

import django

django.setup()

from pypdf import PdfReader

from kentongan.briefs import paper, paper_docx
from kentongan.briefs.content import ROWS
from kentongan.briefs.layouts import layout
from kentongan.briefs.template_trial import named

LONG = "Menggerakkan kerja bakti bersama warga dan memeriksa saluran air di sepanjang jalan kampung. " * 2
SIZES = {"80 people, 60 directives": (80, 60), "fifty pages": (80, 305)}


def content(people: int, directives: int) -> dict[str, Any]:
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
    parts = []
    for section in layout("minutes").sections:
        rows = filled.get(section.key, [])
        part: dict[str, Any] = {"key": section.key, "title": section.title, "shape": section.shape, "lead": ""}
        part |= {"empty": section.empty, "columns": [list(one) for one in section.columns]}
        parts.append(part | {name: [] for name in ROWS} | {"rows": rows, "is_empty": not rows})
    return {**named("minutes"), "parts": parts, "digest": "0" * 64}


def main() -> int:
    """Print or return as JSON the seconds of each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quick", action="store_true", help="one run of each")
    asked = parser.parse_args()
    found = [_measured(name, *size, runs=1 if asked.quick else 5) for name, size in SIZES.items()]
    if asked.json:
        print(json.dumps(found, indent=2))
    else:
        for row in found:
            pdf, docx = (f"{row[k]:.2f} s ({row[f'{k}_cpu']:.2f} s of processor)" for k in ("pdf", "docx"))
            print(f"{row['name']:26} {row['pages']:4} pages  PDF {pdf}  DOCX {docx}")
    return 0


def _measured(name: str, people: int, directives: int, *, runs: int) -> dict[str, Any]:
    words = content(people, directives)
    template = paper_docx.shipped("minutes")
    pages = len(PdfReader(BytesIO(paper.printed(words))).pages)

    def document() -> None:
        paper_docx.filled(template, words).save(BytesIO())

    pdf, pdf_cpu = _median(lambda: paper.printed(words), runs)
    docx, docx_cpu = _median(document, runs)
    return {"name": name, "pages": pages, "pdf": pdf, "pdf_cpu": pdf_cpu, "docx": docx, "docx_cpu": docx_cpu}


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
