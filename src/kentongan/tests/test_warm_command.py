"""Compiled once and kept: where the service may write, and for everything that the commands and pages ask."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import numba
import pytest

from kentongan import cli, warm_command
from kentongan.compiling import announced
from kentongan.detection import compiled
from kentongan.environment import keep_kernels

# In a program of its own, in which nothing else has been compiled yet: after warming no kernel meets a new type.
NOTHING_NEW = """
import io, sys
from contextlib import redirect_stdout
from datetime import date, timedelta
from pathlib import Path
import numpy as np
from numba.core.dispatcher import Dispatcher
from kentongan import cli
from kentongan.detection import CountPanel, HierarchicalRule, series_weeks
from kentongan.detection.warming import warm

def compiled():
    kernels = {}
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("kentongan.detection"):
            kernels |= {f"{d.__module__}.{d.__name__}": set(d.signatures)
                        for d in vars(module).values() if isinstance(d, Dispatcher)}
    return kernels

warm(lambda *_: None)
before = compiled()
assert sum(map(len, before.values())) > 15, before
folder = Path(sys.argv[1])
weeks, areas = 330, [f"35.74.01.{1001 + n}" for n in range(4)]
counts = np.random.default_rng(1).poisson(1.0, (4, weeks))
rows = [f"{a},{w},{counts[r, w]},{100 + r}" for r, a in enumerate(areas) for w in range(weeks)]
table, places, borders = (str(folder / name) for name in ("c.csv", "a.csv", "b.csv"))
Path(table).write_text("\\n".join(["area,period,count,population", *rows]))
Path(places).write_text("area,x,y\\n" + "\\n".join(f"{a},{r},{r * r}" for r, a in enumerate(areas)))
Path(borders).write_text("area,neighbour\\n" + "\\n".join(f"{a},{b}" for a, b in zip(areas, areas[1:])))
with redirect_stdout(io.StringIO()):
    for method in ("hierarchical", "farrington-flexible"):
        assert cli.main(["detect", table, "--method", method, "--range", "329:329"]) == 0
    assert cli.main(["detect", table, "--method", "hierarchical", "--range", "328:329", "--neighbours", borders]) == 0
    for method in ("poisson", "permutation", "negative-binomial"):
        for more in (["--prospective"], ["--borders", borders], ["--first-only"]):
            assert cli.main(["scan", table, "--areas", places, "--method", method, "--replicates", "9", *more]) == 0
days = [date(2025, 1, 1) + timedelta(days=n) for n in range(weeks)]
series_weeks(CountPanel.from_arrays(areas, days, counts), HierarchicalRule(alpha=0.1), areas[0], looks=3)
after = compiled()
new = {name: [str(one) for one in found - before.get(name, set())] for name, found in after.items()}
print({name: found for name, found in new.items() if found})
"""


def test_after_warming_nothing_is_compiled_any_more(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", NOTHING_NEW, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip() == "{}", done.stdout


def test_what_is_compiled_lies_where_the_service_may_write(tmp_path, monkeypatch):
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    beside = keep_kernels(tmp_path)
    if os.access(Path(warm_command.__file__).parent / "detection", os.W_OK):
        assert beside.name == "__pycache__"
        assert "NUMBA_CACHE_DIR" not in os.environ
    monkeypatch.setattr("kentongan.environment.os.access", lambda *_: False)
    assert keep_kernels(tmp_path) == tmp_path / "kernels"
    assert os.environ["NUMBA_CACHE_DIR"] == str(tmp_path / "kernels")
    assert keep_kernels(Path("/elsewhere")) == tmp_path / "kernels"  # once settled, it stays
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "own"))
    assert warm_command.ready_mark().parent == tmp_path / "own"


@pytest.mark.server
def test_the_worker_warms_once_and_only_for_this_code(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    started = warm_command.beside()
    assert started is not None
    started.kill()
    started.wait()
    mark = warm_command.ready_mark()
    mark.touch()
    assert warm_command.beside() is None
    assert cli.main(["warm"]) == 0
    assert f"sudah siap di {tmp_path}" in capsys.readouterr().out
    monkeypatch.setattr(warm_command, "version", lambda name: "another")
    assert warm_command.ready_mark() != mark
    assert warm_command.ready_mark().parent == mark.parent


def test_of_many_workers_one_alone_has_it_warmed(tmp_path, monkeypatch):
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(warm_command.os, "nice", lambda _steps: 0)
    monkeypatch.setattr(warm_command, "import_module", lambda _name: pytest.fail("another one is at it"))
    with (tmp_path / "warming").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert cli.main(["warm", "--quiet"]) == 0
    assert not warm_command.ready_mark().exists()


def test_a_kernel_is_never_mixed_with_older_code_of_another_file(tmp_path):
    package = Path(warm_command.__file__).parent / "detection"
    with_kernels = [path for path in package.rglob("*.py") if "@njit" in path.read_text("utf-8")]
    assert {str(path.relative_to(package)) for path in with_kernels} == set(compiled.KERNELS)
    assert all("from numba import njit" not in path.read_text("utf-8") for path in with_kernels)
    for name in compiled.KERNELS:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((package / name).read_bytes())
    assert compiled.seal(tmp_path) == compiled.seal()
    (tmp_path / "quasi_poisson.py").write_bytes(b"# another fit\n")
    assert compiled.seal(tmp_path) != compiled.seal()
    assert numba.config.CACHE_DIR.endswith(f"kernels-{compiled.seal()}")


def test_the_first_time_says_what_it_is_doing_and_the_second_does_not(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(compiled, "_PLACE", tmp_path)
    for said in ("menyiapkan hitungan hierarchical", ""):
        with announced("detect", "hierarchical"):
            pass
        assert said in (told := capsys.readouterr().err)
        assert bool(told) == bool(said)
    with announced("detect", "shrunken"):
        assert not (tmp_path / "ready-shrunken").exists()
