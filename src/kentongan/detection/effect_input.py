"""What an evaluation needs, checked once: counts before and after a start, of places with and without the measure."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kentongan.detection.judgement import Floats, Mask

BLOCKS = 20
_LEAST_BLOCKS = 4


class EffectError(ValueError):
    """The question cannot be asked of these data; the Indonesian message says what is wrong."""


@dataclass(frozen=True, eq=False)
class Trial:
    """Counts, the places with the measure, and when it began.

    counts     areas x periods, whole numbers from zero; what stands where `observed` is False is not read
    observed   where somebody listened: a silent place has not seen nothing
    treated    areas that got the measure
    compared   areas that did not, and may serve as comparison
    start      first period with the measure
    people     inhabitants of each area, or ones: only their proportion matters
    selection  how many periods before the start may have been the reason to choose these areas; 0 when chosen by lot
    """

    counts: Floats
    observed: Mask
    treated: Mask
    compared: Mask
    start: int
    people: Floats
    selection: int

    @property
    def after(self) -> int:
        return int(self.counts.shape[1]) - self.start

    @property
    def block(self) -> int:
        """Periods that the past is read in at a time: about twenty blocks, so that clumps of one week even out."""
        return max(1, self.start // BLOCKS)

    @property
    def too_short(self) -> bool:
        return self.start // self.block < _LEAST_BLOCKS


def trial(
    counts: npt.ArrayLike,
    treated: npt.ArrayLike,
    start: int,
    *,
    observed: npt.ArrayLike | None = None,
    compared: npt.ArrayLike | None = None,
    population: npt.ArrayLike | None = None,
    chosen_because_bad: bool | None = None,
) -> Trial:
    """Check and lay out.

    Args:
        counts: areas x periods; NaN means nobody listened.
        treated: one truth value per area.
        start: column of the first period with the measure.
        observed: areas x periods, false where nobody listened.
        compared: one truth value per area; without it, all that are not treated.
        population: inhabitants per area.
        chosen_because_bad: were the areas chosen because much had happened there lately? None when nobody knows.

    Raises:
        EffectError: shapes that do not fit, negative or fractional counts, a start outside the data, no treated area.

    >>> trial([[1, 0], [2, 5]], [True, False], 1).after
    1
    """
    numbers, seen = _counts(counts, observed)
    areas, periods = numbers.shape
    chosen = _flags(treated, areas, "wilayah yang diintervensi")
    others = ~chosen if compared is None else _flags(compared, areas, "wilayah pembanding")
    if not chosen.any():
        raise EffectError("Tidak ada wilayah yang diintervensi.")
    if (chosen & others).any():
        raise EffectError("Wilayah yang diintervensi tidak dapat sekaligus menjadi pembanding.")
    if not 0 < start < periods:
        raise EffectError("Awal intervensi di luar data: harus ada periode sebelum dan sesudahnya.")
    people = np.ones(areas) if population is None else np.asarray(population, dtype=np.float64)
    if people.shape != (areas,) or not (np.isfinite(people) & (people > 0)).all():
        raise EffectError("Penduduk harus satu bilangan di atas nol untuk setiap wilayah.")
    window = 0 if chosen_because_bad is False else max(1, start // 3)
    return Trial(numbers, seen, chosen, others, int(start), people / people.mean(), window)


def _counts(counts: npt.ArrayLike, observed: npt.ArrayLike | None) -> tuple[Floats, Mask]:
    numbers = np.array(counts, dtype=np.float64)
    if numbers.ndim != 2 or numbers.size == 0:
        raise EffectError("Jumlah harus berupa tabel wilayah kali periode, dan tidak kosong.")
    seen = ~np.isnan(numbers)
    if observed is not None:
        told = np.asarray(observed, dtype=bool)
        if told.shape != numbers.shape:
            raise EffectError("Tanda terlapor harus sebesar tabel jumlah.")
        seen &= told
    numbers[~seen] = 0.0
    if not np.isfinite(numbers).all() or (numbers < 0).any() or (numbers != np.floor(numbers)).any():
        raise EffectError("Jumlah harus bilangan bulat dan tidak negatif.")
    return numbers, seen


def _flags(values: npt.ArrayLike, areas: int, what: str) -> Mask:
    flags = np.asarray(values, dtype=bool)
    if flags.shape != (areas,):
        raise EffectError(f"Tanda {what} harus satu untuk setiap wilayah.")
    return flags
