"""`kentongan effect` from file to JSON."""

import argparse
import json

import numpy as np
import pytest

from kentongan.detection.effect import evaluate, trial
from kentongan.effect_command import add_arguments, run


def _run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args(list(words)))


def _counts() -> np.ndarray:
    rng = np.random.default_rng(8)
    counts = rng.poisson(2.0, (10, 100))
    counts[:4, 70:] = rng.poisson(0.9, (4, 30))
    return counts


@pytest.fixture
def file(tmp_path) -> str:
    path = tmp_path / "counts.csv"
    rows = [f"A{a},{t},{n},{500 + a}" for a, row in enumerate(_counts().tolist()) for t, n in enumerate(row)]
    path.write_text("\n".join(["area,period,count,population", *rows]) + "\n", encoding="utf-8")
    return str(path)


def test_it_says_what_the_library_says(file, capsys):
    assert _run(file, "--start", "70", "--treated", "A0", "A1", "A2", "A3") == 0
    answer = json.loads(capsys.readouterr().out)
    people = np.arange(500, 510)
    found = evaluate(trial(_counts(), np.arange(10) < 4, 70, population=people), rng=np.random.default_rng(0))
    assert answer["verdict"] == "helped" == found.verdict
    assert answer["rate_ratio"] == pytest.approx(found.ratio, rel=1e-12)
    assert answer["interval"] == pytest.approx([found.low, found.high], rel=1e-12)
    assert answer["compared"] == [f"A{number}" for number in range(4, 10)]
    assert answer["reason"].startswith("Sesudah intervensi, kejadian di A0, A1, A2, A3 turun sekitar ")
    assert (answer["periods_before"], answer["periods_after"], answer["lack"]) == (70, 30, None)


def test_too_little_to_say_is_an_answer_and_not_a_failure(file, capsys):
    assert _run(file, "--start", "98", "--treated", "A0", "--compare", "A7", "A8", "A9", "--method", "did") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["verdict"], answer["rate_ratio"], answer["interval"]) == ("cannot_say", None, None)
    assert "baru 2 periode berlalu" in answer["reason"]
    assert answer["compared"] == ["A7", "A8", "A9"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--start", "200", "--treated", "A0"], "tidak ada dalam tabel (0 sampai 99)"),
        (["--start", "2026-W03", "--treated", "A0"], "tidak ada dalam tabel"),
        (["--start", "0", "--treated", "A0"], "di luar data"),
        (["--start", "70", "--treated", "B9"], "Wilayah 'B9' tidak ada"),
        (["--start", "70", "--treated", "A0", "--compare", "A0"], "sekaligus"),
        (["--start", "70", "--treated", "A0", "--seed", "-1"], "--seed"),
        (["--start", "70", "--treated", "A0", "--frequency", "0"], "--frequency"),
    ],
)
def test_bad_words_are_named_and_nothing_is_written(file, capsys, words, says):
    assert _run(file, *words) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert says in out.err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"area,period,count\nA,1,-2\n", "-2"),
        (b"area,period,count\nA,1,\n", "kolom count kosong"),
        (b"area,period\nA,1\n", "kolom count tidak ada"),
        (b"area,period,count\nA,1,1\n", "di luar data"),
        (b"\xff\xfe\x00", "bukan teks UTF-8"),
    ],
)
def test_a_bad_file_is_named(tmp_path, capsys, text, says):
    path = tmp_path / "x.csv"
    path.write_bytes(text)
    assert _run(str(path), "--start", "1", "--treated", "A") == 2
    assert says in capsys.readouterr().err
    assert _run(str(tmp_path / "none.csv"), "--start", "1", "--treated", "A") == 2
    assert "tidak dapat dibuka" in capsys.readouterr().err
