"""When a cluster may have been: stretches of time, counted back from the newest period."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kentongan.detection.scan.zones import ScanError

KINDS = ("alive", "ever", "whole")


@dataclass(frozen=True, eq=False)
class TimeWindows:
    """Pairs (low, high): the periods high, ..., low + 1 places before the end. low = 0: still going on."""

    periods: int
    low: npt.NDArray[np.int64]
    high: npt.NDArray[np.int64]

    @classmethod
    def of(cls, kind: str, periods: int, longest: int | None = None) -> "TimeWindows":
        """The windows of one kind.

        kind     "alive": those that reach the last period (prospective); "ever": all (retrospective); "whole": only
                 the whole time (purely spatial)
        longest  periods in the longest window; None: half of all, as is usual

        Raises ScanError for kinds and lengths that cannot be meant.

        >>> windows = TimeWindows.of("ever", 3, 2)
        >>> [windows.span(w) for w in range(len(windows.high))]
        [(2, 2), (1, 2), (1, 1), (0, 1), (0, 0)]
        """
        if kind not in KINDS:
            raise ScanError(f"Jenis jendela waktu {kind!r} tidak dikenal; yang ada: {', '.join(KINDS)}.")
        most = max(1, periods // 2) if longest is None else longest
        if not 1 <= most <= periods:
            raise ScanError(f"Jendela terpanjang {most} periode tidak muat dalam {periods} periode.")
        if kind == "whole":
            pairs = [(0, periods)]
        else:
            starts = range(1) if kind == "alive" else range(periods)
            pairs = [(low, high) for low in starts for high in range(low + 1, min(low + most, periods) + 1)]
        return cls(periods, *(np.array(side, dtype=np.int64) for side in zip(*pairs, strict=True)))

    @property
    def depth(self) -> int:
        """How many periods, from the newest back, any window touches."""
        return int(self.high.max())

    def span(self, window: int) -> tuple[int, int]:
        """First and last period of a window, both included, counted from the oldest."""
        return self.periods - int(self.high[window]), self.periods - 1 - int(self.low[window])

    def prefix(self, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Sums over the last 0, 1, ..., depth periods: areas x (depth + 1)."""
        back = values[:, ::-1][:, : self.depth].cumsum(axis=1)
        return np.ascontiguousarray(np.concatenate([np.zeros((len(values), 1)), back], axis=1))
