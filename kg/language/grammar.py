"""Grammar data of a language: which labels, words and forms mean what. Read from TOML into declared fields."""

from __future__ import annotations

import dataclasses
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from kg.errors import GrammarError, UnknownLanguage

LANGUAGES = ("de", "en")

Words = frozenset[str]
Table = dict[str, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Labels:
    """Dependency labels of the treebank, by what they mean here. Each label belongs to one field.

    ``label/POS`` is a label on a word of that part of speech, ``label<POS`` a label below such a word.
    """

    subject: Words
    passive_subject: Words
    clausal_subject: Words
    object: Words
    indirect: Words
    oblique: Words
    agent: Words
    content: Words  # finite complement clause
    open_complement: Words  # infinitive or predicative complement without a subject of its own
    adverbial_clause: Words
    noun_clause: Words  # infinitive, participle or content clause of a noun
    relative: Words
    parataxis: Words
    conjunct: Words
    coordinator: Words
    apposition: Words
    flat: Words
    description: Words  # a title before a name, hanging from the name
    compound: Words
    particle: Words
    case: Words
    marker: Words
    auxiliary: Words
    passive_auxiliary: Words
    copula: Words
    adverb: Words
    determiner: Words
    possessive: Words  # possessive pronoun or possessive name
    adjective: Words
    number: Words
    nominal: Words  # noun or prepositional phrase inside a noun phrase
    expletive: Words
    reflexive: Words
    fixed: Words
    punctuation: Words
    preposition_object: Words  # noun below its preposition, in treebanks where prepositions are heads
    coordinated: Words  # conjunct below its conjunction, in treebanks where conjunctions are heads


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verbs that do grammatical work; lemmas."""

    copulas: Words  # with a bare predicate: sein, become
    be: str  # the copula of a clause without a verb
    copulas_with: Table  # verb -> preposition of its predicate: gelten -> als
    have: Words  # perfect auxiliaries
    passive: Words  # passive auxiliaries
    future: Words  # future auxiliaries
    infinitive_passive: str  # modal of "ist zu finden", where it is a passive; "" where it is none
    infinitive_modal: str  # modal of "is to leave", where it is active
    past_forms: Words  # auxiliary forms that put the whole into the past: worden, been
    conditional: Words  # auxiliary forms, lower case: would, würde
    modal: Words
    raising: Words  # verb + infinitive -> modal: scheinen, seem
    raising_passive: Words  # participle + infinitive -> modal: is expected to
    hearsay_passive: Words  # participle + infinitive -> mood reported: is said to
    negative: Words  # verb + infinitive -> negated: fail
    object_control: Words  # the object of the verb acts in its infinitive
    subject_control: Words  # the subject does, though there is an object: promise
    naming: Words  # verb + object + bare predicate noun: ernennen, elect
    impersonal: Table  # verb -> preposition of what there is ("" for an object): its "es" is no subject
    valency: Table  # verb -> the prepositions it asks for beside an object, parted by blanks
    never_names: Words  # prepositions of the valency behind which no name stands: "convict the managers of [Kolvik]" is no crime
    phrasal: Table  # verb -> particles right behind it that are no prepositions, parted by blanks: take -> over
    hyphenated: Table  # participle's verb -> what the name joined to it by a hyphen is, by preposition: base -> in ("Oslo-based")
    no_passive: Words  # verbs whose participle with "sein" is never a passive


@dataclass(frozen=True, slots=True)
class Terms:
    """Function words, lower case, lemma or form."""

    negation: Words  # adverbs and particles
    negative: Words  # determiners and pronouns
    negative_pairs: Words  # conjunctions that negate each part: weder, neither
    focus: Words  # adverbs that may stand before a noun phrase and do not belong to it: auch
    only: Words  # words that turn a negation into an addition: nicht nur
    adverbial_markers: Words  # subordinators that never open a content clause: weil
    content_markers: Words  # subordinators that always do: dass
    acting: Words  # nouns for bodies that act by themselves: behind the agent's preposition they are the agent
    alternatives: Words  # conjunctions that leave open which member is meant: or
    content_opener: str  # the one that may also be a relative pronoun: that; "" for none
    negative_markers: Words  # subordinators: ohne, without
    infinitive: Words  # zu, to
    object_clause: Words  # prepositions of a clause in which the object acts: accuse X of, prevent X from
    reflexive: Table  # reflexive pronoun -> the subject it goes with, "" for any
    reflexive_form: str  # how a reflexive verb is written: "sich {verb}"
    agent: Words  # prepositions of the agent in the passive
    adverbial_idioms: Words  # phrases that are adverbs: vor allem
    of: Words  # prepositions that stand for a genitive
    comparative: Words  # als, wie, as: prepositions that parsers may take for conjunctions
    relative: Words  # relative pronouns
    clause_relative: Words  # relative pronouns that stand for a clause, not for a noun: was
    relative_place: Words  # wo, where
    relative_place_preposition: str
    relative_possessive: Words  # dessen, whose
    possessive_mark: Words  # 's
    impersonal: Words  # es, it, there
    after_span: Words  # words that make a span of time an adverbial: eine Minute später
    loose: Words  # punctuation that sets off an apposition
    quotes: Words
    contractions: Table  # zum -> zu
    particles: Words  # verb particles that may stand alone at the end of a clause
    titles: Words  # words before a name that are not nouns of their own: Herr, Mr.


@dataclass(frozen=True, slots=True)
class Forms:
    """What word forms tell, lower case. Values are UD features, several parted by blanks."""

    pronoun_case: Table  # er -> Nom
    determiner_case: Table  # den -> Acc|Masc|Sing Dat||Plur
    determiner_stems: Words  # words that take the endings below: kein, dies
    ending_case: Table  # em -> Dat
    subjunctive: Table  # form -> reported or conditional
    participles: Table  # past participle -> infinitive, where no rule gives it
    participle_prefixes: Words  # separable prefixes, for the rule
    inseparable_prefixes: Words


@dataclass(frozen=True, slots=True)
class OpenStyle:
    """How open triples are cut in a language."""

    links: Words  # links of the clauses that give triples, as in Clause.link
    infinitives: bool  # infinitives give triples
    adverbs: bool  # (stayed, silently), where there is nothing else
    particle_last: bool  # (ordnete, die Prüfung an), not (ordnete an, die Prüfung)
    object_beside_adverbial: bool  # (began, her career in Rome with a film), not (began her career, in Rome)
    fronted: bool  # a phrase in front of subject and verb makes a triple too, when there are others
    split_nouns: bool  # "became justice of the court" also as (became justice, of the court)


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb whose meaning sits in its noun or adjective: ``Kritik üben an`` -> ``kritisieren``.

    ``word`` is the lemma of the meaningful word, ``preposition`` what stands before it ("" for an object
    or an adjective), ``predicate`` what the whole is called. ``object`` names the preposition whose
    phrase becomes the object ("" for none, "dative" for the indirect object).
    """

    verb: str
    word: str
    predicate: str
    preposition: str = ""
    object: str = ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything the adapters know about a language. Made by ``read_grammar`` or ``grammar_of``."""

    language: str
    labels: Labels
    verbs: Verbs
    terms: Terms
    forms: Forms
    open: OpenStyle
    light: tuple[LightVerb, ...]
    relations: dict[str, str]  # label -> name of its field in Labels
    has_conditional_labels: bool  # some labels depend on a part of speech
    light_index: dict[tuple[str, str], tuple[LightVerb, ...]]  # (verb, word) -> entries


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar that ships with kg; raises ``UnknownLanguage``."""
    if language not in LANGUAGES:
        raise UnknownLanguage(language, known=LANGUAGES)
    folder = resources.files(__package__) / language
    return _grammar(language, tomllib.loads((folder / "grammar.toml").read_text(encoding="utf-8")), f"{language}/grammar.toml")


def read_grammar(path: Path, *, language: str, labels: Path | None = None) -> Grammar:
    """A grammar from files of the user's own; ``labels`` names a file whose ``[labels]`` replace those of ``path``.

    Raises ``GrammarError`` naming file and key.
    """
    data = _load(path)
    if labels is not None:
        data["labels"] = _load(labels).get("labels", {})
    return _grammar(language, data, str(labels or path))


def with_labels(grammar: Grammar, path: Path) -> Grammar:
    """The same grammar for another treebank's dependency labels, read from the ``[labels]`` of a file."""
    labels = _section(Labels, _load(path).get("labels"), str(path), "labels")
    relations = _relations(labels, str(path))
    return dataclasses.replace(grammar, labels=labels, relations=relations, has_conditional_labels=_are_conditional(relations))


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GrammarError(f"{path}: cannot be read as a grammar: {error}") from error


def _grammar(language: str, data: dict[str, Any], file: str) -> Grammar:
    known = {"labels", "verbs", "terms", "forms", "open", "light"}
    _check_keys(data, known, file, "")
    labels = _section(Labels, data["labels"], file, "labels")
    light = tuple(_light(entry, file, number) for number, entry in enumerate(data["light"], 1))
    index: dict[tuple[str, str], tuple[LightVerb, ...]] = {}
    for entry in light:
        index[entry.verb, entry.word] = (*index.get((entry.verb, entry.word), ()), entry)
    return Grammar(
        language=language,
        labels=labels,
        verbs=_section(Verbs, data["verbs"], file, "verbs"),
        terms=_section(Terms, data["terms"], file, "terms"),
        forms=_section(Forms, data["forms"], file, "forms"),
        open=_section(OpenStyle, data["open"], file, "open"),
        light=light,
        relations=(relations := _relations(labels, file)),
        has_conditional_labels=_are_conditional(relations),
        light_index=index,
    )


def _relations(labels: Labels, file: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in dataclasses.fields(labels):
        for label in sorted(getattr(labels, field.name)):
            if label in found:
                raise GrammarError(f"{file}: label {label!r} stands under both labels.{found[label]} and labels.{field.name}")
            found[label] = field.name
    return found


def _are_conditional(relations: dict[str, str]) -> bool:
    return any("/" in label or "<" in label for label in relations)


def _section(kind: type[T], data: Any, file: str, name: str) -> T:
    if not isinstance(data, dict):
        raise GrammarError(f"{file}: [{name}] must be a table")
    hints = get_type_hints(kind)
    _check_keys(data, set(hints), file, f"{name}.")
    return kind(**{key: _value(data[key], hints[key], f"{file}: {name}.{key}") for key in hints})


def _check_keys(data: dict[str, Any], wanted: set[str], file: str, prefix: str) -> None:
    for key in sorted(wanted - set(data)):
        raise GrammarError(f"{file}: {prefix}{key} is missing")
    for key in sorted(set(data) - wanted):
        raise GrammarError(f"{file}: {prefix}{key} is not a key of a grammar; known: {', '.join(sorted(wanted))}")


def _value(value: Any, hint: Any, place: str) -> Any:
    if hint in (str, bool) and isinstance(value, hint):
        return value
    if hint == Table and isinstance(value, dict) and all(isinstance(v, str) for v in value.values()):
        return value
    if hint == Words and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return frozenset(value)
    wanted = {str: "text", bool: "true or false", Table: "a table of texts"}.get(hint, "a list of texts")
    raise GrammarError(f"{place} must be {wanted}")


def _light(entry: Any, file: str, number: int) -> LightVerb:
    if not isinstance(entry, dict) or not all(isinstance(v, str) for v in entry.values()):
        raise GrammarError(f"{file}: light entry {number} must be a table of texts")
    known = {f.name for f in dataclasses.fields(LightVerb)}
    for key in sorted({"verb", "word", "predicate"} - set(entry)):
        raise GrammarError(f"{file}: light entry {number}: {key} is missing")
    for key in sorted(set(entry) - known):
        raise GrammarError(f"{file}: light entry {number}: {key} is not a key of a light verb; known: {', '.join(sorted(known))}")
    return LightVerb(**entry)
