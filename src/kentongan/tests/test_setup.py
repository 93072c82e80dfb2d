"""`kentongan setup`: an empty installation becomes ready for one city, once."""

import pytest

from kentongan.alerts.models import Rule
from kentongan.city.models import Agency, Level, Member, Region, Role, Term
from kentongan.cli import main
from kentongan.jobs.models import Schedule

GOOD = "kata sandi yang panjang"


@pytest.fixture
def password(monkeypatch):
    def give(words):
        monkeypatch.setenv("KENTONGAN_ADMIN_PASSWORD", words)

    return give


def test_it_loads_all_that_a_city_needs(db, password, capsys):
    password(GOOD)
    assert main(["setup", "35.74", "--admin", "bu.admin"]) == 0
    assert "35 wilayah siap" in capsys.readouterr().out
    assert Region.objects.filter(level=Level.VILLAGE).count() == 29
    assert Region.objects.get(code="35.74").parent_id == "35"
    assert Agency.objects.filter(kind="kelurahan").count() == 29
    assert Agency.objects.get(code="polres").short == "Polres Probolinggo"
    assert Term.objects.filter(kind="issue_category").count() == 14
    assert Rule.objects.exists()
    assert Schedule.objects.exists()
    admin = Member.objects.get()
    assert (admin.username, admin.role) == ("bu.admin", Role.ADMINISTRATOR)
    assert admin.check_password(GOOD)


def test_a_second_time_changes_nothing(db, password, capsys):
    password(GOOD)
    main(["setup", "35.74"])
    assert main(["setup", "35.74", "--admin", "lain"]) == 2
    assert "tidak ada yang diubah" in capsys.readouterr().err
    assert Member.objects.count() == 1


@pytest.mark.parametrize(
    ("code", "words", "says"),
    [
        ("35.74", "pendek", "terlalu pendek"),
        ("99.99", GOOD, "KENTONGAN_HOME_CODE berisi 35.74"),
    ],
)
def test_what_stands_in_the_way_is_said_and_nothing_is_loaded(db, password, capsys, code, words, says):
    password(words)
    assert main(["setup", code]) == 2
    assert says in capsys.readouterr().err
    assert not Region.objects.exists()


def test_a_code_that_is_no_region_is_refused(db, password, settings, capsys):
    settings.HOME_CODE = "99.99"
    password(GOOD)
    assert main(["setup", "99.99"]) == 2
    assert "tidak dikenal: 99.99" in capsys.readouterr().err
