"""Counts as the kernels take them: whole numbers, series x periods, and where reports came in."""

from typing import Any

import numpy as np
import numpy.typing as npt

from kentongan.detection.judgement import Mask
from kentongan.detection.panel import PanelError


def checked_series(counts: npt.ArrayLike, observed: Mask | None = None) -> tuple[npt.NDArray[Any], Mask]:
    """Counts and mask of one shape, series x periods; whole-number arrays are not copied. Raises PanelError.

    >>> checked_series([1.0, np.nan, 2.0])[1].tolist()
    [[True, False, True]]
    """
    numbers = np.atleast_2d(np.asarray(counts))
    if numbers.ndim != 2 or numbers.dtype.kind not in "iuf" or numbers.size == 0:
        raise PanelError("Jumlah harus berupa bilangan: deret x periode, dan tidak kosong.")
    seen = np.isfinite(numbers) if observed is None else np.atleast_2d(np.asarray(observed))
    if seen.dtype != np.bool_ or seen.shape != numbers.shape:
        raise PanelError("Tanda 'observed' harus benar/salah, satu untuk setiap jumlah.")
    if numbers.dtype.kind == "f":
        whole = np.where(seen, numbers, 0)
        _refuse(~np.isfinite(whole), numbers, "tidak terisi, padahal ditandai terlapor")
        _refuse(whole != np.floor(whole), numbers, "bukan bilangan bulat")
        _refuse(np.isinf(numbers), numbers, "tak hingga")
        numbers = np.asarray(whole).astype(np.int64)
    if numbers.dtype.kind == "i" and numbers.min() < 0:
        _refuse((numbers < 0) & seen, numbers, "negatif")
    return np.ascontiguousarray(numbers), np.ascontiguousarray(seen)


def checked_range(periods: int, first: int | None, last: int | None) -> tuple[int, int]:
    """First and last column to judge; None is the last of all, or `last`. Raises PanelError outside the counts."""
    stop = periods - 1 if last is None else last
    start = stop if first is None else first
    if not 0 <= start <= stop < periods:
        raise PanelError(f"Kolom {start} sampai {stop} tidak ada; ada kolom 0 sampai {periods - 1}.")
    return start, stop


def _refuse(wrong: Mask, numbers: npt.NDArray[Any], what: str) -> None:
    if wrong.any():
        row, column = (int(i) for i in np.argwhere(wrong)[0])
        raise PanelError(f"Deret ke-{row + 1}, periode ke-{column + 1}: jumlah {numbers[row, column]} {what}.")
