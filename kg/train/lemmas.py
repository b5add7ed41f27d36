"""Word forms with known lemmas -> the compact tables of `kg.annotate.lemmatizer`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.annotate.lemmatizer import LONGEST_ENDING, Edit, Lemmas, Table
from kg.train.samples import Sample
from kg.train.score import feature

Known = dict[str, dict[str, str]]
"""Kind of word -> form -> lemma."""


def kind_of(pos: str, morph: str, *, verb_forms: bool) -> str:
    """The table that a word belongs to; empty for a verb whose form is not annotated."""
    if pos in ("VERB", "AUX") and verb_forms:
        verb_form = feature(morph, "VerbForm")
        return f"VERB:{verb_form}" if verb_form else ""
    return pos


def gold_lemmas(samples: Iterable[Sample], *, verb_forms: bool) -> Known:
    """The most frequent lemma of every form, sentence-initial capitals undone; ties by alphabet."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sample in samples:
        for word in sample.words:
            if word.lemma and word.pos:
                kind = kind_of(word.pos, word.morph, verb_forms=verb_forms)
                if kind:
                    counts[kind, _key(word.form, pos=word.pos)][word.lemma] += 1
    known: Known = defaultdict(dict)
    for (kind, form), lemmas in counts.items():
        known[kind][form] = min(lemmas, key=lambda lemma: (-lemmas[lemma], lemma))
    return known


def _key(form: str, *, pos: str) -> str:
    return form if pos in ("NOUN", "PROPN", "X", "SYM", "NUM") else form.lower()


def tables_of(gold: Known, silver: Known, *, particles: Sequence[str]) -> Lemmas:
    """Endings are learnt from gold and silver forms alike; forms they get wrong are kept, gold before silver."""
    lemmas = Lemmas({}, tuple(sorted(particles, key=lambda particle: (-len(particle), particle))))
    for kind in sorted(gold.keys() | silver.keys()):
        if kind == "PROPN":
            continue
        forms = silver.get(kind, {}) | gold.get(kind, {})
        endings = endings_of(forms, lemmas=lemmas) if kind.partition(":")[0] in ("NOUN", "VERB", "ADJ", "ADV") else {}
        rules = Lemmas({kind: Table({}, endings)}, lemmas.particles)
        pos, _, verb_form = kind.partition(":")
        wrong = {form: lemma for form, lemma in forms.items() if rules.of(form, pos=pos, verb_form=verb_form) != lemma}
        lemmas.tables[kind] = Table(wrong, endings)
    return lemmas


def endings_of(forms: dict[str, str], *, lemmas: Lemmas) -> dict[str, Edit]:
    """For every ending of two forms or more the edit that most of them take, where a shorter ending would say another."""
    counts: dict[str, Counter[Edit]] = defaultdict(Counter)
    for form, lemma in forms.items():
        edit = edit_of(form, lemma, lemmas=lemmas)
        if edit is not None:
            for length in range(min(LONGEST_ENDING, len(form)) + 1):
                counts[form[len(form) - length :]][edit] += 1
    endings: dict[str, Edit] = {}
    for ending in sorted(counts, key=lambda e: (len(e), e)):
        edits = counts[ending]
        if sum(edits.values()) < 2 and ending:
            continue
        best = min(edits, key=lambda edit: (-edits[edit], str(edit)))
        shorter = next((endings[ending[i:]] for i in range(1, len(ending) + 1) if ending[i:] in endings), None)
        if best != shorter:
            endings[ending] = best
    return endings


def edit_of(form: str, lemma: str, *, lemmas: Lemmas) -> Edit | None:
    """The smallest edit; forms that share too little with their lemma have none and stay exceptions."""
    found = []
    for infix in ("", "ge", "zu"):
        rest = lemmas.without(form, infix) if infix else form
        if infix and rest == form:
            continue
        shared = 0
        while shared < min(len(rest), len(lemma)) and rest[shared] == lemma[shared]:
            shared += 1
        if shared or not rest:
            found.append(Edit(len(rest) - shared, lemma[shared:], infix))
    best = min(found, key=lambda edit: (edit.cut + len(edit.add) + len(edit.infix) / 2, str(edit)), default=None)
    return best if best is not None and best.cut <= 7 else None
