"""The leak test: the URL table itself, walked as every role. A new page joins by being there."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.template import Template, engines
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kentongan.city import access
from kentongan.city.models import Role


def pages(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, dict[str, object]]]:
    """Yield (view name, arguments that name nothing real) for every pattern in the table."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from pages(entry, inner)
        elif isinstance(entry, URLPattern) and entry.name:
            yield f"{space}{entry.name}", {name: guess(kind) for name, kind in entry.pattern.converters.items()}


def guess(converter: object) -> object:
    kind = type(converter).__name__
    return {"IntConverter": 999_999, "UUIDConverter": uuid4(), "SlugConverter": "tidak-ada"}.get(kind, "99.99")


ALL = sorted(pages(), key=lambda page: page[0])


def test_the_table_was_found():
    assert len(ALL) > 20


def test_every_page_is_named_in_access_and_every_name_is_a_page():
    names = {name for name, _ in ALL}
    assert names == set(access.PAGES) | access.PUBLIC
    assert set(access.PAGES.values()) <= set(access.VERBS)


@pytest.mark.parametrize(("name", "arguments"), ALL, ids=[name for name, _ in ALL])
def test_nobody_enters_without_logging_in(db, name, arguments):
    for method in ("get", "post"):
        answer = getattr(Client(), method)(reverse(name, kwargs=arguments))
        if name in access.PUBLIC:
            assert answer.status_code < 500
        else:
            assert answer.status_code == 302, f"{method} {name}: {answer.status_code}"
            assert answer["Location"].startswith(reverse("login"))


@pytest.mark.parametrize("name", sorted(access.KEYED))
def test_no_feed_opens_without_a_key_whoever_is_logged_in(cast, enter, name):
    address = reverse(name, kwargs=dict(ALL)[name])
    for client in (Client(), *(enter(member) for member in cast.members.values())):
        for given in ({}, {"kunci": "ktg_00000000_tebakan"}):
            answer = client.get(address, given)
            assert answer.status_code in {401, 429}
            assert "Kota Probolinggo" not in answer.content.decode()


@pytest.fixture
def in_few_words(monkeypatch):
    """Return a function that makes answers to this walk short: each is one of thousands and only its status counts.

    The pages of refusals lose their frame, and the test client no longer copies the context of every template.
    """

    def shorten() -> None:
        engine = engines["django"].engine
        for name in ("403.html", "404.html", "refused.html"):
            monkeypatch.setitem(engine.template_loaders[0].get_template_cache, name, engine.from_string("{{ reason }}"))
        monkeypatch.setattr(Template, "_render", lambda template, context: template.nodelist.render(context))

    return shorten


@pytest.mark.parametrize("role", list(Role))
def test_each_role_enters_only_what_is_opened_to_it(cast, enter, role, in_few_words):
    member = next(m for m in cast.members.values() if m.role == role)
    client = enter(member)
    closed = next(
        name for name, verb in access.PAGES.items() if not access.permits(member, verb) and not dict(ALL)[name]
    )
    for address, status in ((reverse(closed), 403), ("/tidak/ada/", 404)):
        refusal = client.get(address)
        assert (refusal.status_code, "Ke beranda" in refusal.content.decode()) == (status, True)
    in_few_words()
    for name, arguments in ALL:
        if name in access.PUBLIC:
            continue
        allowed = access.permits(member, access.PAGES[name])
        for method in ("get", "post"):
            status = getattr(client, method)(reverse(name, kwargs=arguments)).status_code
            if not allowed:
                assert status == 403, f"{role} {method} {name}: {status}"
            elif arguments and "region" not in arguments:
                assert status in {404, 405}, f"{role} {method} {name} with a guessed id: {status}"
            else:
                assert status < 500, f"{role} {method} {name}: {status}"
                assert status != 403, f"{role} {method} {name}: {status}"


def test_a_disabled_member_is_out_at_once(cast, enter):
    client = enter(cast.verifier)
    assert client.get(reverse("desk:home")).status_code == 200
    cast.verifier.is_active = False
    cast.verifier.save()
    assert client.get(reverse("desk:home")).status_code == 302


def test_an_unknown_page_in_the_table_would_stay_closed(cast, enter, monkeypatch):
    monkeypatch.delitem(access.PAGES, "desk:home")
    assert enter(cast.head).get("/").status_code == 404


def test_no_view_name_hides_in_a_pattern_without_name():
    unnamed = [str(p.pattern) for p in get_resolver().url_patterns if isinstance(p, URLPattern) and not p.name]
    assert not unnamed, re.sub(r"\s+", " ", str(unnamed))
