"""The scan statistics once more, window by window in plain Python: slow, and sharing no line with what they check."""

import math
from collections.abc import Iterator


def zones_of_circles(points, weight, max_share, max_areas=None) -> set[tuple[int, ...]]:
    """All sets of areas within some distance of some area."""
    found = set()
    limit = max_share * sum(weight)
    for centre in points:
        distances = [math.dist(centre, point) for point in points]
        for radius in distances:
            inside = tuple(i for i, distance in enumerate(distances) if distance <= radius * (1 + 1e-9) + 1e-300)
            if sum(weight[i] for i in inside) <= limit * (1 + 1e-9) and len(inside) <= (max_areas or len(points)):
                found.add(inside)
    return found


def spans(kind: str, periods: int, longest: int) -> Iterator[tuple[int, int]]:
    """First and last period of every window."""
    for first in range(periods):
        for last in range(first, periods):
            whole = first == 0 and last == periods - 1
            short = last - first < longest
            if (kind == "whole" and whole) or (kind == "ever" and short) or (kind == "alive" and short):
                if kind == "alive" and last != periods - 1:
                    continue
                yield first, last


def likelihood_ratio(count: float, mean: float, total: float) -> float:
    """Kulldorff's Poisson log-likelihood ratio for too many cases."""
    if mean <= 0 or count <= mean:
        return 0.0
    inside = count * math.log(count / mean)
    outside = (total - count) * math.log((total - count) / (total - mean)) if count < total else 0.0
    return inside + outside


def poisson_scores(counts, expected, zones, windows) -> dict[tuple, float]:
    """The score of every zone and window; `expected` is scaled to the number of cases."""
    total = sum(map(sum, counts))
    scale = total / sum(map(sum, expected))
    scores = {}
    for zone in zones:
        for first, last in windows:
            count = sum(counts[a][t] for a in zone for t in range(first, last + 1))
            mean = scale * sum(expected[a][t] for a in zone for t in range(first, last + 1))
            scores[zone, first, last] = likelihood_ratio(count, mean, total)
    return scores


def tango_scores(counts, means, dispersion, zones, windows, rising=False) -> dict[tuple, float]:
    """Half the squared score of Tango, Takahashi & Kohriyama, 0 where there are too few."""
    scores = {}
    for zone in zones:
        for first, last in windows:
            surplus = variance = 0.0
            for a in zone:
                for t in range(first, last + 1):
                    weight = t - first + 1 if rising else 1
                    inflation = 1 + dispersion[a][t] * means[a][t]
                    surplus += weight * (counts[a][t] - means[a][t]) / inflation
                    variance += weight**2 * means[a][t] / inflation
            score = surplus / math.sqrt(variance) if variance > 0 else 0.0
            scores[zone, first, last] = 0.5 * max(score, 0.0) ** 2
    return scores


def without_overlap(scores: dict[tuple, float], most: int) -> list[float]:
    """The best score, the best that shares no area with it, and so on."""
    found, taken = [], set()
    for (zone, _, _), score in sorted(scores.items(), key=lambda item: -item[1]):
        if score > 0 and not taken & set(zone) and len(found) < most:
            found.append(score)
            taken |= set(zone)
    return found
