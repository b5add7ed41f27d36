"""Corpora -> a pipeline on disk, and figures from a pipeline that never saw what it is measured on."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path

from spacy.language import Language

from kg.annotate.lemmatizer import Lemmas
from kg.errors import InputError
from kg.train.assemble import assembled, save
from kg.train.build import encoder_of
from kg.train.corpora import Corpus, read_corpora
from kg.train.finish import finish_syntax, further_entities
from kg.train.fit import Progress
from kg.train.lemmas import gold_lemmas, tables_of
from kg.train.ner import Entities, Marked, train_entities, undisputed
from kg.train.recipe import Recipe, recipe_of
from kg.train.report import Report, report_of
from kg.train.score import parse
from kg.train.shares import bare_trees, doubtful_of, marked_of, parallel_entities, part_of, trees_of, unmarked_trees, votes_from
from kg.train.silver_lemmas import silver_lemmas
from kg.train.syntax import train_syntax

Say = Callable[[str], None]


def train(
    *,
    language: str,
    data: Path,
    output: Path,
    measured: Path | None = None,
    recipe: Recipe | None = None,
    say: Say = lambda _: None,
) -> Report:
    """Train the pipeline of a language and write it to ``output``, replacing what is there.

    First without the held-out parts of the corpora, which gives the figures of the report; then further on
    everything, which gives what is written. ``measured`` is a folder for the pipeline of the figures. ``say`` hears
    of the stages and of every hundredth step. Deterministic on one machine for the same data and recipe.
    """
    recipe = recipe or recipe_of(language)
    corpora = read_corpora(language, data)
    if not any("syntax" in corpus.layers for corpus in corpora):
        raise InputError(str(data), f"holds no trees (CoNLL-U) for the language {language!r}; --data names the folder of the corpora")
    lemmas = lemma_tables(language, corpora, recipe=recipe, held_out=False)
    syntax = measured_syntax(language, corpora, lemmas=lemmas, recipe=recipe, say=say)
    entities = measured_entities(language, corpora, data=data, syntax=syntax, recipe=recipe, say=say)
    pipeline = assembled(syntax, entities.nlp if entities else None, lemmas, forms=recipe.shape.forms)
    if measured is not None:
        save(pipeline, measured)
    report = report_of(pipeline, corpora)
    say("\n".join(report.lines()))
    finish(language, corpora, data=data, syntax=syntax, entities=entities, output=output, recipe=recipe, say=say)
    return report


def lemma_tables(language: str, corpora: Sequence[Corpus], *, recipe: Recipe, held_out: bool) -> Lemmas:
    samples = [s for corpus in corpora if "syntax" in corpus.layers for s in part_of(corpus, held_out=held_out)]
    particles = tomllib.loads((resources.files(__package__) / "particles.toml").read_text(encoding="utf-8"))
    gold = gold_lemmas(samples, verb_forms=language == "de")
    silver = silver_lemmas(language, forms=recipe.lemma_forms)
    return tables_of(gold, silver, particles=particles.get(language, []))


def measured_syntax(language: str, corpora: Sequence[Corpus], *, lemmas: Lemmas, recipe: Recipe, say: Say) -> Language:
    say("morphology and parser, without the held-out parts")
    trees, bare = trees_of(corpora, held_out=False), bare_trees(corpora, held_out=False)
    return train_syntax(
        language,
        trees,
        bare,
        recipe=recipe,
        infinitive=infinitive_of(lemmas),
        inventory=trees_of(corpora, held_out=True),
        progress=_progress(say),
    )


def measured_entities(
    language: str, corpora: Sequence[Corpus], *, data: Path, syntax: Language, recipe: Recipe, say: Say
) -> Entities | None:
    """None where no corpus has entities."""
    marked = _marked(language, corpora, data=data, held_out=False)
    if not marked:
        return None
    say("entities, without the held-out parts")
    entities = train_entities(
        language,
        marked,
        unmarked_trees(corpora) if language == "en" else [],
        recipe=recipe,
        encoder=encoder_of(syntax),
        votes=votes_from(language, data),
        progress=_progress(say),
    )
    course = recipe.entities_further
    further_entities(entities.nlp, marked, entities.silver, course=course, progress=_progress(say))
    doubtful = doubtful_of(corpora)
    if doubtful:
        say("entities, with a corpus that a machine marked, and without it again")
        known = undisputed(doubtful, parse(entities.nlp, doubtful))
        further_entities(entities.nlp, marked, [*entities.silver, *known], course=recipe.entities_doubtful, progress=_progress(say))
        further_entities(entities.nlp, marked, entities.silver, course=recipe.entities_settled, progress=_progress(say))
    return entities


def _marked(language: str, corpora: Sequence[Corpus], *, data: Path, held_out: bool) -> list[Marked]:
    marked = marked_of(corpora, held_out=held_out)
    parallel = parallel_entities(language, corpora, data) if marked else None
    return [*marked, parallel] if parallel else marked


def finish(
    language: str,
    corpora: Sequence[Corpus],
    *,
    data: Path,
    syntax: Language,
    entities: Entities | None,
    output: Path,
    recipe: Recipe,
    say: Say,
) -> None:
    """Train the measured parts further on everything and write the pipeline."""
    lemmas = lemma_tables(language, corpora, recipe=recipe, held_out=True)
    say("morphology and parser, on everything")
    bare = bare_trees(corpora, held_out=True)
    with syntax.select_pipes(enable=["tok2vec", "morphologizer", "parser"]):
        finish_syntax(
            syntax,
            trees_of(corpora, held_out=True),
            bare,
            recipe=recipe,
            infinitive=infinitive_of(lemmas),
            progress=_progress(say),
        )
    if entities:
        say("entities, on everything")
        marked = _marked(language, corpora, data=data, held_out=True)
        course = recipe.entities_finish
        further_entities(entities.nlp, marked, entities.silver, course=course, progress=_progress(say))
    save(assembled(syntax, entities.nlp if entities else None, lemmas, forms=recipe.shape.forms), output)


def infinitive_of(lemmas: Lemmas) -> Callable[[str], str]:
    return lambda form: lemmas.of(form, pos="VERB", verb_form="Fin")


def _progress(say: Say) -> Progress:
    def progress(step: int, losses: dict[str, float]) -> None:
        say(f"  step {step:>5}  " + "  ".join(f"{name} {loss:.0f}" for name, loss in sorted(losses.items())))

    return progress
