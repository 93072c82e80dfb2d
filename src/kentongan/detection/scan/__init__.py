"""Where and when do cases come together more than chance allows? Scan statistics over zones and stretches of time.

A street where three neighbouring areas were busy for the last two weeks, and nobody knows beforehand which or when:

>>> import numpy as np
>>> counts = np.random.default_rng(7).poisson(0.4, (12, 20))
>>> counts[3:6, -2:] += 3
>>> zones = circles([[km, 0] for km in range(12)])
>>> found = poisson_scan(counts, zones, np.ones(12), rng=np.random.default_rng(1))
>>> [(best.areas, best.first, best.last, best.observed, best.p_value) for best in found.clusters[:1]]
[((3, 4, 5), 18, 19, 20, 0.001)]

Apart from the rest of `kentongan.detection` because it needs the compiler Numba, which takes a second to load.
"""

from kentongan.detection.scan.methods import (
    ScanOptions,
    negative_binomial_scan,
    permutation_scan,
    poisson_scan,
)
from kentongan.detection.scan.result import Cluster, ScanResult
from kentongan.detection.scan.zones import ScanError, Zones, circles, connected, sphere

__all__ = [
    "Cluster",
    "ScanError",
    "ScanOptions",
    "ScanResult",
    "Zones",
    "circles",
    "connected",
    "negative_binomial_scan",
    "permutation_scan",
    "poisson_scan",
    "sphere",
]
