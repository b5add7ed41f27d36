"""Lemmas from morphology programs for frequent word forms: HanTa for German, spaCy's WordNet tables for English."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from kg.errors import MissingExtra
from kg.train.clusters import lexeme_table
from kg.train.lemmas import Known

_WORD = re.compile(r"[^\W\d_]{2,40}(-[^\W\d_]+)*")
_KINDS = {
    "NN": "NOUN",
    "ADJ(A)": "ADJ",
    "ADJ(D)": "ADJ",
    "VV(FIN)": "VERB:Fin",
    "VV(PP)": "VERB:Part",
    "VV(INF)": "VERB:Inf",
    "VV(IZU)": "VERB:Inf",
    "VA(FIN)": "VERB:Fin",
    "VA(PP)": "VERB:Part",
    "VA(INF)": "VERB:Inf",
    "VM(FIN)": "VERB:Fin",
    "VM(INF)": "VERB:Inf",
}
"""HanTa's word classes (a reduced STTS) -> kinds of the lemma tables."""


def silver_lemmas(language: str, *, forms: int) -> Known:
    """Of the ``forms`` most frequent word forms those that the program knows; empty for other languages, and for no forms."""
    if not forms:
        return {}
    if language == "de":
        return _from_hanta(list(frequent_forms(language, forms)))
    if language == "en":
        return _from_wordnet(set(frequent_forms(language, forms)))
    return {}


def frequent_forms(language: str, count: int) -> Iterator[str]:
    probabilities = lexeme_table(language, "prob")
    ordered = sorted(probabilities, key=lambda form: (-probabilities[form], form))
    yield from (form for form in ordered[:count] if _WORD.fullmatch(form) and not (form.isupper() and len(form) > 1))


def _from_hanta(forms: list[str]) -> Known:
    if find_spec("HanTa") is None:
        raise MissingExtra("training German (HanTa)", extra="train")
    from HanTa import HanoverTagger

    tagger = HanoverTagger.HanoverTagger("morphmodel_ger.pgz")
    known: Known = defaultdict(dict)
    for form in forms:
        best = None
        for tag, score in tagger.tag_word(form, cutoff=12):
            best = score if best is None else best
            kind = _KINDS.get(tag)
            if kind is None or score < best - 12 or form in known[kind] or form[0].isupper() != (kind == "NOUN"):
                continue
            known[kind][form] = tagger.analyze(form, pos=tag)[0]
    return known


def _from_wordnet(forms: set[str]) -> Known:
    exceptions = _lookups("en_lemma_exc")
    index = {pos: set(words) for pos, words in _lookups("en_lemma_index").items()}
    rules = _lookups("en_lemma_rules")
    known: Known = defaultdict(dict)
    for pos in ("noun", "verb", "adj"):
        for form in sorted(form for form in forms if form.islower()):
            lemmas = list(exceptions[pos].get(form, ()))
            if not lemmas and form not in index[pos]:
                lemmas = [
                    form[: len(form) - len(old)] + new
                    for old, new in rules[pos]
                    if form.endswith(old) and form[: len(form) - len(old)] + new in index[pos]
                ]
            if lemmas or form in index[pos]:
                known[pos.upper()][form] = lemmas[0] if lemmas else form
    return known


def _lookups(name: str) -> dict[str, Any]:
    path = resources.files("spacy_lookups_data") / "data" / f"{name}.json.gz"
    with gzip.open(cast(Path, path), "rt", encoding="utf-8") as file:
        return cast(dict[str, Any], json.load(file))
