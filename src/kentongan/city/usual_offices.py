"""The offices that every city's team has, and one for each kecamatan and kelurahan."""

import tomllib
from importlib import resources

KINDS = {8: ("kec", "Kecamatan", "Kec."), 13: ("kel", "Kelurahan", "Kel.")}
OFFICE_KINDS = {"kec": "kecamatan", "kel": "kelurahan"}


def offices(rows: list[dict[str, str]], code: str) -> list[dict[str, str]]:
    """Return the offices of any city's team, and one for each kecamatan and kelurahan."""
    full = next(row["name"] for row in rows if row["code"] == code)
    names = {"full": full, "city": full.removeprefix("Kota ").removeprefix("Kabupaten ")}
    listed = tomllib.loads(resources.files("kentongan.city").joinpath("data/offices.toml").read_text("utf-8"))
    usual = [{key: value.format(**names) for key, value in row.items()} for row in listed["office"]]
    below = []
    for row in rows:
        if len(row["code"]) in KINDS:
            slug, long, short = KINDS[len(row["code"])]
            number = row["code"].replace(".", "")
            name, label = f"{long} {row['name']}", f"{short} {row['name']}"
            kind = OFFICE_KINDS[slug]
            below.append(
                {"code": f"{slug}-{number}", "name": name, "short": label, "kind": kind, "region": row["code"]}
            )
    return [row | {"region": code} for row in usual] + below
