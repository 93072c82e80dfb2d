"""What the looks promise: light enough for 3G, no inline code, words readable on every ground."""

import gzip
import re
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1] / "src" / "kentongan"
TEMPLATES = sorted((HOME / "templates").rglob("*.html"))
STYLES = sorted((HOME / "static" / "css").glob("*.css"))
MODULES = sorted((HOME / "static" / "js").glob("*.js"))

# ground, word, least contrast (WCAG 2.2: 4.5 for text, 3 for the shapes and edges that carry meaning)
PAIRS = [
    ("paper", "ink", 7.0),
    ("surface", "ink", 7.0),
    ("paper", "ink-soft", 4.5),
    ("surface", "ink-soft", 4.5),
    ("sunk", "ink-soft", 4.5),
    ("paper", "link", 4.5),
    ("surface", "late", 4.5),
    ("late-soft", "late", 4.5),
    ("accent", "on-accent", 4.5),
    ("accent-soft", "accent-deep", 4.5),
    ("wood", "on-wood", 7.0),
    ("surface", "line-strong", 3.0),
    ("paper", "focus-paper", 3.0),
    ("wood", "focus-wood", 3.0),
    *[(f"{level}-soft", f"{level}-word", 4.5) for level in ("aman", "waspada", "siaga", "awas", "senyap")],
    *[(f"{level}-soft", level, 3.0) for level in ("aman", "waspada", "siaga", "awas", "senyap")],
]


def colours(scheme: str) -> dict[str, str]:
    light, dark = (HOME / "static/css/variables.css").read_text().split("prefers-color-scheme: dark")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ground", "word", "least"), PAIRS)
def test_words_and_shapes_stand_out_from_their_ground(scheme: str, ground: str, word: str, least: float) -> None:
    palette = colours(scheme)
    assert contrast(palette[ground], palette[word]) >= least


def test_the_styles_of_a_page_weigh_less_than_20_kilobytes_on_the_way() -> None:
    weights = {style.name: len(gzip.compress(style.read_bytes())) for style in STYLES}
    shared = re.findall(r"css/([\w.]+)", (HOME / "templates/base.html").read_text())
    own = [weight for name, weight in weights.items() if name not in shared]
    assert sum(weights[name] for name in shared) + max(own) < 20_000


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_a_module_stays_small_and_evaluates_nothing(module: Path) -> None:
    text = module.read_text()
    assert len(text.splitlines()) <= 150
    assert not re.search(r"\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write", text)
    named = re.findall(r'^import .* from "\./([\w.]+)";$', text, re.MULTILINE)
    assert len(named) == len(re.findall(r"^import ", text, re.MULTILINE)), "one line, so that hashing finds the name"
    assert all((module.parent / name).is_file() for name in named)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_keeps_to_the_content_security_policy(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_names_only_icons_that_are_drawn(template: Path) -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (HOME / "static/img/icons.svg").read_text()))
    named = re.findall(r'_icon\.html" with name="([\w-]+)"', template.read_text())
    named += re.findall(r'icon\|default:"([\w-]+)"', template.read_text())
    assert set(named) <= drawn


def test_every_level_has_its_own_shape_and_rhythm() -> None:
    sprite = (HOME / "static/img/icons.svg").read_text()
    for kind in ("level", "beat"):
        drawings = dict(re.findall(rf'<symbol id="{kind}-(\w+)"[^>]*>(.*?)</symbol>', sprite))
        assert set(drawings) == {"aman", "waspada", "siaga", "awas", "senyap"}
        assert len(set(drawings.values())) == 5


def test_every_colour_that_a_style_asks_for_is_defined() -> None:
    text = "".join(style.read_text() for style in STYLES)
    asked, defined = set(re.findall(r"var\(--([\w-]+)", text)), set(re.findall(r"--([\w-]+):", text))
    assert asked <= defined
