"""Features for trees that carry none: a teacher's best guess among those that the tree, its prepositions and its verb forms allow."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import numpy as np
from spacy.language import Language

from kg.train.documents import doc_of
from kg.train.samples import Sample, Word
from kg.train.score import feature

Choices = dict[tuple[str, str], tuple[list[int], list[str]]]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})
_AGREES = frozenset({"det", "det:poss", "amod", "flat", "conj"})


@dataclass(frozen=True, slots=True)
class CaseRules:
    """Preposition -> case, relation -> case; forms that are subjunctive -> tense; those of them that may be indicative."""

    prepositions: dict[str, str]
    relations: dict[str, str]
    subjunctive: dict[str, str]
    ambiguous: frozenset[str]


@cache
def case_rules(language: str) -> CaseRules | None:
    raw = tomllib.loads((resources.files(__package__) / "morphology.toml").read_text(encoding="utf-8"))
    if language not in raw:
        return None
    entry = raw[language]
    moods = entry["subjunctive"]
    return CaseRules(
        prepositions={word: case for case, words in entry["prepositions"].items() for word in words},
        relations=entry["relations"],
        subjunctive={form: tense for tense in ("Past", "Pres") for form in moods[tense]},
        ambiguous=frozenset(moods["ambiguous"]),
    )


def with_morphology(samples: Sequence[Sample], *, teacher: Language, infinitive: Callable[[str], str]) -> list[Sample]:
    """The samples with features; part of speech, heads and relations stay. ``infinitive`` lemmatises a verb form."""
    rules = case_rules(teacher.lang)
    labels = teacher.get_pipe("morphologizer").labels  # type: ignore[attr-defined]
    choices = _choices(labels)
    results = []
    for sample, scores in zip(samples, _scores(teacher, samples), strict=True):
        cases = [case_of(sample.words, index, rules=rules) if rules else "" for index in range(len(sample.words))]
        words = tuple(
            replace(word, morph=_best(word, row, case=case, choices=choices))
            for word, row, case in zip(sample.words, scores, cases, strict=True)
        )
        if rules:
            words = tuple(_mood(words, index, rules=rules, infinitive=infinitive) for index in range(len(words)))
        results.append(replace(sample, words=words))
    return results


def _scores(teacher: Language, samples: Sequence[Sample]) -> Iterator[np.ndarray]:
    docs = (doc_of([sample], vocab=teacher.vocab, syntax=False, entities=False) for sample in samples)
    with teacher.select_pipes(enable=["tok2vec"]):
        encoded = list(teacher.pipe(docs, batch_size=64))
    model = teacher.get_pipe("morphologizer").model  # type: ignore[attr-defined]
    for doc in encoded:
        yield model.predict([doc])[0]


def _split(label: str) -> tuple[str, str]:
    """``Case=Nom|Number=Sing|POS=NOUN`` -> ("NOUN", "Case=Nom|Number=Sing")."""
    parts = label.split("|")
    pos = next((part[4:] for part in parts if part.startswith("POS=")), "")
    return pos, "|".join(part for part in parts if part and part != "_" and not part.startswith("POS="))


def _best(word: Word, scores: np.ndarray, *, case: str, choices: Choices) -> str:
    fitting = choices.get((word.pos, case)) or choices.get((word.pos, ""))
    if not fitting:
        return ""
    places, morphs = fitting
    return morphs[int(np.argmax(scores[places]))]


def _choices(labels: Sequence[str]) -> Choices:
    """Part of speech and case -> the columns of its labels and their features; an empty case stands for any."""
    found: dict[tuple[str, str], tuple[list[int], list[str]]] = {}
    for place, label in enumerate(labels):
        pos, morph = _split(label)
        for case in {"", feature(morph, "Case")}:
            places, morphs = found.setdefault((pos, case), ([], []))
            places.append(place)
            morphs.append(morph)
    return found


def case_of(words: Sequence[Word], index: int, *, rules: CaseRules, depth: int = 0) -> str:
    """The case that the tree leaves no choice about, else the empty string."""
    word = words[index]
    if word.pos not in _NOMINAL or depth > 4:
        return ""
    governed = [w.form.lower() for w in words if w.head == index and w.dep == "case" and w is not word]
    if governed:
        return rules.prepositions.get(governed[0], "")
    if word.dep in rules.relations and word.pos in ("NOUN", "PROPN", "PRON"):
        return rules.relations[word.dep]
    if word.dep in _AGREES and word.head != index:
        return case_of(words, word.head, rules=rules, depth=depth + 1)
    if word.dep == "nmod" and word.pos in ("NOUN", "PROPN") and words[word.head].pos in ("NOUN", "PROPN"):
        return "Gen"
    is_predicate = any(w.head == index and w.dep == "cop" for w in words)
    return "Nom" if is_predicate and word.pos in ("NOUN", "PROPN") else ""


def _mood(words: Sequence[Word], index: int, *, rules: CaseRules, infinitive: Callable[[str], str]) -> Word:
    word = words[index]
    if word.pos not in ("VERB", "AUX") or feature(word.morph, "VerbForm") in ("Inf", "Part"):
        return word
    form = word.form.lower()
    subjects = [w.form.lower() for w in words if w.head in (index, word.head) and w.dep.startswith("nsubj")]
    tense = rules.subjunctive.get(form, "")
    if form in rules.ambiguous and ("ich" in subjects or form.endswith("n")):
        tense = ""
    if (
        not tense
        and word.pos == "VERB"
        and form.endswith("e")
        and subjects
        and "ich" not in subjects
        and infinitive(word.form) == form + "n"
    ):
        tense = "Pres"
    if not tense:
        return word
    person = "1" if "ich" in subjects else "3"
    number = "Plur" if form.endswith("n") else "Sing"
    return replace(word, morph=f"Mood=Sub|Number={number}|Person={person}|Tense={tense}|VerbForm=Fin")
