"""The compiled part of `shapes`: likelihood ratios of many shapes in one pass over each area's last periods."""

import math

import numpy as np

from kentongan.detection.compiled import njit, one_at_a_time, prange

_LEVEL, _LENGTH, _IS_RISE = range(3)  # columns of `table`


@njit(cache=True, error_model="numpy")
def _step(extra, usual, dispersion):
    """What a period adds to the ratio: so much by itself, and so much for each report."""
    size = 1.0 / dispersion
    shift = extra * max(1.0, math.sqrt(usual + dispersion * usual * usual))
    wider = math.log((size + usual) / (size + usual + shift))
    return size * wider, math.log(1 + shift / usual) + wider


@njit(cache=True, error_model="numpy")
def _gains(counts, mean, dispersion, extra, running):
    """Running sums of log NB(count; mean + extra) - log NB(count; mean) of one area; nothing where there is no mean."""
    for level in range(len(extra)):
        total, usual, alone, each = 0.0, 0.0, 0.0, 0.0
        for at in range(len(counts)):
            if mean[at] > 0:
                if mean[at] != usual:
                    usual = mean[at]
                    alone, each = _step(extra[level], usual, dispersion)
                total += alone + counts[at] * each
            running[level, at + 1] = total


@njit(cache=True, error_model="numpy")
def _since(running, level, stop, longest):
    """The best sum that ends at `stop`, and how many periods it takes in: a CUSUM that looks back so far."""
    low, length = running[level, stop - 1], 1
    for back in range(2, longest + 1):
        if running[level, stop - back] < low:
            low, length = running[level, stop - back], back
    return running[level, stop] - low, length


@njit(cache=True, parallel=True, error_model="numpy")
def _own_kernel(counts, mean, dispersion, extra, table, logs, columns):
    areas, periods = counts.shape
    own = np.empty((areas, columns))
    best = np.full((areas, columns), -np.inf)
    which = np.zeros((areas, columns), dtype=np.int64)
    length = np.zeros((areas, columns), dtype=np.int64)
    parts = np.empty((len(table), areas, columns), dtype=np.float32)
    for area in prange(areas):
        running = np.zeros((len(extra), periods + 1))
        _gains(counts[area], mean[area], dispersion[area], extra, running)
        for column in range(columns):
            stop = periods - columns + column + 1
            for number in range(len(table)):
                level, back = table[number, _LEVEL], table[number, _LENGTH]
                if table[number, _IS_RISE]:
                    gain, back = _since(running, level, stop, back)
                else:
                    gain = running[level, stop] - running[level, stop - back]
                parts[number, area, column] = gain
                if number < len(logs) and gain + logs[number] > best[area, column]:
                    best[area, column], which[area, column] = gain + logs[number], number
                    length[area, column] = back
            top, total = best[area, column], 0.0
            for number in range(len(logs)):
                total += math.exp(parts[number, area, column] + logs[number] - top)
            own[area, column] = math.log(total) + top
    return own, best, which, length, parts


@njit(cache=True, parallel=True, error_model="numpy")
def _cluster_kernel(parts, near, logs, first, lengths, shared, best, which, length):
    """Adds to `shared` what clusters of these neighbourhoods say, told of by the area where they are strongest."""
    shapes, areas, columns = parts.shape
    for area in prange(areas):
        for shape in range(shapes):
            for column in range(columns):
                found = _zone_sum(parts[shape, :, column], near[area]) + logs[shape]
                if found == -np.inf:
                    continue
                top, low = max(shared[area, column], found), min(shared[area, column], found)
                shared[area, column] = top + math.log(1 + math.exp(low - top))
                if found > best[area, column]:
                    best[area, column], which[area, column] = found, first + shape
                    length[area, column] = lengths[shape]


@njit(cache=True, error_model="numpy")
def _zone_sum(parts, near):
    """Over an area and its neighbours, where none of them speaks louder than the area itself; else minus infinity."""
    value = parts[near[0]]
    if value <= 0:
        return -np.inf
    for other in near[1:]:
        if parts[other] > parts[near[0]]:
            return -np.inf
        if other != near[0]:
            value += parts[other]
    return value


@njit(cache=True, error_model="numpy")
def _reaches(more, gains, logs, levels, steps, shared, shared_step, wanted):
    """Would so many reports more bring the score to what is wanted?"""
    value = math.exp(shared + more * shared_step - wanted)
    for number in range(len(logs)):
        value += math.exp(gains[number] + more * steps[levels[number]] + logs[number] - wanted)
    return value >= 1


@njit(cache=True, parallel=True, error_model="numpy")
def _least_kernel(total, parts, shared, counts, mean, dispersion, extra, table, logs, critical, most):
    areas, columns = total.shape
    found = np.full((areas, columns), np.nan)
    levels = table[:, _LEVEL].copy()
    for area in prange(areas):
        steps = np.empty(len(extra))
        for column in range(columns):
            wanted = critical[area, column]
            if math.isnan(wanted) or mean[area, column] <= 0:
                continue
            for level in range(len(extra)):
                steps[level] = _step(extra[level], mean[area, column], dispersion[area])[1]
            gains, around, slow = parts[: len(logs), area, column], shared[area, column], steps[levels[len(logs)]]
            # Find one count that is not enough and one that is, then halve what lies between.
            low, high = -counts[area, column] - 1, 0
            if total[area, column] < wanted:
                low, high = 0, 1
                while high < most and not _reaches(high, gains, logs, levels, steps, around, slow, wanted):
                    low, high = high, 2 * high
            while high - low > 1:
                middle = (low + high) // 2
                if _reaches(middle, gains, logs, levels, steps, around, slow, wanted):
                    high = middle
                else:
                    low = middle
            found[area, column] = counts[area, column] + high if high < most else np.inf
    return found


own_scores = one_at_a_time(_own_kernel)
cluster_scores = one_at_a_time(_cluster_kernel)
least_counts = one_at_a_time(_least_kernel)
