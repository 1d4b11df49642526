"""Facts about countries, nationalities, TAGS, captions and chiefs of mission."""

import re

import pytest


@pytest.fixture(scope="module")
def tags(seed):
    return {row["tag_code"]: row for row in seed("tags")}


@pytest.mark.parametrize(
    ("code", "country"),
    [
        ("RS", "RU"),
        ("CH", "CN"),
        ("IS", "IL"),
        ("GM", "DE"),
        ("KS", "KR"),
        ("SP", "ES"),
        ("UP", "UA"),
        ("IZ", "IQ"),
        ("KV", "XK"),
        ("GG", "GE"),
        ("TC", "AE"),
        ("UR", "RU"),
    ],
)
def test_geographic_tags_are_not_iso_codes(tags, code, country):
    assert (tags[code]["tag_kind"], tags[code]["country_code"]) == ("geographic", country)


@pytest.mark.parametrize(
    ("code", "kind", "description"),
    [
        ("PREL", "subject", "Political Affairs--External Political Relations"),
        ("PGOV", "subject", "Political Affairs--Internal Governmental Affairs"),
        ("MARR", "subject", "Military and Defense Affairs--Military and Defense Arrangements"),
        ("OVIP", "subject", "Operations--VIP Travel Arrangements"),
        ("KNNP", "program", "Nuclear Non-Proliferation"),
        ("NATO", "organization", "North Atlantic Treaty Organization"),
    ],
)
def test_known_tags(tags, code, kind, description):
    assert (tags[code]["tag_kind"], tags[code]["description"]) == (kind, description)


def test_the_kind_of_a_tag_shows_in_its_form(tags):
    for code, row in tags.items():
        if row["tag_kind"] == "geographic":
            assert re.fullmatch(r"[A-Z]{2}", code), code
        elif row["tag_kind"] == "program":
            assert re.fullmatch(r"K[A-Z]{3}", code), code
        elif row["tag_kind"] == "subject":
            assert re.fullmatch(r"[A-Z]{3,4}", code) and row["description"], code
        assert not row["country_code"] or row["tag_kind"] == "geographic", code


def test_countries_of_the_vocabularies_exist(seed, tags):
    countries = {row["country_code"] for row in seed("countries")}
    for name in ("nationalities", "posts", "chiefs_of_mission", "tags"):
        assert {row["country_code"] for row in seed(name)} - {""} <= countries, name


@pytest.mark.parametrize(
    ("word", "countries"),
    [
        ("Kazakhstani", {"KZ"}),
        ("Soviet", {"RU"}),
        ("Zaire", {"CD"}),
        ("Yugoslavia", {"RS"}),
        ("Burmese", {"MM"}),
        ("Congolese", {"CD", "CG"}),
        ("Dominican", {"DM", "DO"}),
        ("Nigerien", {"NE"}),
        ("HMG", {"GB"}),
        ("Kosovo", {"XK"}),
    ],
)
def test_known_nationalities(seed, word, countries):
    assert {row["country_code"] for row in seed("nationalities") if row["word"] == word} == countries


def test_a_shared_abbreviation_has_a_row_for_each_country(seed):
    countries = {row["country_code"] for row in seed("nationalities") if row["word"] == "GOK"}
    assert {"KZ", "KE", "KW", "XK"} <= countries


def test_a_capital_is_no_nationality(seed):
    capitals = {row["city"] for row in seed("posts") if row["post_kind"] == "embassy"}
    countries = {row["country_name"] for row in seed("countries")}
    words = {row["word"] for row in seed("nationalities")}
    assert (capitals & words) - countries <= {"Vatican City"}


@pytest.mark.parametrize(
    ("written", "caption"),
    [
        ("SIPDIS", "SIPDIS"),
        ("NOFORN", "NOFORN"),
        ("SENSITIVE", "SENSITIVE"),
        ("NODIS", "NODIS"),
        ("ROGER CHANNEL", "ROGER CHANNEL"),
        ("TERREP", "TERREP"),
        ("NO CONTRACT", "NOCONTRACT"),
    ],
)
def test_known_captions(seed, written, caption):
    assert {row["as_written"]: row["caption"] for row in seed("captions")}[written] == caption


def test_every_caption_is_one_of_its_own_written_forms_or_has_one(seed):
    kinds: dict[str, set[str]] = {}
    for row in seed("captions"):
        kinds.setdefault(row["caption"], set()).add(row["caption_kind"])
    assert [caption for caption, found in kinds.items() if len(found) != 1] == []


def chiefs_on(seed, country, day):
    return {
        row["surname"]
        for row in seed("chiefs_of_mission")
        if row["country_code"] == country
        and row["started_date"]
        and row["started_date"] <= day
        and (row["ended_date"] or "9999") >= day
    }


@pytest.mark.parametrize(
    ("country", "day", "surname"),
    [
        ("KZ", "2007-10-15", "Ordway"),
        ("KZ", "2005-08-12", "Ordway"),
        ("RU", "2006-06-01", "Burns"),
        ("CU", "2009-06-01", "Farrar"),
        ("VN", "1974-06-01", "Martin"),
        ("CN", "1975-06-01", "Bush"),
        ("TW", "1975-06-01", "Unger"),
    ],
)
def test_the_chief_of_mission_on_a_day(seed, country, day, surname):
    assert chiefs_on(seed, country, day) == {surname}


@pytest.mark.parametrize("day", ["2003-03-01", "2007-10-15", "2009-06-01"])
def test_a_chief_leaves_when_the_next_one_comes(seed, day):
    countries = {row["country_code"] for row in seed("chiefs_of_mission")} - {""}
    crowded = [country for country in countries if len(chiefs_on(seed, country, day)) > 1]
    assert len(crowded) <= 3, crowded


def test_terms_are_ordered(seed):
    for row in seed("chiefs_of_mission"):
        for event in ("started", "ended"):
            assert bool(row[f"{event}_date"]) == bool(row[f"{event}_precision"])
        if row["started_date"] and row["ended_date"]:
            assert row["started_date"] <= row["ended_date"], row


@pytest.mark.parametrize(
    ("country", "day", "post"),
    [("KZ", "2004-09-17", "ALMATY"), ("KZ", "2008-10-08", "ASTANA"), ("DE", "1981-01-01", "BONN")],
)
def test_the_seat_of_a_chief_follows_the_move_of_the_post(seed, country, day, post):
    seats = {
        row["post_code"]
        for row in seed("chiefs_of_mission")
        if row["country_code"] == country and row["started_date"][:4] == day[:4]
    }
    assert post in seats


def test_months_and_precedences_are_complete(seed):
    assert {int(row["month"]) for row in seed("months")} == set(range(1, 13))
    assert {row["precedence"] for row in seed("precedences") if row["form"] == "prosign"} == {
        "FLASH",
        "IMMEDIATE",
        "PRIORITY",
        "ROUTINE",
    }


def test_no_weight_hangs_on_a_name(seed):
    signs = [re.match(r"[a-z ]+: ([^,’']{3,})", row["feature"]) for row in seed("language/event_weights")]
    words = {sign.group(1) for sign in signs if sign}
    surnames = {row["name"].split()[-1].lower() for row in seed("language/leaders")}
    common = {row["word"] for vocabulary in ("language/common_words", "language/titles") for row in seed(vocabulary)}
    assert {"minister", "asked"} & words
    assert words & surnames - common == set()
