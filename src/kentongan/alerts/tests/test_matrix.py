from random import Random

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kentongan.alerts import levels, matrix, matrix_services, services, watching
from kentongan.alerts.models import Alert, MatrixCell
from kentongan.alerts.tests import scene
from kentongan.journal.models import Entry


def test_a_grid_sinks_where_and_only_where_some_greater_cell_is_lower():
    chance, sunk = Random(7), 0
    for _each in range(400):
        grid = {cell: chance.choice(levels.LADDER[:2]) for cell in matrix.shipped()}
        if chance.random() < 0.5:  # chance alone hardly ever makes one that never sinks
            grid = dict(zip(sorted(grid, key=sum), sorted(grid.values(), key=levels.rank), strict=True))
        lower = any(
            levels.rank(grid[low]) > levels.rank(grid[high])
            for low in grid
            for high in grid
            if low[0] <= high[0] and low[1] <= high[1]
        )
        assert bool(matrix.sinks(grid)) is lower
        sunk += lower
    assert 100 < sunk < 300


def test_it_is_loaded_once_and_the_city_s_cells_stay(cast, now):
    assert services.load_matrix(at=now) == 16
    MatrixCell.objects.filter(likelihood=4, impact=4).update(level="siaga")
    assert services.load_matrix(at=now) == 0
    assert matrix.cells()[4, 4] == "siaga"
    with pytest.raises(IntegrityError), transaction.atomic():
        MatrixCell.objects.create(likelihood=5, impact=1, level="awas")


def test_a_change_is_journalled_and_counts_for_the_next_signal(cast, now):
    grid = {**matrix.cells(), (2, 4): "awas"}
    assert matrix_services.edit_matrix(grid=grid, by=cast.administrator, at=now) == 1
    assert Entry.objects.get(verb="matrix.edit").changes == {"2x4": ["siaga", "awas"]}
    scene.rules(now)
    scene.incident(cast, now, now.date(), severity=4)
    watching.detect_severe(at=now)
    assert Alert.objects.get().level == "awas"
    assert matrix_services.edit_matrix(grid=grid, by=cast.administrator, at=now) == 0
    assert Entry.objects.filter(verb="matrix.edit").count() == 1, "the same again is no deed"


def test_a_cell_that_says_safe_warns_of_nothing(cast, now):
    safe = dict.fromkeys(matrix.shipped(), "aman")
    matrix_services.edit_matrix(grid=safe, by=cast.administrator, at=now)
    scene.rules(now)
    scene.heard(cast, now)
    scene.surge(cast, now, severity=4)
    watching.detect_all(at=now)
    assert not Alert.objects.exists()


def fields(grid):
    return {f"c{one}{two}": level for (one, two), level in grid.items()}


def test_the_page_refuses_a_grid_that_sinks_and_says_where(cast, enter, now):
    services.load_matrix(at=now)
    client, address = enter(cast.administrator), reverse("alerts:matrix")
    wrong = {**matrix.shipped(), (3, 3): "aman"}
    answer = client.post(address, fields(wrong))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "sel Sedang × Tinggi bertingkat Siaga, tetapi sel Tinggi × Tinggi hanya Aman" in text
    assert '<option value="aman" selected>' in text, "what was chosen is kept"
    assert matrix.cells() == matrix.shipped()
    assert client.post(address, fields(matrix.shipped()) | {"c11": "merah"}).status_code == 422
    assert client.post(address, {"c11": "aman"}).status_code == 422
    assert (
        client.post(address, fields({**matrix.shipped(), (4, 3): "awas", (1, 3): "siaga", (1, 4): "siaga"})).status_code
        == 302
    )
    assert matrix.cells()[1, 3] == "siaga"
    assert enter(cast.head).get(address).status_code == 403
