"""Words and endings around names, loaded from ``names.toml`` of each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import GrammarError, UnknownLanguage

PERSONAL, POSSESSIVE, REFLEXIVE, RELATIVE, DEMONSTRATIVE = "personal", "possessive", "reflexive", "relative", "demonstrative"
_KINDS = {PERSONAL, POSSESSIVE, REFLEXIVE, RELATIVE, DEMONSTRATIVE}
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class PronounReading:
    """One way to read a pronoun's form; UD values, ``""`` where the form leaves it open, ``Masc,Neut`` where both fit."""

    kind: str
    gender: str
    number: str
    case: str
    person: str


@dataclass(frozen=True, slots=True)
class NameData:
    """What a language does to names; all words in lower case.

    ``genitive_endings`` are taken off names, longest first, where at least ``shortest_stem`` letters remain; of ``long_genitives`` the last two
    letters, of ``doubled_genitives`` three.
    ``nominative`` maps a gender (or ``Plur``) to the strong adjective ending; empty when adjectives do not inflect.
    ``articles`` tell the gender before a singular name; before a noun of another gender they tell a plural, as ``several``
    and ``genitive_plural`` do, while ``singular`` stand before one thing only; nouns in ``strong_ends`` have no -n in the
    singular, words in ``feminine_plurals`` are plurals, finite verbs
    in ``plural_verbs`` too unless they end in one of ``singular_verbs``. ``focus`` are adverbs that stand before a
    phrase and are no part of it. ``foreign_particles`` are those of the particles
    that are no words of the language itself; ``place_kinds`` are ends of nouns that stand before the name of a place
    and are no part of it, ``local_prepositions`` stand before places, ``directions`` begin names of parts of lands ("Nord-").
    ``genitive_words`` are determiners that stand in the genitive only; ``time_nouns`` are ends of nouns that name a
    time, ``titled`` of nouns for things with titles, ``bearers`` of nouns for
    firms and the like whose name follows right after them, ``self_standing`` of nouns
    that need no antecedent ("die Polizei"), ``institutions`` of those that are names as compounds ("Justizausschuss"), ``bodies_for`` of those whose name
    goes on with one of ``bodies_for_word`` ("Institut für Musterkunde"). ``masculine`` and ``feminine`` are ends of nouns that tell natural gender.
    """

    language: str
    pronouns: Mapping[str, tuple[PronounReading, ...]]
    definite: frozenset[str]
    articles: Mapping[str, tuple[str, ...]]
    singular: frozenset[str]
    several: frozenset[str]
    genitive_plural: frozenset[str]
    strong_ends: tuple[str, ...]
    feminine_plurals: tuple[str, ...]
    plural_verbs: tuple[str, ...]
    singular_verbs: tuple[str, ...]
    no_thing: frozenset[str]
    focus: frozenset[str]
    genitive_words: frozenset[str]
    time_nouns: tuple[str, ...]
    titled: tuple[str, ...]
    bearers: tuple[str, ...]
    self_standing: tuple[str, ...]
    institutions: tuple[str, ...]
    bodies_for: tuple[str, ...]
    bodies_for_word: frozenset[str]
    former: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    foreign_particles: frozenset[str]
    place_kinds: tuple[str, ...]
    local_prepositions: frozenset[str]
    directions: tuple[str, ...]
    genitive_endings: tuple[str, ...]
    genitive_marks: tuple[str, ...]
    long_genitives: tuple[str, ...]
    doubled_genitives: tuple[str, ...]
    shortest_stem: int
    adjective_endings: tuple[str, ...]
    nominative: Mapping[str, str]
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    not_feminine: tuple[str, ...]
    opening_quotes: frozenset[str]
    closing_quotes: frozenset[str]
    toggling_quotes: frozenset[str]


@cache
def names_of(language: str) -> NameData:
    """The name data that ships with kg for a language."""
    path = _HERE / language / "names.toml"
    if not path.is_file():
        raise UnknownLanguage(language, known=[p.parent.name for p in _HERE.glob("*/names.toml")])
    return read_names(path)


def read_names(path: Path) -> NameData:
    """Load a ``names.toml``; raises ``GrammarError`` naming the file and the key that is missing or wrong."""
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))

    def table(name: str) -> dict[str, Any]:
        if not isinstance(data.get(name), dict):
            raise GrammarError(f"{path}: missing table [{name}]")
        return dict(data[name])

    def words(name: str, key: str) -> tuple[str, ...]:
        value = table(name).get(key)
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise GrammarError(f"{path}: [{name}] needs a list of strings {key!r}")
        return tuple(value)

    genitive, adjectives = table("genitive"), table("adjectives")
    return NameData(
        language=path.parent.name,
        pronouns={form: tuple(_reading(r, path, form) for r in readings) for form, readings in table("pronouns").items()},
        definite=frozenset(words("words", "definite")),
        articles={form: tuple(genders) for form, genders in table("articles").items()},
        singular=frozenset(words("number", "singular")),
        several=frozenset(words("number", "several")),
        genitive_plural=frozenset(words("number", "genitive_plural")),
        strong_ends=words("number", "strong_ends"),
        feminine_plurals=words("number", "feminine_plurals"),
        plural_verbs=words("number", "plural_verbs"),
        singular_verbs=words("number", "singular_verbs"),
        no_thing=frozenset(words("words", "no_thing")),
        focus=frozenset(words("words", "focus")),
        genitive_words=frozenset(words("words", "genitive")),
        time_nouns=words("words", "time"),
        titled=words("words", "titled"),
        bearers=words("words", "bearers"),
        self_standing=words("words", "self_standing"),
        institutions=words("words", "institutions"),
        bodies_for=words("words", "bodies_for"),
        bodies_for_word=frozenset(words("words", "bodies_for_word")),
        former=frozenset(words("words", "former")),
        titles=frozenset(words("words", "titles")),
        particles=frozenset(words("words", "particles")),
        foreign_particles=frozenset(words("words", "foreign_particles")),
        place_kinds=words("words", "place_kinds"),
        local_prepositions=frozenset(words("words", "local_prepositions")),
        directions=words("words", "directions"),
        genitive_endings=words("genitive", "endings"),
        genitive_marks=words("genitive", "bare_marks"),
        long_genitives=words("genitive", "long"),
        doubled_genitives=words("genitive", "doubled"),
        shortest_stem=int(genitive.get("shortest_stem", 3)),
        adjective_endings=words("adjectives", "endings"),
        nominative=dict(adjectives.get("nominative", {})),
        masculine=_longest_first(words("gender", "Masc")),
        feminine=_longest_first(words("gender", "Fem")),
        not_feminine=words("gender", "not_fem"),
        opening_quotes=frozenset(words("quotes", "opening")),
        closing_quotes=frozenset(words("quotes", "closing")),
        toggling_quotes=frozenset(words("quotes", "toggling")),
    )


def natural_gender(noun: str, names: NameData) -> str:
    """``Fem`` or ``Masc`` where a noun or title tells it ("Sprecherin", "spokesman"), else ``""``."""
    word = noun.lower()
    male = max((len(end) for end in names.masculine if word.endswith(end)), default=0)
    female = max((len(end) for end in names.feminine if word.endswith(end)), default=0)
    if female and any(word.endswith(end) for end in names.not_feminine):
        female = 0
    if male == female:
        return ""
    return "Masc" if male > female else "Fem"


@cache
def given_names() -> Mapping[str, str]:
    """Given name -> gender (``Masc`` or ``Fem``)."""
    data = tomllib.loads((_HERE / "given_names.toml").read_text(encoding="utf-8"))
    genders = {name: "Masc" for name in str(data["masc"]).split()}
    return genders | {name: "Fem" for name in str(data["fem"]).split()}


def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda w: (-len(w), w)))


def _reading(text: str, path: Path, form: str) -> PronounReading:
    parts = ["" if p == "-" else p for p in text.split()]
    if len(parts) != 5 or parts[0] not in _KINDS:
        raise GrammarError(f"{path}: [pronouns] {form!r}: {text!r} is not 'kind gender number case person'")
    return PronounReading(*parts)
