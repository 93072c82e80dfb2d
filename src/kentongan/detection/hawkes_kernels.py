"""The echoes of self-exciting events, compiled."""

import numpy as np

from kentongan.detection.compiled import njit


@njit(cache=True)
def faded(times, areas, near, lag, _shape):
    """Echoes at each event of all before it; what fades exponentially is carried on from event to event."""
    size = len(near)
    held, own, around = np.zeros(size), np.zeros(len(times)), np.zeros(len(times))
    waiting = 0
    for i in range(len(times)):
        if i and times[i] > times[i - 1]:
            for j in range(waiting, i):
                held[areas[j]] += 1.0 / lag
            waiting = i
            fade = np.exp(-(times[i] - times[i - 1]) / lag)
            for area in range(size):
                held[area] *= fade
        own[i] = held[areas[i]]
        for area in range(size):
            around[i] += near[areas[i], area] * held[area]
    return own, around


@njit(cache=True)
def heavy(times, areas, near, lag, shape):
    """The same for a power law, where every pair counts."""
    own, around = np.zeros(len(times)), np.zeros(len(times))
    for i in range(len(times)):
        for j in range(i):
            if times[j] < times[i]:
                echo = shape / lag * (1 + (times[i] - times[j]) / lag) ** -(1 + shape)
                if areas[i] == areas[j]:
                    own[i] += echo
                else:
                    around[i] += near[areas[i], areas[j]] * echo
    return own, around
