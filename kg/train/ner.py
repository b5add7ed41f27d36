"""Training the entities: corpora that mark only some types, or only trees, are completed by a teacher first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from kg.train.build import entity_pipeline
from kg.train.fit import Course, Progress, Source, fit
from kg.train.hints import hints_of, known_type
from kg.train.mentions import known_names, with_groups
from kg.train.projection import name_runs
from kg.train.recipe import Recipe
from kg.train.samples import UNKNOWN, Sample, spans_of, tags_of
from kg.train.score import parse

Votes = dict[str, Counter[str]]
"""Name -> how often it stands for an entity of each type."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Samples with entities of ``types`` only."""

    samples: tuple[Sample, ...]
    types: frozenset[str]
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Entities:
    """A trained recogniser, and the sentences whose entities were guessed for its training."""

    nlp: Language
    silver: tuple[Sample, ...] = ()


def train_entities(
    language: str,
    marked: Sequence[Marked],
    trees: Sequence[Sample] = (),
    *,
    recipe: Recipe,
    encoder: Callable[[Language], None] | None = None,
    votes: Votes | None = None,
    progress: Progress | None = None,
) -> Entities:
    """The entity recogniser and its silver. ``trees`` are sentences with parts of speech whose proper nouns get entities here.

    ``encoder`` starts the encoder from trained weights; ``votes`` are names that other corpora know.
    """
    every = frozenset().union(*(part.types for part in marked))
    full = [part for part in marked if part.types == every] or list(marked)
    partial = [part for part in marked if part not in full]
    samples = [sample for part in full for sample in part.samples * part.weight]
    guessed: list[Sample] = []
    if partial or trees:
        teacher = _fitted(language, samples, course=recipe.teacher, recipe=recipe, encoder=encoder, progress=progress)
        for part in partial:
            samples += completed(part.samples, parse(teacher, part.samples), types=every - part.types) * part.weight
        known = votes_of(samples, start=votes)
        guessed = silver(trees, parse(teacher, trees), votes=known)
    nlp = _fitted(language, [*samples, *guessed], course=recipe.entities, recipe=recipe, encoder=encoder, progress=progress)
    return Entities(nlp, tuple(guessed))


def _fitted(
    language: str,
    samples: Sequence[Sample],
    *,
    course: Course,
    recipe: Recipe,
    encoder: Callable[[Language], None] | None,
    progress: Progress | None,
) -> Language:
    nlp = entity_pipeline(language, shape=recipe.entity_shape)
    fit(nlp, [Source(samples)], course=course, syntax=False, entities=True, initial=encoder, progress=progress)
    return nlp


def completed(samples: Sequence[Sample], docs: Sequence[Doc], *, types: frozenset[str]) -> list[Sample]:
    """Where the teacher sees a type that the corpus does not mark, the words become open; groups are taken over."""
    results = []
    for sample, doc in zip(samples, docs, strict=True):
        tags = [word.entity for word in sample.words]
        for ent in doc.ents:
            if ent.label_ in types and all(tag in ("O", UNKNOWN) for tag in tags[ent.start : ent.end]):
                known = ent.label_ == "NORP"
                new = tags_of([(0, len(ent), "NORP")], length=len(ent)) if known else [UNKNOWN] * len(ent)
                tags[ent.start : ent.end] = new
        results.append(sample.with_entities(tuple(tags)))
    return results


def undisputed(samples: Sequence[Sample], docs: Sequence[Doc]) -> list[Sample]:
    """Doubtful samples with the words open where the teacher sees a name that is not marked so."""
    results = []
    for sample, doc in zip(samples, docs, strict=True):
        tags = [word.entity for word in sample.words]
        marked = spans_of(tuple(tags))
        for ent in doc.ents:
            span = (ent.start, ent.end, ent.label_)
            if span not in marked:
                for start, end, _ in [span, *(other for other in marked if other[0] < ent.end and ent.start < other[1])]:
                    tags[start:end] = [UNKNOWN] * (end - start)
        results.append(sample.with_entities(tuple(tags)))
    return results


def votes_of(samples: Iterable[Sample], *, start: Votes | None = None) -> Votes:
    votes: Votes = defaultdict(Counter)
    for name, labels in (start or {}).items():
        votes[name] += labels
    for sample in samples:
        for begin, end, label in spans_of(tuple(word.entity for word in sample.words)):
            votes[" ".join(word.form for word in sample.words[begin:end])][label] += 1
    return votes


def silver(trees: Sequence[Sample], docs: Sequence[Doc], *, votes: Votes) -> list[Sample]:
    """Runs of proper nouns become entities of the type that the teacher gives them most often in all of ``trees``.

    Gold ``votes`` for the same name and what the name itself hints at outweigh the teacher; runs that none of them
    knows are no entities.
    """
    seen: Votes = defaultdict(Counter)
    found = []
    for sample, doc in zip(trees, docs, strict=True):
        labels = [token.ent_type_ for token in doc]
        runs = [part for run in name_runs(sample.words) for part in _parts(sample, run, votes=votes)]
        runs = _with_second_fields(sample, runs, votes=votes)
        found.append(runs)
        for begin, end in runs:
            counted = Counter(label for label in labels[begin:end] if label)
            if counted:
                seen[_name(sample, begin, end)][counted.most_common(1)[0][0]] += 1
    results = []
    for sample, runs in zip(trees, found, strict=True):
        tags = ["O"] * len(sample.words)
        for begin, end in runs:
            label = _decided(_name(sample, begin, end), votes=votes, seen=seen)
            tags[begin:end] = tags_of([(0, end - begin, label)] if label else [], length=end - begin)
        results.append(with_groups(sample.with_entities(tuple(tags))))
    return results


def _name(sample: Sample, begin: int, end: int) -> str:
    return " ".join(word.form for word in sample.words[begin:end])


def _parts(sample: Sample, run: tuple[int, int], *, votes: Votes) -> list[tuple[int, int]]:
    """A run cut at its titles ("Louisiana Governor Blanco") and its genitives ("Iran 's Khatami"), unless all of it is a known name."""
    name = _name(sample, *run)
    if known_type(name) is not None or name in votes:
        return [run]
    parts, start = [], run[0]
    for index in range(*run):
        form = sample.words[index].form
        if form in ("'s", "’s") or form.lower() in known_names()["titles"]:
            parts.append((start, index))
            start = index + 1
    return [(a, b) for a, b in [*parts, (start, run[1])] if a < b]


def _with_second_fields(sample: Sample, runs: list[tuple[int, int]], *, votes: Votes) -> list[tuple[int, int]]:
    """Joins runs that an "and" stands between when the first is an organization of something ("Department of Trade and Industry")."""
    joined: list[tuple[int, int]] = []
    for begin, end in runs:
        last = joined[-1] if joined else (0, 0)
        is_next = last[1] + 1 == begin and sample.words[begin - 1].form in ("and", "&")
        if is_next and _is_body(_name(sample, *last)) and not _is_known(_name(sample, begin, end), votes=votes):
            joined[-1] = (last[0], end)
        else:
            joined.append((begin, end))
    return joined


def _is_body(name: str) -> bool:
    """Whether a name is that of an organization for one field."""
    words = name.split(" ")
    return "and" not in words and any(a in known_names()["organization_words"] and b in ("of", "for") for a, b in pairwise(words))


def _is_known(name: str, *, votes: Votes) -> bool:
    return name in votes or known_type(name) is not None or bool(hints_of(name.split(" ")))


def _decided(name: str, *, votes: Votes, seen: Votes) -> str:
    """The type of a known name; else gold counts twice as much as the teacher does, and hints of the name itself lie between."""
    known = known_type(name)
    if known is not None:
        return known
    total: Counter[str] = Counter()
    for weight, counted in ((4, votes.get(name, Counter())), (2, seen.get(name, Counter()))):
        for label, count in counted.items():
            total[label] += round(100 * weight * count / counted.total())
    for label, weight in hints_of(name.split(" ")).items():
        total[label] += 100 * weight
    return min(total, key=lambda label: (-total[label], label), default="")
