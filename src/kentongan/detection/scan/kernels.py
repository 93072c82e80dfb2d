"""The inner loops, compiled on first use: 64 replicates side by side, one integer comparison for each window.

Times run backwards here: column i of a *prefix* array holds the sum over the last i periods, column 0 is zero, and a
window of time is a pair (low, high) whose sum is ``prefix[high] - prefix[low]``; low = 0 means that it is still alive.
"""

import math
from typing import Any

import numpy as np
import numpy.typing as npt
from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from kentongan.detection.compiled import njit

LANES = 64
_WORD = 64

Array = npt.NDArray[Any]


@intrinsic
def _lanes_reaching(typing: Any, values: Any, high: Any, low: Any, threshold: Any) -> Any:
    """One bit per lane l: ``values[high + l] - values[low + l] >= threshold``.

    Written out as vectors because LLVM finds them in the plain loop only sometimes, at a fifth of the speed otherwise.
    """
    signature = types.uint64(values, types.intp, types.intp, values.dtype)

    def generate(context: Any, builder: Any, given: Any, arguments: Any) -> Any:
        array = context.make_array(given.args[0])(context, builder, arguments[0])
        vector = ir.VectorType(context.get_data_type(given.args[0].dtype), LANES)
        nothing = ir.Constant(vector, ir.Undefined)
        index = ir.IntType(32)

        def lanes(start: Any) -> Any:
            place = builder.bitcast(builder.gep(array.data, [start]), vector.as_pointer())
            loaded = builder.load(place)
            loaded.align = given.args[0].dtype.bitwidth // 8
            return loaded

        first = builder.insert_element(nothing, arguments[3], ir.Constant(index, 0))
        level = builder.shuffle_vector(first, nothing, ir.Constant(ir.VectorType(index, LANES), None))
        sums = builder.sub(lanes(arguments[1]), lanes(arguments[2]))
        return builder.bitcast(builder.icmp_signed(">=", sums, level), ir.IntType(_WORD))

    return signature, generate


@njit(cache=True, nogil=True)
def score(found: float, expected: float, total: float) -> float:
    """How far `found` lies above `expected`: the log-likelihood ratio, 0 where it does not.

    total > 0: Kulldorff's Poisson ratio given `total` cases in all. total = 0: half the squared score of Tango and
    others, where `found` is the weighted surplus and `expected` its variance.
    """
    if total <= 0.0:
        if found <= 0.0 or expected <= 0.0:
            return 0.0
        return 0.5 * found * found / expected
    if found <= expected or expected <= 0.0:
        return 0.0
    value = found * math.log(found / expected)
    if found < total:
        value += (total - found) * math.log((total - found) / (total - expected))
    return value


@njit(cache=True, nogil=True)
def best_of_row(
    row: int,
    found: Array,
    expected: Array,
    starts: Array,
    members: Array,
    closed: Array,
    low: Array,
    high: Array,
    total: float,
    taken: Array,
) -> tuple[float, int, int]:
    """Highest score among the zones of one row that hold no area marked in `taken`: (score, position, window)."""
    depth = found.shape[1]
    seen, usual = np.zeros(depth), np.zeros(depth)
    best, place, window = 0.0, -1, -1
    for position in range(starts[row], starts[row + 1]):
        area = members[position]
        if taken[area]:
            break
        for i in range(depth):
            seen[i] += found[area, i]
            usual[i] += expected[area, i]
        if not closed[position]:
            continue
        for w in range(len(high)):
            count = seen[high[w]] - seen[low[w]]
            mean = usual[high[w]] - usual[low[w]]
            if total > 0.0 and count <= mean:
                continue
            value = score(count, mean, total)
            if value > best:
                best, place, window = value, position, w
    return best, place, window


@njit(cache=True, nogil=True)
def best_of_rows(
    rows: Array,
    found: Array,
    expected: Array,
    starts: Array,
    members: Array,
    closed: Array,
    low: Array,
    high: Array,
    total: float,
    taken: Array,
    best: Array,
    place: Array,
    window: Array,
) -> None:
    """`best_of_row` for each of `rows`, written into the last three arrays."""
    for row in rows:
        best[row], place[row], window[row] = best_of_row(
            row, found, expected, starts, members, closed, low, high, total, taken
        )


@njit(cache=True, nogil=True)
def needed_means(total: int, level: float) -> Array:
    """For each count up to `total` the highest mean at which it scores `level`: Newton's method, each from the last."""
    means = np.zeros(total + 1)
    for count in range(1, total + 1):
        # In the logarithm of the mean the score falls and is convex: from the left, Newton's steps stay on the left.
        mean = max(means[count - 1], count * math.exp(-1.0 - level / count))
        if mean <= 0.0:
            continue
        for _ in range(50):
            excess = score(float(count), mean, float(total)) - level
            slope = (total - count) * mean / (total - mean) - count if count < total else -float(count)
            step = -excess / slope
            mean *= math.exp(step)
            if step <= 1e-13:
                break
        means[count] = mean
    return means


@njit(cache=True, nogil=True)
def window_means(
    first: int, last: int, expected: Array, starts: Array, members: Array, low: Array, high: Array, means: Array
) -> None:
    """Sums of `expected` over every zone of the rows first .. last - 1 and every window of time, zone by window."""
    depth = expected.shape[1]
    usual = np.zeros(depth)
    for row in range(first, last):
        usual[:] = 0.0
        for position in range(starts[row], starts[row + 1]):
            for i in range(depth):
                usual[i] += expected[members[position], i]
            for w in range(len(high)):
                means[position - starts[first], w] = usual[high[w]] - usual[low[w]]


@njit(cache=True, nogil=True)
def count_thresholds(means: Array, closed: Array, needed: Array, guide: Array, never: int, thresholds: Array) -> None:
    """Per window the lowest count whose needed mean is not below the window's; `guide` says where to begin looking."""
    top = len(needed) - 1
    scale = (len(guide) - 1) / top
    for z in range(means.shape[0]):
        for w in range(means.shape[1]):
            mean = means[z, w]
            if not closed[z] or mean <= 0.0 or mean > needed[top]:
                thresholds[z, w] = never
                continue
            count = guide[int(mean * scale)]
            while needed[count] < mean:
                count += 1
            thresholds[z, w] = count


@njit(cache=True, nogil=True)
def surplus_thresholds(means: Array, closed: Array, scale: float, never: int, thresholds: Array) -> None:
    """Per window the surplus, in units, whose score reaches a level; `scale` is the root of twice that, in units."""
    for z in range(means.shape[0]):
        for w in range(means.shape[1]):
            wanted = math.ceil(scale * math.sqrt(means[z, w])) if means[z, w] > 0.0 else 0.0
            thresholds[z, w] = int(wanted) if closed[z] and 0.0 < wanted < never else never


@njit(cache=True, nogil=True)
def sweep(
    first: int,
    last: int,
    sums: Array,
    starts: Array,
    members: Array,
    low: Array,
    high: Array,
    thresholds: Array,
    means: Array,
    unit: float,
    total: float,
    scored: bool,
    best: Array,
) -> None:
    """Run 64 replicates through the rows first .. last - 1.

    sums        areas x (windows deep x lanes): prefix sums from column 1 on, whole numbers
    thresholds  zones of these rows x windows of time
    scored      True: raise best[lane] to each score reached; False: only mark best[lane] = 1 where one is reached
    """
    flat = sums.shape[1]
    held = np.zeros(flat + LANES, sums.dtype)
    waiting = ~np.uint64(0)
    for row in range(first, last):
        held[:] = 0
        for position in range(starts[row], starts[row + 1]):
            added = sums[members[position]]
            for i in range(flat):
                held[LANES + i] += added[i]
            here = position - starts[first]
            for w in range(len(high)):
                reached = waiting & _lanes_reaching(  # type: ignore[call-arg]  # Numba hands in the first one
                    held, high[w] * LANES, low[w] * LANES, thresholds[here, w]
                )
                lane = 0
                while reached:
                    if reached & np.uint64(1):
                        if scored:
                            value = held[high[w] * LANES + lane] - held[low[w] * LANES + lane]
                            best[lane] = max(best[lane], score(value * unit, means[here, w], total))
                        else:
                            best[lane] = 1.0
                            waiting &= ~(np.uint64(1) << np.uint64(lane))
                            if not waiting:
                                return
                    reached >>= np.uint64(1)
                    lane += 1


@njit(cache=True, nogil=True)
def add_up(sums: Array) -> None:
    """Make prefix sums of areas x periods x lanes, newest period first, in place."""
    for area in range(sums.shape[0]):
        for i in range(1, sums.shape[1]):
            for lane in range(sums.shape[2]):
                sums[area, i, lane] += sums[area, i - 1, lane]


@njit(cache=True, nogil=True)
def scatter(draws: Array, shares: Array, guide: Array, cells: Array) -> None:
    """Drop one case per uniform draw into a cell (areas and periods flattened) by its share of the whole.

    `shares` are cumulative, the last above every draw; `guide` says where to begin looking.
    """
    steps = len(guide)
    for draw in draws:
        cell = guide[int(draw * steps)]
        while shares[cell] <= draw:
            cell += 1
        cells[cell] += 1


@njit(cache=True, nogil=True)
def permute(draws: Array, areas: Array, periods: Array, sums: Array, lane: int) -> None:
    """Deal the first len(draws) places in time anew to the cases: a partial shuffle of `areas`, left shuffled.

    periods  per place its period, newest = 0; areas: per place the area of the case that holds it now
    """
    for place in range(len(draws)):
        other = place + int(draws[place] * (len(areas) - place))
        areas[place], areas[other] = areas[other], areas[place]
        sums[areas[place], periods[place], lane] += 1


@njit(cache=True, nogil=True)
def exchange(draws: Array, areas: Array, periods: Array, allowed: Array) -> None:
    """Swap the places of pairs of cases wherever both fall on observed cells: a walk over what is permitted."""
    cases = len(areas)
    for k in range(0, len(draws) - 1, 2):
        one, other = int(draws[k] * cases), int(draws[k + 1] * cases)
        if allowed[areas[one], periods[other]] and allowed[areas[other], periods[one]]:
            areas[one], areas[other] = areas[other], areas[one]


@njit(cache=True, nogil=True)
def tally(areas: Array, periods: Array, sums: Array, lane: int) -> None:
    """Count cases by area and period, leaving out periods deeper than `sums`."""
    for case in range(len(areas)):
        if periods[case] < sums.shape[1]:
            sums[areas[case], periods[case], lane] += 1


@njit(cache=True, nogil=True)
def clumped(draws: Array, means: Array, dispersion: Array, factors: Array, counts: Array) -> None:
    """Negative-binomial counts by inversion, cell by cell; `factors` (areas x lanes) multiply the mean of an area."""
    for area in range(means.shape[0]):
        for i in range(means.shape[1]):
            spread = dispersion[area, i]
            for lane in range(counts.shape[2]):
                mean = means[area, i] * factors[area, lane]
                chance = math.exp(-math.log1p(spread * mean) / spread) if spread > 0.0 else math.exp(-mean)
                base = mean / (1.0 + spread * mean)
                left = draws[area, i, lane]
                count = 0
                while left > chance and chance > 0.0:
                    left -= chance
                    chance *= base * (1.0 + count * spread) / (count + 1.0)
                    count += 1
                counts[area, i, lane] = count
