"""Province by province: the same answers here, on a cluster, and on a cluster that loses a worker in the middle."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from kentongan import detect_command
from kentongan.detection import FarringtonFlexibleRule, HierarchicalRule, Judgement, PanelError, Time, judge_classical
from kentongan.detection.tests.truth import country
from kentongan.detection_cluster import ClusterError, each, judge_provinces

RULE = HierarchicalRule(budget=1.0, refit=1, least=20)
WEEKS, LOOKS = 60, 3


def land() -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Three cities in two provinces, rows in no order."""
    truth = country(np.random.default_rng(5), cities=3, weeks=WEEKS, last=LOOKS, kinds={"burst": 9})
    codes = [
        f"{31 + city % 2}.{city:02}.{district % 14:02}.{1001 + row}"
        for row, (city, district) in enumerate(zip(truth.city, truth.district, strict=True))
    ]
    order = np.random.default_rng(6).permutation(len(codes))
    return truth.counts[order], truth.observed[order], [codes[row] for row in order]


def same_bits(one: Judgement, other: Judgement) -> bool:
    return all(getattr(one, field.name).tobytes() == getattr(other, field.name).tobytes() for field in fields(one))


def test_provinces_stand_alone_and_share_the_budget():
    counts, observed, areas = land()
    found = judge_provinces(counts, observed, areas=areas, rule=RULE, first=WEEKS - 2)
    assert found.exceeds.any()
    only = np.array([area.startswith("31.") for area in areas])
    half = HierarchicalRule(budget=RULE.budget * only.sum() / len(only), refit=1, least=20)
    alone = judge_provinces(
        counts[only], observed[only], areas=[area for area in areas if area.startswith("31.")], rule=half,
        first=WEEKS - 2,
    )  # fmt: skip
    for field in fields(alone):
        np.testing.assert_array_equal(getattr(found, field.name)[only], getattr(alone, field.name))
    with pytest.raises(PanelError):
        judge_provinces(counts, observed, areas=areas[:-1], rule=RULE)


def test_a_classical_method_does_not_notice_the_borders():
    counts, _observed, areas = land()
    wide = np.tile(counts[:40], (1, 6))
    whole = judge_classical(wide, None, FarringtonFlexibleRule(), time=Time(), first=355, last=359)
    parts = judge_provinces(wide, areas=areas[:40], rule=FarringtonFlexibleRule(), first=355)
    assert np.isfinite(whole.expected).any()
    assert same_bits(whole, parts)


def test_the_command_keeps_the_order_of_the_areas_and_a_border_inside_a_province(tmp_path):
    table, borders, out = (tmp_path / name for name in ("in.csv", "borders.csv", "out.csv"))
    areas = ["35.74.01.1001", "31.71.01.1001", "35.74.02.1001", "31.71.01.1002"]
    counts = np.random.default_rng(2).poisson(0.5, (4, 40))
    rows = [f"{area},{week},{counts[row, week]}" for row, area in enumerate(areas) for week in range(40)]
    table.write_text("\n".join(["area,period,count", *rows]), encoding="utf-8")
    borders.write_text("area,neighbour\n35.74.01.1001,35.74.02.1001\n31.71.01.1001,35.74.01.1001\n", encoding="utf-8")
    words = ["--method", "hierarchical", "--range", "38:39", "--neighbours", str(borders), "--out", str(out)]
    assert _detect(str(table), *words) == 0
    together = out.read_text("utf-8").splitlines()
    assert _detect(str(table), *words, "--by-province") == 0
    apart = out.read_text("utf-8").splitlines()
    assert [line.split(",")[:2] for line in apart] == [line.split(",")[:2] for line in together]
    assert apart != together
    assert _detect(str(table), "--method", "shrunken", "--neighbours", str(borders)) == 2
    borders.write_text("area,neighbour\nA,B\n", encoding="utf-8")
    assert _detect(str(table), *words) == 2


def _detect(*words: str) -> int:
    parser = argparse.ArgumentParser()
    detect_command.add_arguments(parser)
    return detect_command.run(parser.parse_args(list(words)))


def test_without_dask_or_without_a_scheduler_it_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match="pip install"):
        each(abs, [1], scheduler="tcp://127.0.0.1:1")


# --- a real cluster ---------------------------------------------------------------------------------------------------


class Cluster:
    """A scheduler and workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address, self.folder = f"tcp://127.0.0.1:{port}", folder
        self.workers: dict[str, subprocess.Popen[bytes]] = {}
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-show")

    def hire(self, name: str) -> None:
        more = ("--name", name, "--nthreads", "1", "--no-nanny", "--local-directory", str(self.folder))
        self.workers[name] = self._start("worker", self.address, *more)

    def _start(self, *words: str) -> "subprocess.Popen[bytes]":
        with (self.folder / "cluster.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *words, "--no-dashboard"], stdout=log, stderr=log, env={**os.environ}
            )

    def stop(self) -> None:
        for process in (*self.workers.values(), self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path) -> Iterator[Cluster]:
    pytest.importorskip("distributed", reason="Dask is not installed: make cluster")
    found = Cluster(tmp_path)
    try:
        yield found
    finally:
        found.stop()


@pytest.mark.server
def test_a_worker_killed_in_mid_run_changes_not_one_bit(cluster):
    from distributed import Client

    counts, observed, areas = land()
    provinces = [f"{11 + row // 90}{area[2:]}" for row, area in enumerate(areas)]  # six of them
    ask = {"areas": provinces, "rule": RULE, "first": WEEKS - LOOKS}
    here = judge_provinces(counts, observed, **ask)
    cluster.hire("a")
    cluster.hire("b")
    answer: list[Judgement] = []
    with Client(cluster.address, timeout="60s") as watch:
        watch.wait_for_workers(2, timeout=60)
        run = threading.Thread(
            target=lambda: answer.append(judge_provinces(counts, observed, **ask, scheduler=cluster.address))
        )
        run.start()
        names = {worker: one["name"] for worker, one in watch.scheduler_info()["workers"].items()}
        victim = _busy(watch, names)
        cluster.workers[victim].send_signal(signal.SIGKILL)
        assert cluster.workers[victim].wait(10) == -signal.SIGKILL
        assert not answer, "the run was over before the worker died"
        run.join(120)
        assert len(watch.scheduler_info()["workers"]) == 1
    assert answer
    assert same_bits(here, answer[0])


def _busy(watch, names: dict[str, str]) -> str:
    """The name of a worker that has work in hand."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for worker, keys in watch.processing().items():
            if keys:
                return names[worker]
        time.sleep(0.01)
    raise AssertionError("no worker was given anything to do")
