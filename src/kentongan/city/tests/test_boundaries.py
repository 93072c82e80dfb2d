"""The importer: refusals first, then a good file, then the real ones."""

import gzip
import json
from pathlib import Path

import pytest
import shapely

from kentongan.bordering import OWN_MAP, borders_of
from kentongan.city import atlas, boundary_file, shapes
from kentongan.city.boundaries import import_boundaries
from kentongan.city.boundary_file import BoundariesRefused
from kentongan.city.models import Boundary, Level, Region
from kentongan.conftest import SHARED
from kentongan.detection import PanelError
from kentongan.journal.models import Entry

KIDUL, TAMAN, WONOASIH = "35.74.02.1001", "35.74.02.1006", "35.74.02"
SQUARES = {
    KIDUL: shapely.box(113.21, -7.80, 113.224, -7.78),
    TAMAN: shapely.box(113.224, -7.80, 113.24, -7.78),
    WONOASIH: shapely.box(113.21, -7.80, 113.24, -7.78),
}


def feature(code, geometry, key="code"):
    return {"type": "Feature", "properties": {key: code}, "geometry": geometry}


def collection(*features):
    return {"type": "FeatureCollection", "features": list(features)}


def squares(*codes):
    return [feature(code, shapes.as_geojson(SQUARES[code])) for code in codes]


@pytest.fixture
def give(tmp_path, cast, now):
    """Return a function that writes a file and imports it."""

    def give_file(content, *, name="batas.geojson", dry_run=False, **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return import_boundaries(path, at=now, dry_run=dry_run, **options)

    return give_file


def refusal(give, content, **options):
    """Give a bad file; return what was said, having seen that nothing was written."""
    lines = Entry.objects.count()
    with pytest.raises(BoundariesRefused) as refused:
        give(content, **options)
    assert not Boundary.objects.exists()
    assert Entry.objects.count() == lines
    assert all("batas.geojson" in problem for problem in refused.value.problems)
    return "\n".join(refused.value.problems)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "berkas kosong"),
        (b"  \n ", "berkas kosong"),
        (b"\xff\xfe{\x00}\x00", "UTF-8"),
        (b'{"type": "FeatureCollection",\n "features": [', "JSON rusak di baris 2"),
        (b"[" * 200_000, "bersarang terlalu dalam"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "NaN"),
        (b"\x1f\x8b\x08\x00not really", "gzip rusak"),
        (gzip.compress(b"{}" * 400, mtime=0)[:-9], "gzip rusak"),
        (b"[]", "akar GeoJSON harus FeatureCollection"),
        (b'"FeatureCollection"', "akar GeoJSON harus FeatureCollection"),
        (b'{"type": "Feature"}', 'bukan "Feature"'),
        (b'{"type": "FeatureCollection"}', "tidak berisi fitur"),
        (b'{"type": "FeatureCollection", "features": {}}', "tidak berisi fitur"),
        (b'{"type": "FeatureCollection", "features": []}', "tidak berisi fitur"),
        (b'{"type": "FeatureCollection", "features": [null]}', "fitur 1: tidak memiliki kode"),
        (b'{"type": "FeatureCollection", "features": [{"properties": null}]}', "fitur 1: tidak memiliki kode"),
        (b'{"type": "FeatureCollection", "features": [{"properties": {"code": 35.74}}]}', "sebagai teks"),
    ],
)
def test_it_refuses_a_file_that_is_no_collection(give, content, said):
    assert said in refusal(give, content)


def test_it_refuses_a_file_that_cannot_be_read(give, tmp_path, now):
    with pytest.raises(BoundariesRefused) as refused:
        import_boundaries(tmp_path / "tidak-ada.geojson", at=now, dry_run=False)
    assert "tidak dapat dibaca" in str(refused.value)


def test_it_refuses_a_file_of_fifty_megabytes(give):
    good = json.dumps(collection(*squares(KIDUL))).encode()
    assert "lebih besar dari 45 MB" in refusal(give, good + b" " * 50_000_000)


def test_a_small_gzip_that_unpacks_to_a_mountain_is_refused(give, monkeypatch):
    monkeypatch.setattr(boundary_file, "LIMIT", 1_000_000)
    assert "lebih besar" in refusal(give, gzip.compress(b" " * 8_000_000))


def test_it_refuses_an_unknown_code_and_writes_none_of_the_known_ones(give):
    said = refusal(give, collection(*squares(KIDUL), feature("35.99.01", shapes.as_geojson(SQUARES[TAMAN]))))
    assert "1 dari 2 kode tidak dikenal: fitur 2 (35.99.01)" in said


def test_it_refuses_a_code_given_twice_and_names_both(give):
    said = refusal(give, collection(*squares(KIDUL, TAMAN, KIDUL)))
    assert f"fitur 3 ({KIDUL}): kode ini sudah dipakai fitur 1" in said


def test_it_refuses_swapped_coordinates_and_says_so(give):
    swapped = shapely.transform(SQUARES[KIDUL], lambda xy: xy[:, ::-1])
    said = refusal(give, collection(*squares(TAMAN), feature(KIDUL, shapely.geometry.mapping(swapped))))
    assert f"fitur 2 ({KIDUL}): lintang dan bujur tertukar" in said


def test_it_refuses_a_bow_tie_and_says_where_it_crosses(give):
    tie = {
        "type": "Polygon",
        "coordinates": [[[113.2, -7.8], [113.3, -7.7], [113.3, -7.8], [113.2, -7.7], [113.2, -7.8]]],
    }
    assert f"fitur 1 ({KIDUL}): garis tepinya memotong dirinya sendiri" in refusal(
        give, collection(feature(KIDUL, tie))
    )


def test_it_refuses_a_point(give):
    point = {"type": "Point", "coordinates": [113.2, -7.8]}
    assert "hanya Polygon dan MultiPolygon" in refusal(give, collection(feature(KIDUL, point)))


def test_it_refuses_a_kelurahan_outside_its_kecamatan(give):
    away = shapes.as_geojson(shapely.box(113.235, -7.80, 113.25, -7.78))
    said = refusal(give, collection(*squares(WONOASIH), feature(TAMAN, away)))
    assert "33,3 % luasnya berada di dalam induknya" in said


def test_every_fault_is_told_at_once(give):
    faults = [feature("", None), feature(KIDUL, None), feature(TAMAN, {"type": "Polygon", "coordinates": [[[1, 2]]]})]
    assert refusal(give, collection(*faults)).count("\n") == 2


def test_it_takes_a_good_file(give, now):
    result = give(collection(*squares(KIDUL, TAMAN, WONOASIH)), source="Bagian Tata Pemerintahan 2026")
    assert (result.new, result.replaced, result.warnings) == (3, 0, [])
    stored = Boundary.objects.get(region=KIDUL)
    assert stored.source == "Bagian Tata Pemerintahan 2026"
    assert stored.imported_at == now
    assert shapes.from_geojson(stored.geometry).equals(SQUARES[KIDUL])
    line = Entry.objects.get(verb="boundary.import")
    assert (line.region, line.subject, line.changes) == (WONOASIH, WONOASIH, {"rows": [0, 3]})


def test_the_other_name_of_the_code_and_a_byte_order_mark_are_accepted(give):
    content = json.dumps(collection(feature(KIDUL, shapes.as_geojson(SQUARES[KIDUL]), key="kode"))).encode()
    assert give(b"\xef\xbb\xbf" + content).new == 1


def test_a_second_import_replaces(give):
    give(collection(*squares(KIDUL)), source="lama")
    result = give(collection(*squares(KIDUL, TAMAN)), source="baru")
    assert (result.new, result.replaced) == (1, 1)
    assert set(Boundary.objects.values_list("source", flat=True)) == {"baru"}


def test_a_dry_run_checks_all_and_writes_nothing(give):
    assert give(collection(*squares(KIDUL)), dry_run=True).new == 1
    assert not Boundary.objects.exists()
    with pytest.raises(BoundariesRefused):
        give(collection(feature("35.99", None)), dry_run=True)


def test_only_takes_the_part_under_a_prefix_and_does_not_look_at_the_rest(give):
    result = give(collection(feature("35.75.01", None), *squares(KIDUL)), only="35.74")
    assert (result.new, result.passed_over) == (1, 1)


def test_only_is_a_code_and_not_the_beginning_of_a_word(give):
    assert "tidak ada fitur dengan kode 35.7 " in refusal(give, collection(*squares(KIDUL)), only="35.7")


def test_it_warns_of_overlaps_gaps_and_far_labels(give):
    wide = shapes.as_geojson(shapely.box(113.21, -7.80, 113.23, -7.78))
    result = give(collection(feature(KIDUL, wide), *squares(TAMAN)))
    assert any("bertumpang tindih" in warning for warning in result.warnings)
    result = give(collection(*squares(WONOASIH, KIDUL)))
    assert any("tidak tertutup" in warning for warning in result.warnings)
    assert any("bertumpang" in warning for warning in result.warnings) is False
    north = feature(KIDUL, shapes.as_geojson(shapely.box(113.21, -7.75, 113.22, -7.74)))
    assert any("titik label Jrebeng Kidul" in warning for warning in give(collection(north)).warnings)


def test_it_warns_when_an_earlier_parent_does_not_hold_the_new_child(give):
    give(collection(*squares(WONOASIH)))
    north = feature(KIDUL, shapes.as_geojson(shapely.box(113.21, -7.79, 113.224, -7.77)))
    assert any(f"di dalam batas {WONOASIH}" in warning for warning in give(collection(north)).warnings)


# --- real files ---


@pytest.fixture
def real():
    """The folder of real boundaries, where it lies beside the repository."""
    folder = SHARED / "data" / "boundaries"
    if not folder.is_dir():
        pytest.skip(f"no open data beside this checkout ({folder})")
    return folder


def learn(path, prefix):
    """Let the city know every region of a real file under a code; label points as the file gives them."""
    rows = [one["properties"] for one in json.loads(gzip.decompress(Path(path).read_bytes()))["features"]]
    rows = [row for row in rows if row["code"].startswith(prefix)]
    level = Level.VILLAGE if len(rows[0]["code"]) == 13 else Level.DISTRICT
    for row in sorted(rows, key=lambda row: row["code"]):
        known = {"name": row["name"], "level": level, "lat": row.get("lat"), "lng": row.get("lng")}
        Region.objects.update_or_create(code=row["code"], defaults=known)
    return len(rows)


def test_a_real_file_of_two_cities_is_refused_when_one_of_them_is_unknown(real, cast, now):
    path = real / "kel_35.74_35.75.geojson.gz"
    assert learn(path, "35.74") == 29
    with pytest.raises(BoundariesRefused) as refused:
        import_boundaries(path, at=now, dry_run=False)
    assert "34 dari 63 kode tidak dikenal" in str(refused.value)
    assert "35.75." in str(refused.value)
    assert not Boundary.objects.exists()


def test_the_part_of_our_city_is_taken_without_a_warning(real, cast, now):
    for name, expected in (("kel", 29), ("kec", 5)):
        path = real / f"{name}_35.74_35.75.geojson.gz"
        assert learn(path, "35.74") == expected
        result = import_boundaries(path, at=now, dry_run=False, only="35.74")
        assert (result.new, result.warnings) == (expected, [])
    assert Entry.objects.filter(verb="boundary.import").values_list("region", flat=True)[0] == "35.74"


def test_a_file_with_the_codes_of_the_statistics_office_is_refused_with_a_hint(real, cast, now):
    path = real / "kel_35.74_35.75_cod2020.geojson.gz"
    learn(real / "kel_35.74_35.75.geojson.gz", "35.7")
    with pytest.raises(BoundariesRefused) as refused:
        import_boundaries(path, at=now, dry_run=False)
    assert "63 dari 63 kode tidak dikenal" in str(refused.value)
    assert "kode BPS" in str(refused.value)


def test_kelurahan_that_touch_are_neighbours_and_the_command_knows_them(give, cast):
    give(collection(*squares(KIDUL, TAMAN)))
    found = atlas.borders("35.74")
    assert (KIDUL, TAMAN) in found
    assert all(one < other for one, other in found)
    assert borders_of(OWN_MAP, "hierarchical", ["35.74.09.1009", TAMAN, KIDUL]) == [(2, 1)]
    with pytest.raises(PanelError, match="Tidak satu pun pasangan"):
        borders_of(OWN_MAP, "hierarchical", ["31.71.01.1001", KIDUL])
    assert atlas.borders("99.99") == []
