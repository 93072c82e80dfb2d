"""The three scans: cases by population, cases against their own margins, and counts with clumps against a model."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kentongan.detection.scan.null import Clumped, ClumpedNull, Null, PermutationNull, PoissonNull
from kentongan.detection.scan.result import Cluster, ScanResult, gumbel, monte_carlo
from kentongan.detection.scan.search import Field, Hit, clusters_of, exceedances, maxima_of
from kentongan.detection.scan.time_windows import TimeWindows
from kentongan.detection.scan.zones import ScanError, Zones

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
_MOST_CASES = 50_000_000
_MARGIN_ROUNDS = 500


@dataclass(frozen=True)
class ScanOptions:
    """What is searched, and how surely.

    time          "alive": clusters that last to the final period (prospective); "ever": at any time (retrospective);
                  "whole": over the whole time (purely spatial)
    longest       periods in the longest cluster; None: half of the time
    max_clusters  how many clusters to name
    replicates    data sets to simulate for the p-values
    maxima        False: only the p-value of the first cluster, faster; the others get none
    stop_after    with `maxima` False: stop when so many replicates scored as much (Besag & Clifford 1991)
    """

    time: str = "alive"
    longest: int | None = None
    max_clusters: int = 10
    replicates: int = 999
    maxima: bool = True
    stop_after: int | None = None

    def __post_init__(self) -> None:
        wrong = [name for name in ("max_clusters", "replicates") if getattr(self, name) < 1]
        if wrong or (self.stop_after is not None and self.stop_after < 1):
            raise ScanError(f"{wrong[0] if wrong else 'stop_after'} harus paling kecil 1.")


@dataclass(frozen=True, eq=False)
class _Data:
    counts: Counts
    observed: Mask
    zones: Zones
    windows: TimeWindows
    options: ScanOptions


def poisson_scan(
    counts: npt.ArrayLike,
    zones: Zones,
    expected: npt.ArrayLike,
    *,
    rng: np.random.Generator,
    observed: npt.ArrayLike | None = None,
    options: ScanOptions | None = None,
) -> ScanResult:
    """Are there more cases somewhere than the people there explain? (Kulldorff 1997, 2001.)

    counts    areas x periods, whole numbers
    expected  the same shape, or one number per area (people): cases are expected in proportion to it
    observed  the same shape; False: no report came in, so nothing is expected there and nothing is known
    rng       source of the replicates

    The number of cases in all is taken as given. Clumps, seasons and lasting differences between areas that `expected`
    does not hold are read as clusters: on reports of conflict use `negative_binomial_scan`. Raises ScanError.

    >>> from kentongan.detection.scan.zones import circles
    >>> counts = np.array([[1, 0, 1, 0], [0, 1, 0, 9], [1, 0, 0, 0], [0, 1, 1, 1]])
    >>> zones = circles([[0, 0], [1, 0], [2, 1], [9, 9]])
    >>> found = poisson_scan(counts, zones, [100, 100, 100, 100], rng=np.random.default_rng(1))
    >>> best = found.clusters[0]
    >>> best.areas, best.first, best.last, best.observed, best.expected, round(best.llr, 4), best.p_value
    ((1,), 3, 3, 9, 1.0, 14.44, 0.001)
    """
    data = _data(counts, zones, observed, options)
    usual = np.where(data.observed, _per_cell(expected, data.counts.shape), 0.0)
    return _conditional(data, usual, rng, permute=False)


def permutation_scan(
    counts: npt.ArrayLike,
    zones: Zones,
    *,
    rng: np.random.Generator,
    observed: npt.ArrayLike | None = None,
    options: ScanOptions | None = None,
) -> ScanResult:
    """Do cases of some places and times come together more than the places and times apart explain?

    Kulldorff and others 2005, PLoS Med. 2:e59. Needs no population: lasting differences between areas and seasons of
    the whole map cancel. Arguments, answer and errors as `poisson_scan`. With unobserved cells, expectations are
    fitted to the margins of what was observed, and replicates never deal a case to where nobody looked.
    """
    data = _data(counts, zones, observed, options)
    return _conditional(data, _from_margins(data.counts, data.observed), rng, permute=True)


def negative_binomial_scan(
    counts: npt.ArrayLike,
    zones: Zones,
    expected: npt.ArrayLike,
    dispersion: npt.ArrayLike,
    *,
    rng: np.random.Generator,
    doubt: npt.ArrayLike = 0.0,
    share_out: bool = False,
    shape: str = "hotspot",
    observed: npt.ArrayLike | None = None,
    options: ScanOptions | None = None,
) -> ScanResult:
    """Are there more reports somewhere than a model expects, clumps allowed for? (Tango and others 2011.)

    counts      areas x periods
    expected    the model's expectation, the same shape or one number per area
    dispersion  d in the variance ``m + d * m**2``, likewise or a single number; 0 is Poisson
    doubt       relative variance of each area's expectation, as the fit left it: replicates draw it anew, so that a
                poorly known area does not pass for a cluster
    share_out   expect in each period as many cases as were counted over the whole map, shared out by the model
    shape       "hotspot": the risk is raised by one factor; "emerging": it rises with time

    The score is Tango's: the sum of (count - m) / (1 + d m) over the root of the sum of m / (1 + d m), for "emerging"
    with weights 1, 2, ... from the first period of the window, which then must be alive. Raises ScanError.

    >>> from kentongan.detection.scan.zones import circles
    >>> found = negative_binomial_scan([[0, 6], [1, 0]], circles([[0, 0], [1, 0]]), [1.0, 1.0], 1.0,
    ...                                rng=np.random.default_rng(1), options=ScanOptions(longest=1))
    >>> (found.clusters[0].areas, found.clusters[0].llr)   # half of (5/2) squared over 1/2
    ((0,), 6.25)
    """
    data = _data(counts, zones, observed, options)
    if shape not in {"hotspot", "emerging"} or (shape == "emerging" and data.options.time != "alive"):
        raise ScanError("Bentuk harus 'hotspot', atau 'emerging' dengan jendela waktu 'alive'.")
    model = _model(data, expected, dispersion, doubt, share_out=share_out)
    surplus = np.where(_newest_first(data, data.observed), model.surplus(_newest_first(data, data.counts)), 0.0)
    variance = model.mean / model.inflation
    if shape == "emerging":
        found, usual = _rising(surplus[:, :, 0]), _rising_squares(variance)
    else:
        found, usual = _summed(surplus[:, :, 0]), _summed(variance)
    windows = data.windows
    field = Field(data.zones, windows, found, usual, 0)
    emerging = shape == "emerging"
    null = ClumpedNull(model, emerging=emerging, room=_room(model, windows.depth if emerging else 1))
    return _answer(data, field, null, _shared(data, model), rng)


def _data(counts: npt.ArrayLike, zones: Zones, observed: npt.ArrayLike | None, options: ScanOptions | None) -> _Data:
    given = np.asarray(counts)
    if given.ndim != 2 or given.dtype.kind not in "iu" or given.shape[0] != zones.areas or not given.shape[1]:
        raise ScanError(f"Jumlah harus bilangan bulat, {zones.areas} wilayah x sedikitnya satu periode.")
    seen = np.ones(given.shape, dtype=bool) if observed is None else np.asarray(observed)
    if seen.shape != given.shape or seen.dtype != np.bool_:
        raise ScanError("Tanda 'observed' harus benar/salah untuk setiap wilayah dan periode.")
    for wrong, what in ((given < 0, "negatif"), ((given > 0) & ~seen, "lebih dari nol, padahal tidak terlapor")):
        if wrong.any():
            row, column = (int(i) for i in np.argwhere(wrong)[0])
            raise ScanError(f"Jumlah wilayah ke-{row + 1}, periode ke-{column + 1}: {given[row, column]} {what}.")
    if int(given.sum()) > _MOST_CASES:
        raise ScanError(f"Jumlah seluruhnya {int(given.sum())}, lebih dari {_MOST_CASES}: terlalu banyak.")
    chosen = ScanOptions() if options is None else options
    windows = TimeWindows.of(chosen.time, given.shape[1], chosen.longest)
    return _Data(given.astype(np.int64), seen, zones, windows, chosen)


def _per_cell(values: npt.ArrayLike, shape: tuple[int, int], what: str = "Harapan") -> Floats:
    given = np.asarray(values, dtype=float)
    if given.shape == shape[:1]:
        given = given[:, None]
    if given.shape not in {(), shape, (shape[0], 1)}:
        raise ScanError(f"{what} harus satu bilangan untuk tiap wilayah, atau {shape[0]} x {shape[1]}.")
    full = np.broadcast_to(given, shape)
    if not (np.isfinite(full).all() and (full >= 0).all()):
        raise ScanError(f"{what} harus bilangan yang tidak negatif.")
    return full


def _conditional(data: _Data, usual: Floats, rng: np.random.Generator, *, permute: bool) -> ScanResult:
    total = int(data.counts.sum())
    impossible = (usual <= 0) & (data.counts > 0)
    if impossible.any():
        row, column = (int(i) for i in np.argwhere(impossible)[0])
        raise ScanError(f"Wilayah ke-{row + 1}, periode ke-{column + 1}: ada kasus, padahal harapannya nol.")
    if not total:
        return ScanResult((), _silent(data), 0, np.zeros(0))
    expected = usual * (total / usual.sum())
    windows = data.windows
    field = Field(data.zones, windows, windows.prefix(data.counts.astype(float)), windows.prefix(expected), total)
    if permute:
        most = data.zones.largest(data.counts.sum(axis=1).astype(float))
        null: Null = PermutationNull(data.counts, data.observed, windows.depth, most)
    else:
        null = PoissonNull(expected, windows.depth, data.zones.largest(field.usual[:, -1]))
    return _answer(data, field, null, expected, rng)


def _answer(data: _Data, field: Field, null: Null, expected: Floats, rng: np.random.Generator) -> ScanResult:
    options = data.options
    hits = list(clusters_of(field, options.max_clusters if options.maxima else 1))
    maxima = np.zeros(0)
    replicates = options.replicates
    only: float | None = None
    if hits and options.maxima:
        maxima = maxima_of(field, null, replicates, rng)
    elif hits:
        reached, replicates = exceedances(field, null, hits[0].score, replicates, rng, options.stop_after)
        stopped = options.stop_after is not None and reached >= options.stop_after
        only = reached / replicates if stopped else (reached + 1) / (replicates + 1)
    clusters = tuple(_cluster(data, field, hit, expected, maxima, only) for hit in hits)
    return ScanResult(clusters, _silent(data), replicates if hits else 0, maxima)


def _cluster(data: _Data, field: Field, hit: Hit, expected: Floats, maxima: Floats, only: float | None) -> Cluster:
    areas = field.zones.zone(hit.position)
    first, last = field.windows.span(hit.window)
    block = np.ix_(areas, range(first, last + 1))
    return Cluster(
        areas=areas,
        first=first,
        last=last,
        observed=int(data.counts[block].sum()),
        expected=float(expected[block].sum()),
        llr=hit.score,
        p_value=monte_carlo(hit.score, maxima) if len(maxima) else only,
        p_value_gumbel=gumbel(hit.score, maxima) if len(maxima) else None,
        silent=tuple(area for area in areas if not data.observed[area, first : last + 1].any()),
    )


def _silent(data: _Data) -> tuple[int, ...]:
    seen = data.observed[:, data.counts.shape[1] - data.windows.depth :].any(axis=1)
    return tuple(int(area) for area in np.flatnonzero(~seen))


def _from_margins(counts: Counts, observed: Mask) -> Floats:
    """Cases expected per cell when area and period are independent: in proportion to both totals where all is observed,
    else fitted to the totals round by round (Deming & Stephan 1940)."""
    by_area, by_period = counts.sum(axis=1).astype(float), counts.sum(axis=0).astype(float)
    if observed.all():
        return np.outer(by_area, by_period)
    fitted = observed.astype(float)
    for _ in range(_MARGIN_ROUNDS):
        fitted *= _ratio(by_area, fitted.sum(axis=1))[:, None]
        factor = _ratio(by_period, fitted.sum(axis=0))
        fitted *= factor
        if np.abs(factor[by_period > 0] - 1).max(initial=0.0) < 1e-12:
            break
    return fitted


def _ratio(wanted: Floats, held: Floats) -> Floats:
    return np.divide(wanted, held, out=np.zeros_like(wanted), where=held > 0)


def _newest_first(data: _Data, values: npt.NDArray[np.int64] | Mask) -> npt.NDArray[np.int64]:
    back = values[:, ::-1][:, : data.windows.depth, None]
    return np.ascontiguousarray(back.astype(np.int64))


def _model(
    data: _Data, expected: npt.ArrayLike, dispersion: npt.ArrayLike, doubt: npt.ArrayLike, *, share_out: bool
) -> Clumped:
    shape = data.counts.shape
    mean = np.where(data.observed, _per_cell(expected, shape), 0.0)
    spread = _per_cell(dispersion, shape, "Sebaran")
    unsure = np.asarray(doubt, dtype=float)
    if unsure.shape not in {(), shape[:1]} or not (np.isfinite(unsure).all() and (unsure >= 0).all()):
        raise ScanError("Keraguan harus satu bilangan yang tidak negatif untuk tiap wilayah.")
    if share_out:
        mean = mean * _ratio(data.counts.sum(axis=0).astype(float), mean.sum(axis=0))
    depth = data.windows.depth
    return Clumped(
        np.ascontiguousarray(mean[:, ::-1][:, :depth]),
        np.ascontiguousarray(spread[:, ::-1][:, :depth]),
        np.broadcast_to(unsure, shape[:1]),
        share_out,
    )


def _shared(data: _Data, model: Clumped) -> Floats:
    """The model's expectation, oldest period first, over all periods (older ones than the scan looks at are 0)."""
    full = np.zeros(data.counts.shape)
    full[:, -data.windows.depth :] = model.mean[:, ::-1]
    return full


def _summed(values: Floats) -> Floats:
    return np.ascontiguousarray(np.pad(values.cumsum(axis=1), ((0, 0), (1, 0))))


def _rising(values: Floats) -> Floats:
    """Sums with weights 1, 2, ... from the oldest period of each window: the sum of the sums."""
    return _summed(values.cumsum(axis=1))


def _rising_squares(values: Floats) -> Floats:
    """Sums with those weights squared: k**2 is the sum of the odd numbers below 2k, that is 2 (1 + ... + k) - k."""
    return np.asarray(2 * _summed(values.cumsum(axis=1).cumsum(axis=1)) - _rising(values))


def _room(model: Clumped, heaviest: int) -> float:
    """More than any surplus of a replicate will reach: forty standard deviations of the whole map."""
    variance = float((model.mean / model.inflation).sum())
    doubt = float((model.doubt * (model.mean / model.inflation).sum(axis=1) ** 2).sum())
    return heaviest * (40 * (variance + doubt) ** 0.5 + 100)
