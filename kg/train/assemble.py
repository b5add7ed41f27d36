"""The trained parts -> one pipeline, kept small: names of labels are the only strings that travel."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.strings import StringStore

from kg.annotate.features import as_stored
from kg.annotate.lemmatizer import Lemmas, Lemmatizer
from kg.train.clusters import add_cluster_vectors

LICENSE = "CC BY-SA 4.0"  # of the weights: the corpora's; see docs/MODELS.md


def assembled(syntax: Language, entities: Language | None, lemmas: Lemmas, *, forms: int) -> Language:
    """The components in the order in which they run; the parts are taken over, not copied.

    ``forms`` word forms keep a vector.
    """
    add_cluster_vectors(syntax, str(syntax.lang), forms=forms)
    if "kg_lemmatizer" not in syntax.pipe_names:
        syntax.add_pipe("kg_lemmatizer", after="parser")
    cast(Lemmatizer, syntax.get_pipe("kg_lemmatizer")).use(lemmas)
    if entities is not None and "ner" not in syntax.pipe_names:
        entities.vocab.vectors = syntax.vocab.vectors
        syntax.add_pipe("ner", source=entities)
    syntax.meta["name"] = "kg_news"
    syntax.meta["license"] = LICENSE
    syntax.meta["description"] = "Sentences, parts of speech, morphology, lemmas, UD dependencies and names; see docs/MODELS.md"
    return syntax


def save(nlp: Language, output: Path) -> None:
    """Write beside ``output`` first and then take its place, so that readers never meet half a pipeline."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=output.parent, prefix=f".{output.name}-") as folder:
        fresh, old = Path(folder) / "fresh", Path(folder) / "old"
        _halve_tables(nlp)
        nlp.to_disk(fresh)
        _drop_strings(nlp, fresh)
        if output.exists():
            os.replace(output, old)
        shutil.move(fresh, output)


def _halve_tables(nlp: Language) -> None:
    """Embedding tables are most of a pipeline; they are stored in half precision and read in full."""
    for name in ("tok2vec", "ner"):
        if name in nlp.pipe_names:
            as_stored(nlp.get_pipe(name).model, "float16")  # type: ignore[attr-defined]


def _drop_strings(nlp: Language, folder: Path) -> None:
    """The training words are not needed: a pipeline's vocabulary grows as it reads."""
    needed = StringStore(spacy.blank(str(nlp.lang)).vocab.strings)
    for name, component in nlp.pipeline:
        for label in getattr(component, "labels", ()):
            needed.add(label)
            for feature in label.split("|"):
                needed.add(feature)
                for part in feature.split("="):
                    needed.add(part)
            morph = "|".join(part for part in label.split("|") if not part.startswith("POS="))
            needed.add(morph)
        needed.add(name)
    needed.to_disk(folder / "vocab" / "strings.json")
