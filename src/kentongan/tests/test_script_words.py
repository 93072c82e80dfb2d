"""Scripts hold no sentences: what they say comes with the page, in its language, and no page forgets one."""

import re
from pathlib import Path

import kentongan
from kentongan.city.script_words import WORDS
from kentongan.phone.shell import LATER, SCRIPTS
from kentongan.phone.words import WORDS as OF_THE_PHONE

ROOT = Path(kentongan.__file__).parent
SCRIPTS_OF = ROOT / "static/js"
ASKED = re.compile(r'wordsOf\("(\w+)"\)')
IMPORTED = re.compile(r'from "\./(\w+)\.js"')
NAMED = re.compile(r'const (\w+) = wordsOf\("(\w+)"\)')
BUILT = {f"state_{one}" for one in ("waiting", "sending", "received", "clash", "wrong", "gone")} | {
    f"kind_{one}" for one in ("report", "checkin", "deed", "answer")
}


def asked_by(script: Path) -> set[str]:
    """Return whose words a script wants, its own imports included."""
    text = script.read_text()
    found = set(ASKED.findall(text))
    for name in IMPORTED.findall(text):
        found |= asked_by(script.with_name(f"{name}.js"))
    return found


def test_every_page_brings_the_words_of_its_scripts():
    base = set(
        re.search(r"{% script_words (.*?) %}", (ROOT / "templates/base.html").read_text())[1].replace('"', "").split()
    )
    for page in (ROOT / "templates").rglob("*.html"):
        text = page.read_text()
        brought = base | {
            name for tag in re.findall(r"{% script_words (.*?) %}", text) for name in re.findall(r"\w+", tag)
        }
        assert brought <= WORDS.keys(), page
        for script in re.findall(r"""src="{% static 'js/([\w/]+\.js)' %}""", text):
            assert asked_by(SCRIPTS_OF / script) <= brought, f"{page} loads {script}"


def test_every_sentence_that_a_script_says_is_there_and_none_stands_in_the_script():
    for script in SCRIPTS_OF.glob("*.js"):
        text = script.read_text()
        assert "documentElement.lang" not in text, script
        named = NAMED.findall(text) + ([("words", "live")] if "live_words.js" in text else [])
        for name, group in named:
            assert set(re.findall(rf"\b{name}\.(?!js\b)(\w+)", text)) <= WORDS[group].keys(), script
    texts = [(SCRIPTS_OF / f"phone/{name}.js").read_text() for name in (*SCRIPTS, *LATER)]
    named = {name for text in texts for name in re.findall(r"(?<!\.)\bsaid\.(\w+)", text)}
    assert named | BUILT == OF_THE_PHONE.keys()
