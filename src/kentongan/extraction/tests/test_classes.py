"""The model of the classes: adding up the weights of a word once gives what its buckets would."""

import numpy as np
import pytest

from kentongan.extraction.class_features import hashed
from kentongan.extraction.models import CLASSES


@pytest.mark.parametrize(
    "text", ["banjir", "banjir lagi banjir", "warga resah karena 3 ekor sapi hilang , warga resah", "2024 2025 12"]
)
def test_folded_words_say_what_their_buckets_say(text):
    buckets, values = hashed(text.split())
    for _ in range(2):  # the second time out of what was kept
        assert np.allclose(CLASSES.scores(text.split()), values @ CLASSES.hashed[buckets], atol=1e-4)


def test_no_words_say_nothing():
    assert not CLASSES.scores([]).any()
