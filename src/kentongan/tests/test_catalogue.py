"""The English catalogue is whole, and everybody reads Indonesian who did not ask for English."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from kentongan.alerts.tests.scene import warning
from kentongan.language import LanguageByChoice

PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parents[1]
CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
HELD = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|</?\w+[^>]*>")  # what must come through a translation unharmed
NAMES = {"Kentongan", "SIMULASI", "SHA-256"}  # the same in every language


def read(file: Path) -> Catalog:
    with file.open("rb") as lines:
        return read_po(lines, locale="en")


def entries(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def forms(said: str | tuple[str, ...] | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


def key(message: Message) -> tuple[str, ...]:
    return (message.context or "", *forms(message.id))


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return read(PACKAGE / CATALOGUE)


@pytest.fixture
def english(settings: object, tmp_path: Path, catalogue: Catalog) -> Iterator[None]:
    """The catalogue compiled anew, whatever lies compiled in the tree."""
    folder = tmp_path / "locale/en/LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as compiled:
        write_mo(compiled, catalogue)
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    settings.STORAGES = {
        **django_settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    yield
    translation.activate("id")


# --- the catalogue ---


def test_every_entry_is_translated(catalogue: Catalog) -> None:
    missing = [m.id for m in entries(catalogue) if not all(said.strip() for said in forms(m.string))]
    assert missing == []
    assert len(entries(catalogue)) > 900


def test_no_entry_is_a_guess_or_a_left_over(catalogue: Catalog) -> None:
    assert [m.id for m in entries(catalogue) if m.fuzzy] == []
    assert list(catalogue.obsolete) == []


def test_plural_forms_are_both_there(catalogue: Catalog) -> None:
    plural = [m for m in entries(catalogue) if m.pluralizable]
    assert plural
    assert [m.id for m in plural if len(forms(m.string)) != 2] == []


def test_placeholders_and_tags_come_through(catalogue: Catalog) -> None:
    harmed = [
        (source, said)
        for message in entries(catalogue)
        for source in forms(message.id)
        for said in forms(message.string)
        if sorted(HELD.findall(source)) != sorted(HELD.findall(said))
    ]
    assert harmed == []


def test_no_ends_are_lost(catalogue: Catalog) -> None:
    """A sentence stays a sentence, a question a question, and nothing hangs on a stray space."""

    def end(text: str) -> str:
        return text[-1:] if text.endswith((".", "?", ":", "…")) else ""

    for message in entries(catalogue):
        for said in forms(message.string):
            assert end(said) == end(forms(message.id)[0]), said
            assert said == said.strip()


def test_the_levels_keep_their_names(catalogue: Catalog) -> None:
    for level in ("Aman", "Waspada", "Siaga", "Awas"):
        assert catalogue.get(level).string == level


def test_the_file_says_nothing_of_whose_machine_it_was_made_on(catalogue: Catalog) -> None:
    text = (PACKAGE / CATALOGUE).read_text(encoding="utf-8")
    assert "POT-Creation-Date" not in text
    assert re.findall(r"^#: (?:.* )?/.*$|^#: .*:\d.*$", text, re.M) == []


@pytest.mark.skipif(not shutil.which("xgettext"), reason="GNU gettext (xgettext) is not installed")
def test_collecting_anew_finds_nothing_new_and_nothing_gone(tmp_path: Path, catalogue: Catalog) -> None:
    leave = shutil.ignore_patterns("tests", "static", "migrations", "__pycache__", "*.mo")
    shutil.copytree(PACKAGE, tmp_path / "src/kentongan", ignore=leave)
    (tmp_path / "checks").mkdir()
    shutil.copy(ROOT / "checks/messages.sh", tmp_path / "checks")
    environment = {**os.environ, "PYTHON": sys.executable, "TMPDIR": str(tmp_path)}
    subprocess.run(["sh", tmp_path / "checks/messages.sh"], env=environment, check=True, capture_output=True)
    again = read(tmp_path / "src/kentongan" / CATALOGUE)
    assert {key(m) for m in entries(again)} == {key(m) for m in entries(catalogue)}
    assert [m.id for m in entries(again) if m.fuzzy] == []


# --- the pages ---


def unmarked(page: str) -> list[str]:
    """Return the words of a template that no tag gives to the translators."""
    for silent in (
        r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}",
        r"{#.*?#}|{%.*?%}|{{.*?}}",
        r"<(script|style|svg|code)\b.*?</\1>",
        r"<[^>]*>",
    ):
        page = re.sub(silent, " ", page, flags=re.S)
    return [word for word in re.findall(r"[A-Za-z][\w-]+", page) if word not in NAMES]


def test_no_template_holds_words_that_cannot_be_translated() -> None:
    # Rendered when nothing can be relied on, the catalogue neither; and the names of languages in their own words.
    spared = {"500.html", "_language.html"}
    pages = [page for page in (PACKAGE / "templates").rglob("*.html") if page.name not in spared]
    found = {str(page.name): unmarked(page.read_text(encoding="utf-8")) for page in pages}
    assert {name: words for name, words in found.items() if words} == {}


def test_unmarked_words_would_be_found() -> None:
    assert unmarked('<p>{% translate "Masuk" %} sini <code>make</code> {# not this #}</p>') == ["sini"]


@pytest.mark.parametrize("wish", ["en", "en-US,en;q=0.9", "fr", "su,jv;q=0.9", ""])
def test_the_browser_is_not_asked(english: None, db: None, wish: str) -> None:
    page = Client(headers={"accept-language": wish}).get("/masuk/")
    assert page.headers["Content-Language"] == "id"
    assert '<html lang="id">' in page.content.decode()
    assert "Untuk anggota Tim Terpadu" in page.content.decode()


@pytest.mark.parametrize("cookie", ["fr", "", "en-GB", "../../etc", "x" * 4000])
def test_a_language_that_is_not_offered_is_indonesian(english: None, db: None, cookie: str) -> None:
    client = Client()
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = cookie
    assert '<html lang="id">' in client.get("/masuk/").content.decode()


def test_who_chose_english_reads_english(english: None, db: None) -> None:
    client = Client()
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get("/masuk/")
    assert page.headers["Content-Language"] == "en"
    assert "Cookie" in page.headers["Vary"]
    text = page.content.decode()
    assert '<html lang="en">' in text
    assert "For members of the Integrated Team" in text
    assert "Untuk anggota" not in text


def test_the_switch_is_kept_and_leads_back(english: None, db: None) -> None:
    client = Client()
    answer = client.post("/bahasa/", {"language": "en", "next": "/masuk/?next=/rakor/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/masuk/?next=/rakor/")
    cookie = client.cookies[django_settings.LANGUAGE_COOKIE_NAME]
    assert (cookie.value, cookie["samesite"]) == ("en", "Lax")
    assert cookie["max-age"] > 300 * 24 * 3600
    assert cookie["httponly"]
    assert "Log in" in client.get("/masuk/").content.decode()
    client.post("/bahasa/", {"language": "id", "next": "/masuk/"})
    assert '<html lang="id">' in client.get("/masuk/").content.decode()


def test_the_switch_leads_to_no_other_site(db: None) -> None:
    answer = Client().post("/bahasa/", {"language": "en", "next": "https://example.org/"})
    assert answer.headers["Location"] == "/"


def test_the_switch_refuses_a_forged_post(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/bahasa/", {"language": "en"})
    assert answer.status_code == 403
    assert django_settings.LANGUAGE_COOKIE_NAME not in answer.cookies


def test_the_switch_names_the_other_language(english: None, enter, cast) -> None:
    client = enter(cast.operator)
    here = client.get("/peringatan/?tingkat=awas").content.decode()
    assert re.search(r'value="en"\s+lang="en">English</button>', here)
    assert 'value="/peringatan/?tingkat=awas"' in here
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = "en"
    there = client.get("/peringatan/").content.decode()
    assert re.search(r'value="id"\s+lang="id">Bahasa Indonesia</button>', there)
    assert "Early warnings" in there
    assert "Peringatan dini" not in there


def test_the_switch_on_a_posted_page_leads_home(english: None, db: None) -> None:
    page = Client().post("/masuk/", {"username": "nobody", "password": "wrong"}).content.decode()
    assert re.search(r'name="next"\s+value="/"', page)


def test_a_refusal_speaks_the_language_chosen(english: None, enter, cast) -> None:
    client = enter(cast.operator)
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get("/kota/anggota/")
    assert page.status_code == 403
    assert "Your role does not have permission" in page.content.decode()


def test_the_record_stays_indonesian_whoever_writes_it(english: None, enter, cast, now) -> None:
    alert = warning(cast, now)
    client = enter(cast.operator)
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(reverse("actions:assign"), {"alert": alert.pk}).content.decode()
    assert '<html lang="en">' in page
    assert "What has to be done" in page
    assert 'value="Tindak lanjut peringatan: ' in page


def test_one_request_leaves_no_language_behind(english: None) -> None:
    said = []

    def view(request: object) -> HttpResponse:
        said.append(gettext("Masuk"))
        return HttpResponse()

    request = RequestFactory().get("/")
    request.COOKIES[django_settings.LANGUAGE_COOKIE_NAME] = "en"
    LanguageByChoice(view)(request)
    assert said == ["Log in"]
    assert translation.get_language() == "id"
    assert request.LANGUAGE_CODE == "en"
