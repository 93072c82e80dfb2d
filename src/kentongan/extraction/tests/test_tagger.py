"""The names model: decoding is exact, safe for any text, and finds plain names."""

import itertools

import numpy as np
import pytest

from kentongan.extraction.clean import prepare
from kentongan.extraction.features import EDGE
from kentongan.extraction.models import NAMES
from kentongan.extraction.tagger import Models, names_in, tag
from kentongan.extraction.viterbi import best_labels, bounds_of, chained, chances, open_tokens, runs_of, side_by_side
from kentongan.extraction.weights import LABELS, Forms, pack, unpack

SMALL = pack({("s=Xx", 0, "B-PER"): 1.0, ("w=pak", -1, "B-PER"): 2.0, ("w=di", -1, "B-LOC"): 3.0}, {}, {})


def random_chain(seed: int, sentences: int = 6) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    dice = np.random.default_rng(seed)
    lengths = dice.integers(1, 9, sentences)
    edges = np.concatenate([[True, True, *([False] * n)] for n in lengths] + [[True, True]]).astype(bool)
    scores = dice.normal(0, 2, (len(edges), len(LABELS))).astype(np.float32)
    scores[:, 0] += 3
    return scores, dice.normal(0, 2, (len(LABELS), len(LABELS))).astype(np.float32), edges


def plain_viterbi(scores: np.ndarray, moves: np.ndarray) -> list[int]:
    reached, back = scores[0], []
    for row in scores[1:]:
        ways = reached[:, None] + moves
        back.append(ways.argmax(axis=0))
        reached = ways.max(axis=0) + row
    path = [int(reached.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


@pytest.mark.parametrize("seed", range(40))
def test_runs_side_by_side_decode_as_each_sentence_alone(seed):
    scores, moves, edges = random_chain(seed)
    starts, lengths = runs_of(~edges)
    wanted = np.zeros(len(edges), int)
    for start, length in zip(starts, lengths, strict=True):
        wanted[start : start + length] = plain_viterbi(scores[start : start + length], moves)
    chain = chained(scores, moves, edges)
    starts, lengths = runs_of(open_tokens(chain, bounds_of(moves, [1, 3, 5])))
    found = np.zeros(len(edges), int)
    places, alive = side_by_side(starts, lengths)
    found[places] = best_labels(chain[places].transpose(0, 2, 1), moves, alive)
    assert found.tolist() == wanted.tolist()


def test_chances_are_those_of_adding_up_all_labellings():
    scores, moves, _ = random_chain(3)
    run = np.concatenate([scores[2:5, :3, None], np.full((1, 3, 1), -1e4, np.float32)])
    run[3, 0, 0] = 0
    moves = moves[:3, :3]
    weights = np.zeros((3, 3))
    for path in itertools.product(range(3), repeat=3):
        steps = [0, *path, 0]
        told = sum(moves[a, b] for a, b in itertools.pairwise(steps)) + sum(run[i, y, 0] for i, y in enumerate(path))
        for i, y in enumerate(path):
            weights[i, y] += np.exp(told)
    assert np.allclose(
        chances(run, moves, np.array([3]), [1, 1, 1, 1])[:3, :, 0],
        weights / weights.sum(axis=1, keepdims=True),
        atol=1e-4,
    )


def test_a_full_store_of_forms_begins_anew_and_answers_the_same():
    words = [f"Kata{chr(97 + i // 20)}{chr(97 + i % 20)}" for i in range(40)]
    narrow, wide = Forms(unpack(SMALL), kept=48), Forms(unpack(SMALL))
    for start in range(0, 40, 5):
        chain = [EDGE, EDGE, "Pak", *words[start : start + 5], EDGE, EDGE]
        assert tag(chain, narrow) == tag(chain, wide)


def test_a_text_with_more_forms_than_the_store_holds_is_read():
    words = [f"Kata{chr(97 + i // 20)}{chr(97 + i % 20)}" for i in range(200)]
    assert len(tag([EDGE, EDGE, *words, EDGE, EDGE], Forms(unpack(SMALL), kept=20))) > 0


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "a", "\u200b", "İ", "Budi", "\ufeffPak Budi", "😀 Budi"])
def test_any_text_is_read(text):
    document = prepare(text)
    for name in names_in(document, NAMES):
        assert document.text[name.start : name.end].strip()
        assert 0 < name.confidence <= 1


def test_a_text_without_capitals_is_read_by_the_other_model():
    lower = pack({("w=budi", 0, "B-PER"): 5.0}, {}, {})
    found = names_in(prepare("tadi pak budi lapor, air naik di rt 2"), Models.of(SMALL, lower))
    assert [(name.start, name.end, name.kind) for name in found] == [(9, 13, "PER")]


def test_the_package_finds_a_plain_name_with_its_place():
    text = "Camat Wonoasih Deus Nawandi mengimbau warga menjaga kerukunan.\nIa datang bersama Kapolsek Kanigaran."
    names = [text[name.start : name.end] for name in names_in(prepare(text), NAMES) if name.kind == "PER"]
    assert names == ["Deus Nawandi"]
