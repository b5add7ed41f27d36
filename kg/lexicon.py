"""The ontology's phrases, read once: patterns that ship with the package, and a user's own read on the spot.

Reading a phrase needs a language pipeline, so the patterns of the shipped ontology are kept beside it
in ``patterns.json``, stamped with what they were made from. Stale stamps are never used.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from kg.extract.phrases import Pattern, Phrase, read_phrases
from kg.model.clause import ClauseTree
from kg.model.iri import Iri, expand
from kg.model.sentence import Sentence
from kg.ontology import Ontology, slots_of

SHIPPED = Path(__file__).parent / "language" / "pipelines"

SHIPPED_NAMES = Path(__file__).with_name("placeholders.toml")
_PEOPLE = frozenset({"participant", "speaker", "other"})
# "{subject} fires {object}": between bare names a verb is easily taken for a noun and a case goes unseen, with pronouns neither happens
_VERBAL = {"de": re.compile(r"\{(\w+)\} [a-zäöüß]+\b(?: \{(\w+)\})?"), "en": re.compile(r"\{(\w+)\} [a-z]+s\b(?!['’])(?: \{(\w+)\})?")}



@cache
def _placeholders() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(SHIPPED_NAMES.read_text(encoding="utf-8"))


ReadTexts = Callable[[Sequence[str]], Sequence[tuple[tuple[Sentence, ClauseTree], ...]]]


def phrases_of(ontology: Ontology, language: str) -> tuple[Phrase, ...]:
    """The ontology's phrases in a language, each with names for its placeholders."""
    return tuple(
        Phrase(p.term, language, p.text, _fillers(ontology, p.term, p.text, language)) for p in ontology.phrases if p.language == language
    )


def _fillers(ontology: Ontology, term: Iri, text: str, language: str) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Names for the slots of a phrase, several choices; where the phrase is a clause, first one with pronouns."""
    turns = [_names(ontology, term, text, turn) for turn in range(len(_placeholders()["first"]["kg:Entity"]))]
    verbal = _VERBAL[language].match(text) if language in _VERBAL else None
    if verbal and len(set(verbal.groups())) == len(verbal.groups()):
        pronouns = dict(zip(verbal.groups(), _placeholders()["pronouns"][language], strict=False))
        turns.insert(0, {name: pronouns.get(name, filler) for name, filler in turns[0].items()})
    return tuple(tuple(sorted(names.items())) for names in turns)


def _names(ontology: Ontology, term: Iri, text: str, turn: int) -> dict[str, str]:
    known = _placeholders()
    first, second = known["first"], known["second"]
    names: dict[str, str] = {}
    for slot in slots_of(text):
        kind = _kind(ontology, term, slot)
        choices = [first[kind][turn], second[kind][turn], *second[kind], *first["kg:Entity"], *second["kg:Entity"]]
        if f"{{{slot}}}s " in text:
            choices = [*known["genitive"]["names"][turn:], *known["genitive"]["others"], *choices]
        article = text.partition(f"{{{slot}}}")[0].split()[-1:]
        if article and article[0].lower() in known["after"]:
            choices = [*known["after"][article[0].lower()][turn:], *choices]
        names[slot] = next(n for n in choices if n not in names.values())
    return names


def _kind(ontology: Ontology, term: Iri, slot: str) -> str:
    if slot in ("place", "time"):
        return "kg:Place"
    if slot in _PEOPLE:
        return "kg:Person"
    known = ontology.properties.get(term)
    wanted = () if known is None or slot not in ("subject", "object") else (known.domain if slot == "subject" else known.range)
    for kind in ("kg:Person", "kg:Place", "kg:Group"):
        if wanted and all(ontology.is_a(w, expand(kind)) for w in wanted):
            return kind
    return "kg:Entity"


def patterns(ontology: Ontology, language: str, *, stamp: str, read: ReadTexts, shipped: Path = SHIPPED) -> tuple[Pattern, ...]:
    """The patterns of a language's phrases; only phrases that the shipped file does not know are read.

    ``stamp`` names the pipeline and adapter that would read them (see ``stamp_of``); phrases that cannot
    be understood give no pattern (``kg ontology check`` lists them).
    """
    known = load(shipped / f"{language}.patterns.json", stamp)
    wanted = phrases_of(ontology, language)
    missing = [p for p in wanted if (p.term, p.text) not in known]
    for phrase, pattern in zip(missing, read_phrases(missing, read=read) if missing else (), strict=True):
        known[(phrase.term, phrase.text)] = pattern
    return tuple(found for p in wanted if (found := known[(p.term, p.text)]) is not None)


def load(path: Path, stamp: str) -> dict[tuple[str, str], Pattern | None]:
    """Patterns by term and phrase; empty when the file is missing or its stamp differs."""
    if not path.is_file():
        return {}
    data = json.loads(path.read_text(encoding="utf-8"))
    if data.get("stamp") != stamp:
        return {}
    return {(entry["term"], entry["text"]): _pattern(entry) for entry in data["patterns"]}


def save(path: Path, stamp: str, phrases: Iterable[Phrase], read: ReadTexts) -> int:
    """Read phrases and keep them; returns how many were understood."""
    wanted = tuple(phrases)
    found = read_phrases(wanted, read=read)
    entries = [asdict(p) if p is not None else {"term": w.term, "text": w.text} for w, p in zip(wanted, found, strict=True)]
    lines = ",\n".join(json.dumps(e, ensure_ascii=False, sort_keys=True) for e in entries)
    path.write_text(f'{{"stamp": "{stamp}",\n"patterns": [\n{lines}\n]}}\n', encoding="utf-8")
    return sum(p is not None for p in found)


def _pattern(entry: dict[str, Any]) -> Pattern | None:
    if "kind" not in entry:
        return None
    return Pattern(
        term=Iri(entry["term"]),
        language=entry["language"],
        text=entry["text"],
        kind=entry["kind"],
        predicate=entry["predicate"],
        slots=tuple((name, tuple(path)) for name, path in entry["slots"]),
        fixed=tuple((slot, lemma) for slot, lemma in entry["fixed"]),
        negated=entry["negated"],
    )


def stamp_of(*files: Path) -> str:
    """A digest of files' contents, in the order given: the same files give the same stamp on every machine."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
