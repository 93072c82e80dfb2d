"""Approximate cells, and the questions a boundary must answer."""

import itertools
import random

import pytest
import shapely

from kentongan.city import shapes

POINTS = {
    "35.74.01.1001": (113.198, -7.781),
    "35.74.01.1002": (113.207, -7.769),
    "35.74.02.1001": (113.218, -7.793),
    "35.74.02.1006": (113.229, -7.785),
    "35.74.03.1002": (113.217, -7.742),
}


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_each_point_lies_in_its_own_cell(count):
    points = dict(itertools.islice(POINTS.items(), count))
    found = shapes.cells(points)
    assert list(found) == sorted(points)
    for code, point in points.items():
        assert found[code].is_valid
        assert [other for other, cell in found.items() if cell.contains(shapely.Point(point))] == [code]


def test_the_cells_cover_their_hull_without_overlap():
    found = list(shapes.cells(POINTS).values())
    assert shapes.overlap_share(found) < 1e-4
    assert shapes.gap_share(found, shapely.MultiPoint(list(POINTS.values())).convex_hull) < 1e-4


def test_the_same_points_in_another_order_give_the_same_cells():
    shuffled = list(POINTS.items())
    random.Random(5).shuffle(shuffled)
    first, second = shapes.cells(POINTS), shapes.cells(dict(shuffled))
    assert {c: shapes.as_geojson(g) for c, g in first.items()} == {c: shapes.as_geojson(g) for c, g in second.items()}


def test_points_on_one_line_have_cells_too():
    found = shapes.cells({f"35.74.01.100{n}": (113.2 + n / 100, -7.78) for n in range(4)})
    assert all(cell.area > 0 for cell in found.values())


def test_two_regions_on_one_point_do_not_share_a_cell():
    found = shapes.cells({"35.74.01.1001": (113.2, -7.78), "35.74.01.1002": (113.2, -7.78)})
    first, second = found.values()
    assert first.area > 0
    assert second.area > 0
    assert first.intersection(second).area == 0


def test_kelurahan_dissolve_into_their_kecamatan():
    villages = shapes.cells(POINTS)
    districts = shapes.dissolve(villages, 8)
    assert set(districts) == {"35.74.01", "35.74.02", "35.74.03"}
    for code, cell in villages.items():
        assert shapes.share_inside(cell, districts[code[:8]]) > 0.999


def test_geojson_bears_five_decimals_and_no_height():
    tall = shapely.Polygon([(113.1234567, -7.8, 4), (113.2, -7.8, 4), (113.2, -7.7, 4), (113.1234567, -7.8, 4)])
    ring = shapes.as_geojson(tall)["coordinates"][0]
    assert ring[0] == [113.12346, -7.8]
    assert all(len(point) == 2 for point in ring)


def test_a_cell_gives_way_to_the_true_boundary_of_its_neighbour():
    left = shapes.without(shapely.box(113.0, -7.8, 113.2, -7.7), [shapely.box(113.1, -7.9, 113.3, -7.6)])
    assert left.bounds == (113.0, -7.8, 113.1, -7.7)


RING = [[113.2, -7.8], [113.3, -7.8], [113.3, -7.7], [113.2, -7.8]]


@pytest.mark.parametrize(
    ("geometry", "said"),
    [
        (None, "tidak memiliki geometri"),
        ("Polygon", "tidak memiliki geometri"),
        ({"type": "LineString", "coordinates": RING}, "jenis geometri"),
        ({"type": "Polygon"}, "kosong"),
        ({"type": "Polygon", "coordinates": []}, "kosong"),
        ({"type": "MultiPolygon", "coordinates": [[]]}, "kosong"),
        ({"type": "MultiPolygon", "coordinates": [RING]}, "kurang dari empat titik"),
        ({"type": "Polygon", "coordinates": [RING[:3]]}, "kurang dari empat titik"),
        ({"type": "Polygon", "coordinates": [[*RING[:3], [113.2, -7.6]]]}, "tidak tertutup"),
        ({"type": "Polygon", "coordinates": [[["113.2", -7.8], *RING[1:]]]}, "bukan pasangan angka"),
        ({"type": "Polygon", "coordinates": [[[True, -7.8], *RING[1:]]]}, "bukan pasangan angka"),
        ({"type": "Polygon", "coordinates": [[[y, x] for x, y in RING]]}, "tertukar"),
        ({"type": "Polygon", "coordinates": [[[x * 6000, y * 1e5] for x, y in RING]]}, "EPSG:4326"),
        ({"type": "Polygon", "coordinates": [[[x - 110, y + 50] for x, y in RING]]}, "di luar Indonesia"),
        ({"type": "Polygon", "coordinates": [[[float("inf"), -7.8], *RING[1:3], [float("inf"), -7.8]]]}, "derajat"),
    ],
)
def test_it_says_why_a_geometry_is_no_region(geometry, said):
    assert said in shapes.why_no_polygon(geometry)


def test_a_polygon_with_heights_and_one_of_several_parts_are_fine():
    tall = [[*point, 3.5] for point in RING]
    assert shapes.why_no_polygon({"type": "Polygon", "coordinates": [tall]}) == ""
    assert shapes.why_no_polygon({"type": "MultiPolygon", "coordinates": [[RING], [RING]]}) == ""


def test_a_shape_without_ground_is_not_valid():
    assert shapes.why_invalid(shapely.Polygon(RING)) == ""
    assert shapes.why_invalid(shapely.Polygon([(113, -7), (114, -7), (113, -7), (113, -7)])) != ""


def test_a_hole_between_neighbours_is_a_gap():
    ring = [shapely.box(0, 0, 3, 1), shapely.box(0, 2, 3, 3), shapely.box(0, 1, 1, 2), shapely.box(2, 1, 3, 2)]
    assert shapes.gap_share(ring, None) == pytest.approx(1 / 9)
    assert shapes.gap_share([*ring, shapely.box(1, 1, 2, 2)], None) == pytest.approx(0)
