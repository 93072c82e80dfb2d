"""The rows of the nation."""

from __future__ import annotations

from kentongan.city.nation import region_rows


def test_it_gives_one_city_with_its_parts() -> None:
    rows = dict(region_rows("35.74"))
    assert rows["35.74"] == "Kota Probolinggo"
    assert rows["35.74.05"] == "Kedopok"
    assert len(rows) == 1 + 5 + 29
    assert all(code == "35.74" or code.startswith("35.74.") for code in rows)


def test_a_prefix_is_whole_parts_only() -> None:
    assert not list(region_rows("35.7"))


def test_it_gives_the_nation() -> None:
    codes = [code for code, _ in region_rows()]
    assert len(codes) > 91_000
    assert len(set(codes)) == len(codes)
    assert sum(1 for code in codes if "." not in code) == 38
