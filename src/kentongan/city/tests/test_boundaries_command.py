"""The command line around the importer."""

import argparse
import json

import pytest
import shapely

from kentongan import boundaries_command
from kentongan.city.models import Boundary


@pytest.fixture
def say(cast, tmp_path):
    """Return a function that runs the command on a file with one shape."""

    def run(code, *options):
        geometry = json.loads(shapely.to_geojson(shapely.box(113.21, -7.80, 113.224, -7.78)))
        path = tmp_path / "batas.geojson"
        one = {"type": "Feature", "properties": {"code": code}, "geometry": geometry}
        path.write_text(json.dumps({"type": "FeatureCollection", "features": [one]}))
        parser = argparse.ArgumentParser()
        boundaries_command.add_arguments(parser)
        return boundaries_command.run(parser.parse_args(["import", str(path), *options]))

    return run


def test_a_refused_file_ends_with_two_and_points_to_only(say, capsys):
    assert say("35.99.01") == 2
    said = capsys.readouterr().err
    assert "35.99.01" in said
    assert "--only KODE" in said
    assert "Tidak ada yang ditulis" in said


def test_a_good_file_ends_with_zero_and_says_how_many(say, capsys):
    assert say("35.74.02.1001", "--source", "Tata Pemerintahan") == 0
    assert "1 batas ditulis; 1 baru" in capsys.readouterr().out
    assert Boundary.objects.get().source == "Tata Pemerintahan"


def test_a_dry_run_says_that_nothing_was_written(say, capsys):
    assert say("35.74.02.1001", "--dry-run") == 0
    assert "belum ada yang ditulis" in capsys.readouterr().out
    assert not Boundary.objects.exists()
