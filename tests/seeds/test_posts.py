"""Facts about posts, their names and their indicators."""

import re
from datetime import date
from pathlib import Path

import pytest

PLACED = {"embassy", "consulate", "mission", "branch_office", "interest_section"}


@pytest.fixture(scope="module")
def posts(seed):
    return {row["post_code"]: row for row in seed("posts")}


@pytest.fixture(scope="module")
def names(seed):
    return {row["name_as_written"]: row["post_code"] for row in seed("post_names")}


@pytest.fixture(scope="module")
def indicators(seed):
    return {row["routing_indicator"]: row["post_code"] for row in seed("routing_indicators")}


def test_codes_are_station_letters(posts):
    assert [code for code in posts if not re.fullmatch(r"[A-Z0-9]+", code)] == []


def test_every_placed_post_has_a_city_a_country_and_coordinates(posts):
    for code, post in posts.items():
        if post["post_kind"] in PLACED:
            assert post["city"] and post["country_code"], code
            assert -60 < float(post["latitude"]) < 72, code
            assert -180 <= float(post["longitude"]) <= 180, code
        elif post["post_kind"] == "collective":
            assert not post["country_code"] and not post["latitude"], code


# Rough boxes (south, north, west, east) of countries with many posts: a swapped or mistyped coordinate falls outside.
BOXES = {
    "BR": (-34, 6, -74, -34),
    "CA": (41, 84, -141, -52),
    "CN": (18, 54, 73, 135),
    "DE": (47, 56, 5, 16),
    "FR": (41, 52, -5, 10),
    "GB": (49, 61, -9, 2),
    "IN": (6, 36, 68, 98),
    "IT": (35, 48, 6, 19),
    "JP": (24, 46, 122, 146),
    "MX": (14, 33, -118, -86),
    "RU": (41, 78, 27, 180),
    "AU": (-44, -10, 112, 154),
    "ZA": (-35, -22, 16, 33),
    "SA": (16, 33, 34, 56),
    "TR": (35, 43, 25, 45),
    "PK": (23, 38, 60, 78),
    "IQ": (29, 38, 38, 49),
    "VN": (8, 24, 102, 110),
    "NG": (4, 14, 2, 15),
}


def test_coordinates_lie_in_the_country(posts):
    outside = []
    for code, post in posts.items():
        box = BOXES.get(post["country_code"])
        if box and post["latitude"]:
            south, north, west, east = box
            if not (south <= float(post["latitude"]) <= north and west <= float(post["longitude"]) <= east):
                outside.append(code)
    assert outside == []


def test_coordinates_that_the_listed_history_had_wrong(posts):
    assert (round(float(posts["CEBU"]["latitude"])), round(float(posts["CEBU"]["longitude"]))) == (10, 124)
    assert (round(float(posts["RIODEJANEIRO"]["latitude"])), round(float(posts["HYDERABAD"]["longitude"]))) == (-23, 78)


def test_dates_are_ordered_and_carry_their_precision(posts):
    for code, post in posts.items():
        for event in ("opened", "closed"):
            day, precision = post[f"{event}_date"], post[f"{event}_precision"]
            assert bool(day) == bool(precision), code
            if day:
                parsed = date.fromisoformat(day)
                assert precision != "year" or (parsed.month, parsed.day) == (1, 1), code
                assert precision != "month" or parsed.day == 1, code
        if post["opened_date"] and post["closed_date"]:
            assert post["opened_date"] < post["closed_date"], code


def test_a_successor_is_another_post_that_opened_later(posts):
    successions = {code: post["succeeds_post_code"] for code, post in posts.items() if post["succeeds_post_code"]}
    assert len(successions) >= 10
    for code, earlier in successions.items():
        assert earlier != code
        assert posts[earlier]["country_code"] == posts[code]["country_code"]
    for start in successions:
        seen, code = set(), start
        while code in successions:
            assert code not in seen, f"{start} succeeds itself"
            seen.add(code)
            code = successions[code]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "ASTANA",
            {
                "post_name": "Embassy Astana",
                "post_kind": "embassy",
                "country_code": "KZ",
                "region_bureau": "SCA",
                "succeeds_post_code": "ALMATY",
            },
        ),
        (
            "ALMATY",
            {"post_kind": "embassy", "country_code": "KZ", "closed_date": "2006-01-01", "closed_precision": "year"},
        ),
        ("STATE", {"post_name": "Secretary of State", "post_kind": "department"}),
        (
            "SAOPAULO",
            {
                "post_name": "Consulate Sao Paulo",
                "post_kind": "consulate",
                "country_code": "BR",
                "region_bureau": "WHA",
            },
        ),
        (
            "USNATO",
            {"post_name": "Mission USNATO", "post_kind": "mission", "country_code": "BE", "region_bureau": "EUR"},
        ),
        ("USEUBRUSSELS", {"post_name": "USEU Brussels", "post_kind": "mission", "country_code": "BE"}),
        ("BRUSSELS", {"post_name": "Embassy Brussels", "post_kind": "embassy"}),
        ("UNVIEVIENNA", {"post_name": "UNVIE", "post_kind": "mission", "country_code": "AT", "region_bureau": "IO"}),
        ("HAVANA", {"post_name": "US Interests Section Havana", "post_kind": "interest_section", "country_code": "CU"}),
        ("RPODUBAI", {"post_name": "Iran RPO Dubai", "country_code": "AE", "region_bureau": "NEA"}),
        ("PRISTINA", {"country_code": "XK", "opened_date": "2008-04-08", "opened_precision": "day"}),
        ("BERLIN", {"succeeds_post_code": "BONN"}),
        ("ABUJA", {"succeeds_post_code": "LAGOS"}),
        ("BRASILIA", {"succeeds_post_code": "RIODEJANEIRO"}),
        ("BELMOPAN", {"succeeds_post_code": "BELIZE"}),
        ("RIYADH", {"succeeds_post_code": "JEDDAH"}),
    ],
)
def test_known_posts(posts, code, expected):
    assert {field: posts[code][field] for field in expected} == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("AMEMBASSY ASTANA", "ASTANA"),
        ("AMEMBASSY ALMATY", "ALMATY"),
        ("SECSTATE WASHDC", "STATE"),
        ("AMCONSUL SAO PAULO", "SAOPAULO"),
        ("SAO PAULO", "SAOPAULO"),
        ("CONSULATE RIO DE JANEIRO", "RIODEJANEIRO"),
        ("USMISSION USNATO", "USNATO"),
        ("USEU BRUSSELS", "USEUBRUSSELS"),
        ("USMISSION USEU", "USEUBRUSSELS"),
        ("BRUSSELS", "BRUSSELS"),
        ("PARIS", "PARIS"),
        ("PARIS FR", "UNESCOPARISFR"),
        ("UNVIE VIENNA", "UNVIEVIENNA"),
        ("VIENNA", "VIENNA"),
        ("USUN NEW YORK", "USUNNEWYORK"),
        ("USINT HAVANA", "HAVANA"),
        ("IRAN RPO DUBAI", "RPODUBAI"),
        ("DUBAI", "DUBAI"),
        ("KIEV", "KYIV"),
        ("CALCUTTA", "KOLKATA"),
        ("AMCONSUL MADRAS", "CHENNAI"),
        ("AMCONSUL BOMBAY", "MUMBAI"),
        ("PEKING", "BEIJING"),
        ("KL", "KUALALUMPUR"),
        ("BKK", "BANGKOK"),
        ("HCMC", "HOCHIMINHCITY"),
        ("AMEMBASSY SALISBURY", "HARARE"),
        ("LOURENCO MARQUES", "MAPUTO"),
        ("AIT TAIPEI", "TAIPEI"),
        ("AMEMBASSY VATICAN", "VATICAN"),
        ("SECDEF WASHINGTON DC", "SECDEF"),
        ("USDAO ANKARA TU", "DAO"),
        ("EU MEMBER STATES COLLECTIVE", "COLLEUMEMBERSTATES"),
    ],
)
def test_known_names(names, name, code):
    assert names[name] == code


def test_every_station_of_four_decades_is_a_post_of_its_bureau(posts, names):
    lines = (Path(__file__).parent / "stations.txt").read_text("utf-8").splitlines()
    stations = [
        (bureau, name)
        for bureau, _, listed in (line.partition(": ") for line in lines if not line.startswith("#"))
        for name in listed.split(", ")
    ]
    assert len(stations) > 350
    wrong = [
        (bureau, name)
        for bureau, name in stations
        if name not in names
        or posts[names[name]]["region_bureau"] != bureau
        or posts[names[name]]["post_kind"] not in PLACED
    ]
    assert wrong == []


def test_names_are_in_the_form_that_joins_expect(names):
    assert [name for name in names if name != " ".join(name.upper().split())] == []


def test_every_post_can_be_reached_by_its_code_or_an_address(posts, names):
    assert set(posts) == set(names.values()) | {"OTHERADDRESSEE"}
    for code, post in posts.items():
        if post["post_kind"] in PLACED:
            assert names[code] == code


@pytest.mark.parametrize(
    ("indicator", "code"),
    [
        ("RUEHTA", "ASTANA"),
        ("RUEHC", "STATE"),
        ("RUEHNO", "USNATO"),
        ("RUCNDT", "USUNNEWYORK"),
        ("RUEHUB", "HAVANA"),
        ("RUEHYD", "YAOUNDE"),
        ("RUEHQT", "QUITO"),
        ("RUEHFRE", "UNESCOPARISFR"),
        ("RHFJAAM", "USNAVY"),
    ],
)
def test_known_indicators(indicators, indicator, code):
    assert indicators[indicator] == code


def test_indicators_are_single_and_nearly_all_belong_to_a_known_kind(indicators, posts):
    assert [indicator for indicator in indicators if not re.fullmatch(r"R[A-Z]{3,7}", indicator)] == []
    known = sum(posts[code]["post_kind"] != "other" for code in indicators.values())
    assert known / len(indicators) >= 0.98
