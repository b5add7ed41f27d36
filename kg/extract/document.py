"""One document: annotated sentences -> mentions and claims. The rules' table of contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kg.extract.affiliations import write_affiliations
from kg.extract.attributes import write_attributes
from kg.extract.brackets import write_brackets
from kg.extract.events import write_means, write_neighbours, write_noun_event, write_occurrence
from kg.extract.examples import note_kinds, write_example
from kg.extract.frames import Frame, frames_of
from kg.extract.knowledge import Knowledge
from kg.extract.nominals import write_nominals
from kg.extract.origins import write_origins
from kg.extract.places import settle_places
from kg.extract.quotes import quotations
from kg.extract.relations import sorted_frames, write_relations
from kg.extract.scene import Notebook, Scene
from kg.extract.speakers import speaker_of
from kg.extract.standing import citing_clause, standings
from kg.extract.time import TimeData, TimeMention, times_in
from kg.language.mentions import mention_at
from kg.model.claim import Extraction
from kg.model.clause import ClauseTree
from kg.model.document import Document
from kg.model.mention import Mention
from kg.model.sentence import Sentence
from kg.model.timespan import TimeSpan


def extract(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    *,
    clauses: Callable[[Sentence], ClauseTree],
    knowledge: Knowledge,
    times: TimeData,
) -> Extraction:
    """Read what the document claims, in text order; ``clauses`` is the language's adapter."""
    notebook = Notebook(document, list(mentions))
    quotes = quotations(sentences)
    by_sentence: dict[int, dict[int, Mention]] = {}
    for (number, head), index in mention_at(mentions, sentences).items():
        by_sentence.setdefault(number, {})[head] = mentions[index]
    spoke: int | None = None
    scenes = []
    for number, sentence in enumerate(sentences):
        tree = clauses(sentence)
        moments = times_of(sentence, document, times)
        scene = Scene(
            number=number,
            document=document,
            sentence=sentence,
            tree=tree,
            frames=tuple(_timeless(f, moments) for f in frames_of(sentence, tree, knowledge.wording)),
            standings=standings(sentence, tree, speech=knowledge.speech, quotes=quotes, said_before=spoke),
            times=moments,
            mentions=by_sentence.get(number, {}),
        )
        scenes.append(scene)
        read_scene(scene, notebook, knowledge)
        speaker = speaker_of(sentence, tree, speech=knowledge.speech, quotes=quotes)
        if speaker is not None and not isinstance(speaker, int):
            found = notebook.filler(scene, speaker)
            spoke = found if isinstance(found, int) else spoke
        elif _ends_paragraph(document, sentence):
            spoke = None
    settle_places(scenes, notebook, knowledge)
    return Extraction(document, sentences, tuple(notebook.mentions), tuple(notebook.claims))


def _timeless(frame: Frame, moments: tuple[TimeMention, ...]) -> Frame:
    """The frame without adverbials of time: "im März in Wisconsin" tells one place, not two."""
    kept = tuple((k, a) for k, a in frame.slots if not (k.startswith("oblique:") and any(t.first <= a.head <= t.last for t in moments)))
    return replace(frame, slots=kept)


_ANY_DAY = date(2000, 1, 1)


def times_of(sentence: Sentence, document: Document, data: TimeData) -> tuple[TimeMention, ...]:
    """The sentence's times; in a document without a date those that depend on it are still known as times, but empty."""
    if document.published is not None:
        return times_in(sentence, published=document.published, data=data)
    known = {(t.first, t.last): t for t in times_in(sentence, published=None, data=data)}
    guessed = times_in(sentence, published=_ANY_DAY, data=data)
    return tuple(known.get((t.first, t.last)) or replace(t, time=TimeSpan(), outer=TimeSpan()) for t in guessed)


def read_scene(scene: Scene, notebook: Notebook, knowledge: Knowledge) -> None:
    """Apply every rule to one sentence."""
    note_kinds(scene, notebook, knowledge)
    citing = citing_clause(scene.sentence, scene.tree, knowledge.speech)
    for frame in sorted_frames(scene.frames):
        if frame.kind != "noun" and frame.clause == citing:
            continue  # "wie X berichtete" says who speaks, nothing more
        if frame.kind == "noun":
            write_nominals(scene, frame, notebook, knowledge)
            write_noun_event(scene, frame, notebook, knowledge)
            write_example(scene, frame, notebook, knowledge)
        else:
            write_relations(scene, frame, notebook, knowledge)
            write_occurrence(scene, frame, notebook, knowledge)
            write_neighbours(scene, frame, notebook, knowledge)
            write_means(scene, frame, notebook, knowledge)
    write_attributes(scene, notebook, knowledge)
    write_origins(scene, notebook, knowledge)
    write_brackets(scene, notebook, knowledge)
    write_affiliations(scene, notebook, knowledge)


def _ends_paragraph(document: Document, sentence: Sentence) -> bool:
    return document.text[sentence.span.end : sentence.span.end + 2].count("\n") > 0
