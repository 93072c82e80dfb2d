"""Facts may come from the news, sentences may not."""

import re
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[4].parent / "shared" / "seeds"
LONGEST = 8
DATA = (
    ("kentongan.city", "data/terms.toml"),
    ("kentongan.demo", "data/city.toml"),
    ("kentongan.demo", "data/rakor.toml"),
    ("kentongan.demo", "data/phrases.toml"),
)


def runs(text: str) -> set[tuple[str, ...]]:
    """All runs of nine words, one more than may be shared."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + LONGEST + 1]) for start in range(len(words) - LONGEST)}


def shared(text: str, others: Iterable[str]) -> set[tuple[str, ...]]:
    return runs(text) & {run for other in others for run in runs(other)}


def test_the_measure_finds_a_copied_run_and_spares_a_shorter_one():
    copied = "satu dua tiga empat lima enam tujuh delapan sembilan"
    assert shared(f"awal {copied} akhir", [f"lain {copied}, lagi"])
    assert not shared("satu dua tiga empat lima enam tujuh delapan", [copied])


@pytest.mark.parametrize(("package", "path"), DATA)
def test_no_data_file_shares_more_than_eight_words_in_a_row_with_the_news(package, path):
    if not SEEDS.is_dir():
        pytest.skip(f"the news reports are not here: {SEEDS}")
    text = resources.files(package).joinpath(path).read_text(encoding="utf-8")
    news = [file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.txt"))]
    assert news
    assert shared(text, news) == set()
