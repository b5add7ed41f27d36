"""Relations told by verbs and copulas: what the ontology's phrases know, and open relations for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract import confidence as sure
from kg.extract.events import is_place, places_of, write_event
from kg.extract.frames import Frame
from kg.extract.knowledge import Knowledge
from kg.extract.phrases import Match
from kg.extract.scene import Notebook, Scene
from kg.model import clause as c
from kg.model import mention as m
from kg.model.claim import Reading
from kg.model.clause import Argument
from kg.model.iri import Iri, expand, mint

Pair = tuple[Argument, Argument]



def write_relations(scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge) -> None:
    """Claims of one verb or copula frame; each pair of arguments is claimed once, its best reading first."""
    readings: dict[tuple[int, str, int, str], tuple[Pair, list[Reading], bool]] = {}
    told_event = False
    for match in knowledge.lexicon.matches(frame, scene.frames, scene.sentence):
        if knowledge.is_event_class(match.pattern.term):
            told_event = write_event(scene, frame, match, notebook, knowledge) or told_event
            continue
        for pair in _pairs(match):
            if _greets(scene, frame, pair[1], knowledge) or any(_names_kind(scene, a, knowledge) for a in pair) or _is_where(scene, pair[0], knowledge):
                continue
            reading = _reading(scene, notebook, pair, match.pattern.term, f"phrase: {match.pattern.text}", sure.RELATION_PHRASE)
            _note(readings, pair, reading, match.pattern.negated)
            if knowledge.wording.free_word_order and _may_be_swapped(scene, match, pair, knowledge):
                swapped = replace(reading, subject=reading.object, object=reading.subject, rule=f"{reading.rule}, object first", confidence=sure.SWAPPED)
                readings[_key(pair)][1].append(swapped)
    for pair, name, confidence in open_relations(scene, frame, knowledge):
        predicate = mint("relation", name, base=knowledge.base)
        _note(readings, pair, _reading(scene, notebook, pair, predicate, "open relation", confidence, label=name), False)
    for pair, options, negated in readings.values():
        notebook.write(
            scene, tuple(options), scene.standing(frame), subject=pair[0], object=pair[1], time=scene.time(frame), negated=negated
        )
    if not readings and not told_event:
        _write_bare(scene, frame, notebook, knowledge)


def _is_told_of_somebody(scene: Scene, frame: Frame) -> bool:
    """Whether a clause without a phrase tells what a named thing did; without name, time and place it is no event worth keeping."""
    clause = scene.clause(frame)
    first = clause.subject or clause.object
    if first is None:
        return False
    mention = scene.mentions.get(first.head)
    return mention is not None and (mention.kind == m.NAME or mention.kind == m.PRONOUN and mention.number != "Plur")


def _pairs(match: Match) -> Iterable[Pair]:
    subject, object_ = match.argument("subject"), match.argument("object")
    if subject is None or object_ is None:
        return
    for s in subject.all:
        for o in object_.all:
            if (s.head, s.part) != (o.head, o.part):
                yield s, o


def _greets(scene: Scene, frame: Frame, whom: Argument, knowledge: Knowledge) -> bool:
    """ "begrüßt die Entscheidung" approves; "begrüßt den Gast" only says good day."""
    mention = scene.mentions.get(whom.head)
    if frame.predicate not in knowledge.wording.greeting or mention is None:
        return False
    kinds = [k for n in mention.nouns[:1] if (k := knowledge.class_of(n)) is not None]
    return mention.label == "PER" or any(knowledge.ontology.is_a(k, expand("kg:Person")) for k in kinds)


def _names_kind(scene: Scene, argument: Argument, knowledge: Knowledge) -> bool:
    """ "gehört zu den Marktführern": a plural noun names a kind of thing, nobody who owns or does something."""
    mention = scene.mentions.get(argument.head)
    if argument.preposition not in knowledge.wording.sorting or mention is None or mention.kind != m.NOUN:
        return False
    article = scene.sentence.tokens[argument.tokens[0]]
    if article.pos == "NUM":
        return False  # "sentenced to four years in prison"
    kind = knowledge.class_of(mention.nouns[0]) if mention.nouns else None
    if argument.preposition in knowledge.wording.bare_kinds and argument.tokens == (argument.head,) and kind is not None:
        return any(knowledge.ontology.is_a(kind, expand(place)) for place in ("kg:Place", "kg:Organization"))  # "go to prison"
    return "Plur" in (mention.number, article.feature("Number") if article.pos == "DET" else "")


def _is_where(scene: Scene, subject: Argument, knowledge: Knowledge) -> bool:
    """ "{object} dies in {subject}": an accident kills, the town of Rome does not."""
    return subject.preposition in knowledge.wording.where and is_place(scene, subject, knowledge)


def _note(
    readings: dict[tuple[int, str, int, str], tuple[Pair, list[Reading], bool]], pair: Pair, reading: Reading, negated: bool
) -> None:
    key = _key(pair)
    if key not in readings:
        readings[key] = (pair, [], negated)
    if all(r.predicate != reading.predicate for r in readings[key][1]):
        readings[key][1].append(reading)


def _key(pair: Pair) -> tuple[int, str, int, str]:
    return pair[0].head, pair[0].part, pair[1].head, pair[1].part


def _may_be_swapped(scene: Scene, match: Match, pair: Pair, knowledge: Knowledge) -> bool:
    """ "Die Wahl gewann Susan Crawford": an event noun before a name may be the object, where its form does not tell."""
    if match.pattern.paths("subject") != ("subject",) or match.pattern.paths("object") != ("object",):
        return False
    thing, name = scene.mentions.get(pair[0].head), scene.mentions.get(pair[1].head)
    return (
        thing is not None
        and name is not None
        and (thing.kind, name.kind) == (m.NOUN, m.NAME)
        and any(knowledge.is_event_noun(n) for n in thing.nouns[:1])
    )


def _reading(
    scene: Scene, notebook: Notebook, pair: Pair, predicate: Iri, rule: str, confidence: float, *, label: str = ""
) -> Reading:
    return Reading(notebook.filler(scene, pair[0]), predicate, notebook.filler(scene, pair[1]), rule, confidence, label)


def open_relations(scene: Scene, frame: Frame, knowledge: Knowledge) -> Iterable[tuple[Pair, str, float]]:
    """Pairs of arguments with the name of their open relation: the verb, with its preposition for an oblique."""
    clause = scene.clause(frame)
    subject = clause.subject
    objects = [a for key, a in frame.slots if key in ("object", "complement", "indirect")]
    holder = subject or clause.object
    if holder is None:
        return
    name = frame.predicate if subject is not None else passive_name(scene, frame, knowledge)
    for s in holder.all:
        for argument in objects:
            for o in argument.all if subject is not None else ():
                if o.clause is None and o.head != s.head:
                    yield (s, o), name, sure.OPEN_DIRECT
        for key, argument in frame.slots:
            if key.startswith("oblique:") and not scene.is_time(argument):
                preposition = key.partition(":")[2]
                if preposition in knowledge.speech.according_prepositions:
                    continue  # "laut X" says who speaks
                for o in argument.all:
                    if o.head != s.head and preposition:
                        yield (s, o), f"{name} {preposition}", sure.OPEN_OBLIQUE
    yield from _told_contents(scene, frame, holder, name)


def _told_contents(scene: Scene, frame: Frame, holder: Argument, name: str) -> Iterable[tuple[Pair, str, float]]:
    for key, argument in frame.slots:
        if argument.clause is not None and key == "content":
            yield (holder, argument), name, sure.OPEN_OBLIQUE


def passive_name(scene: Scene, frame: Frame, knowledge: Knowledge) -> str:
    """The name of an agentless passive: participle and auxiliary, "verletzt werden", "be injured"."""
    form = scene.sentence.tokens[frame.head].text.lower()
    return knowledge.wording.passive.format(participle=form)


def _write_bare(scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge) -> None:
    """A verb whose only argument is who acts or suffers becomes an event with that participant."""
    clause = scene.clause(frame)
    holder = clause.subject or clause.object
    if holder is None or frame.kind != "verb" or clause.mood == "infinitive" or frame.predicate in knowledge.wording.light_verbs:
        return
    if _only_describes(scene, frame, holder):
        return
    if any(a.role == c.CONTENT for a in clause.arguments) or (_is_thought(scene, holder, knowledge) and not _is_set(scene, frame, knowledge)):
        return
    said = scene.standing(frame).speaker is not None  # who said it makes it worth keeping
    if said or _is_told_of_somebody(scene, frame) or scene.time(frame).at or places_of(scene, frame, knowledge):
        write_event(scene, frame, None, notebook, knowledge)


def _only_describes(scene: Scene, frame: Frame, holder: Argument) -> bool:
    """A lone participle inside a phrase ("the United States", "a leaked letter") or in brackets ("Brown (left)") tells no event."""
    tokens = scene.sentence.tokens
    if frame.head in holder.tokens and frame.head < holder.head and not scene.time(frame).at:
        return True
    around = [tokens[i].text for i in (frame.head - 1, frame.head + 1) if 0 <= i < len(tokens)]
    return around == ["(", ")"]


def _is_thought(scene: Scene, holder: Argument, knowledge: Knowledge) -> bool:
    """Whether an argument is abstract: "Die Erstattung erfolgt" alone tells nothing."""
    mention = scene.mentions.get(holder.head)
    if mention is None or scene.is_time(holder):
        return True
    kind = knowledge.class_of(mention.nouns[0]) if mention.kind == m.NOUN and mention.nouns else None
    return kind is not None and knowledge.ontology.is_a(kind, expand("kg:Concept"))


def _is_set(scene: Scene, frame: Frame, knowledge: Knowledge) -> bool:
    return bool(scene.time(frame).at or places_of(scene, frame, knowledge))


def sorted_frames(frames: Sequence[Frame]) -> list[Frame]:
    """Frames in text order of their heads, so that claims come in reading order."""
    return sorted(frames, key=lambda f: (f.head, f.clause, f.kind))
