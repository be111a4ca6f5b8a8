"""Municipalities and regions: sums that catch a wrong or missing line."""

from collections import Counter
from datetime import date

from sideomside.people.days.geography import municipalities, region_on, regions_on

OLD, NEW = date(2026, 12, 31), date(2027, 1, 1)


def sums(day):
    return Counter(one.region_on(day) for one in municipalities().values() if one.governs_itself)


def test_98_municipalities_and_christiansoe():
    assert len(municipalities()) == 99
    assert sum(one.governs_itself for one in municipalities().values()) == 98
    assert len({one.name for one in municipalities().values()}) == 99
    assert all(len(code) == 4 and code.isdigit() for code in municipalities())


def test_five_regions_until_the_end_of_2026():
    assert sums(OLD) == {
        "Region Hovedstaden": 29,
        "Region Sjælland": 17,
        "Region Syddanmark": 22,
        "Region Midtjylland": 19,
        "Region Nordjylland": 11,
    }


def test_four_regions_from_2027():
    assert sums(NEW) == {
        "Region Østdanmark": 46,
        "Region Syddanmark": 22,
        "Region Midtjylland": 19,
        "Region Nordjylland": 11,
    }
    assert len(regions_on(OLD)) == 5
    assert len(regions_on(NEW)) == 4


def test_known_places():
    assert region_on("0101", OLD) == "Region Hovedstaden"
    assert region_on("0101", NEW) == region_on("0400", NEW) == "Region Østdanmark"
    assert region_on("0779", NEW) == "Region Midtjylland"
    assert municipalities()["0400"].name == "Bornholm"


def test_christiansoe_and_unknown_codes_have_no_region():
    assert region_on("0411", OLD) is None
    assert region_on("0411", NEW) is None
    assert region_on("9999", NEW) is None
