"""The house rules that can be read off the code: rooms in flow order, pure cores, no circles, small files."""

import ast
from functools import cache
from pathlib import Path

import kentongan

ROOT = Path(kentongan.__file__).parent
# A room may import the rooms on the lines above it, never below. Rooms on one line do not know each other.
FLOORS = [
    {"extraction", "detection", "document_text", "text_encoding"},
    {"text_files", "detection_cluster"},
    {"environment", "static_files", "csv_lines", "errors", "outside", "xml_tree"},
    {"journal", "jobs"},
    {"city"},
    {"intake"},
    {"openrosa", "gateways", "mailbox", "sheets", "news", "streetform"},
    {"verification"},
    {"rumours", "warnings"},
    {"alerts"},
    {"actions"},
    {"interventions"},
    {"operations", "situations"},
    {"meetings"},
    {"invitations", "live", "plans"},
    {"briefs"},
    {"notices"},
    {"api"},
    {"calendars", "rest"},
    {"phone"},
    {"shipped"},
    {"desk", "demo", "cast"},
    {"demo_folder", "limits", "supervision"},
    {"installation"},
    {"bordering", "compiling"},
    {"installation", "tables"},
    {"work", "settings", "wsgi", "urls", "check"},
    {"read_summary"},
    {
        "read_command",
        "ingest_command",
        "mail_command",
        "detect_command",
        "scan_command",
        "effect_command",
        "backtest_command",
        "boundaries_command",
        "warnings_command",
        "setup_command",
        "warm_command",
        "train_command",
    },
    {"serve_command", "worker_command", "check_command", "manage_command"},
    {"demo_command", "demo_preparation"},
    {"cli"},
    {"__main__"},
]
# What the pure cores may import besides the standard library; llvmlite is the part of Numba that names vectors.
PURE = {"extraction": {"numpy"}, "detection": {"numpy", "scipy", "numba", "llvmlite"}}
ONE_DOOR = {
    "extraction": {"intake/reading.py", "intake/alike.py", "intake/folding.py", "read_command.py", "read_summary.py"},
    "detection": {
        "alerts/detecting.py",  # what the nightly rules ask, and the members see of it
        "alerts/measuring.py",  # did a measure help?
        "alerts/rewinding.py",  # a rule tried on the past
        "detect_command.py",
        "scan_command.py",
        "effect_command.py",
        "backtest_command.py",
        "alerts/foreseeing.py",
        "compiling.py",  # the word about kernels that are compiled now
        "bordering.py",  # a table of neighbours is read by the reader of the scans
        "detection_cluster.py",  # the same judgements, province by province, by whoever is there to do them
    },
}
ONE_PAGE = "city/access.py"  # every permission on one page, however many pages it opens
FORBIDDEN_NAMES = {"utils", "common", "core", "helpers", "managers", "misc", "tools", "constants", "exceptions"}
STANDARD_LIBRARY = set(__import__("sys").stdlib_module_names)


def sources() -> list[Path]:
    skip = {"migrations", "tests"}
    files = [p for p in ROOT.rglob("*.py") if not skip & set(p.relative_to(ROOT).parts)]
    return [p for p in files if p.name not in {"conftest.py", "cast.py"}]


def room(path: Path) -> str:
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def imports(path: Path) -> list[str]:
    """Every module a file imports, wherever in the file; `from a import b` counts as a and a.b."""
    found = []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


def floor(name: str) -> int:
    for number, rooms in enumerate(FLOORS):
        if name in rooms:
            return number
    raise AssertionError(f"{name} stands on no floor: add it to FLOORS, in flow order")


def test_no_room_imports_a_later_one():
    wrong = []
    for path in sources():
        here = room(path)
        if here == "__init__":
            continue
        for module in imports(path):
            parts = module.split(".")
            if (
                parts[0] != "kentongan"
                or len(parts) < 2
                or not ((ROOT / parts[1]).exists() or (ROOT / f"{parts[1]}.py").exists())
            ):
                continue
            there = parts[1]
            if there != here and floor(there) >= floor(here):
                wrong.append(f"{path.relative_to(ROOT)} imports {module}")
    assert not wrong, "\n".join(wrong)


def test_the_cores_are_pure():
    wrong = []
    for path in sources():
        if room(path) not in PURE:
            continue
        for module in imports(path):
            top = module.split(".")[0]
            own = module == "kentongan" or module.startswith(f"kentongan.{room(path)}")
            if not (own or top in PURE[room(path)] or (top in STANDARD_LIBRARY and top != "kentongan")):
                wrong.append(f"{path.relative_to(ROOT)} imports {module}")
        text = path.read_text("utf-8")
        wrong += [
            f"{path.name} uses {word}" for word in ("datetime.now", "date.today", "time.time(", "open(") if word in text
        ]
    assert not wrong, "\n".join(wrong)


def test_each_core_has_one_door():
    wrong = []
    for path in sources():
        relative = path.relative_to(ROOT).as_posix()
        for core, doors in ONE_DOOR.items():
            uses = any(m == f"kentongan.{core}" or m.startswith(f"kentongan.{core}.") for m in imports(path))
            if uses and room(path) != core and relative not in doors:
                wrong.append(f"{relative} imports {core}")
    assert not wrong, "\n".join(wrong)


def test_no_import_circles_hidden_ones_counted():
    modules = {
        ".".join(("kentongan", *p.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): p
        for p in sources()
    }
    graph = {name: {m for m in imports(path) if m in modules and m != name} for name, path in modules.items()}
    seen: dict[str, int] = {}
    trail: list[str] = []

    def walk(name: str) -> None:
        seen[name] = 1
        trail.append(name)
        for target in graph[name]:
            if seen.get(target) == 1:
                raise AssertionError(" -> ".join([*trail[trail.index(target) :], target]))
            if target not in seen:
                walk(target)
        trail.pop()
        seen[name] = 2

    for name in graph:
        if name not in seen:
            walk(name)


def test_foreign_keys_point_to_earlier_rooms():
    from django.apps import apps

    wrong = []
    for model in apps.get_models():
        if not model.__module__.startswith("kentongan."):
            continue
        here = model.__module__.split(".")[1]
        for field in model._meta.get_fields():
            if field.is_relation and not field.auto_created and field.related_model:
                target = field.related_model.__module__.split(".")
                if target[0] == "kentongan" and target[1] != here and floor(target[1]) >= floor(here):
                    wrong.append(f"{model.__name__}.{field.name} -> {field.related_model.__name__}")
    assert not wrong, "\n".join(wrong)


def test_files_and_functions_stay_small():
    wrong, lengths, functions = [], [], []
    for path in sources():
        text = path.read_text("utf-8")
        lines = sum(1 for line in text.splitlines() if line.strip())
        table = path.name.startswith(("words", "phrases")) or path.parent.name == "words"
        if table or path.relative_to(ROOT).as_posix() == ONE_PAGE:
            continue  # tables grow with what they list
        if lines:
            lengths.append(lines)
        if lines > 400:
            wrong.append(f"{path.relative_to(ROOT)}: {lines} lines")
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                length = node.end_lineno - body[0].lineno + 1 if body else 1
                functions.append(length)
                if length > 60:
                    wrong.append(f"{path.relative_to(ROOT)}: {node.name} has {length} lines")
    assert not wrong, "\n".join(wrong)
    lengths.sort()
    assert lengths[len(lengths) // 2] <= 80, f"median file {lengths[len(lengths) // 2]}"
    short = sum(1 for length in functions if length < 30) / len(functions)
    assert short >= 0.9, f"only {short:.0%} of functions are under 30 lines"


def test_no_drawers_no_signals_no_asserts():
    wrong = []
    for path in sources():
        if path.stem in FORBIDDEN_NAMES:
            wrong.append(f"{path.relative_to(ROOT)}: name says nothing")
        wrong += [
            f"{path.relative_to(ROOT)}: assert as a rule"
            for node in ast.walk(tree_of(path))
            if isinstance(node, ast.Assert)
        ]
        wrong += [
            f"{path.relative_to(ROOT)}: {m}"
            for m in imports(path)
            if m.startswith("django.dispatch") or "contenttypes.fields" in m
        ]
    assert not wrong, "\n".join(wrong)
