"""Events: told by a verb ("X meldet Insolvenz an") or named by a noun ("der Ausfall von X in Oregon")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract import confidence as sure
from kg.extract.frames import OWNER_SLOTS, Frame
from kg.extract.knowledge import Knowledge
from kg.extract.phrases import Match, can_own
from kg.extract.scene import Notebook, Scene, event_of
from kg.model.claim import Filler, Reading
from kg.model.clause import Argument
from kg.model.iri import Iri, expand
from kg.model.mention import NAME
from kg.model.timespan import TimeSpan

_PLACE, _AT, _PARTICIPANT, _AFFECTS = expand("kg:place"), expand("kg:atTime"), expand("kg:participant"), expand("kg:affects")
_EVENT, _CAUSE = expand("kg:Event"), expand("kg:cause")


def write_event(scene: Scene, frame: Frame, match: Match | None, notebook: Notebook, knowledge: Knowledge) -> bool:
    """Claims about the event that a clause tells; without a matching phrase it is a plain kg:Event.

    Returns whether anything was claimed. Place and time come from the clause's adverbials.
    """
    clause = scene.clause(frame)
    event_class = match.pattern.term if match is not None else _EVENT
    arguments = list(_roles(match, scene, knowledge)) if match is not None else _bare_roles(scene, frame)
    if not arguments:
        return False
    event = event_of(scene, frame, event_class, _label(scene, frame, arguments))
    rule = f"phrase: {match.pattern.text}" if match is not None else "open event"
    confidence = sure.ROLE_PHRASE if match is not None else sure.OPEN_EVENT
    given = {predicate for predicate, _ in arguments}
    places = [] if _PLACE in given else [(_PLACE, a) for a in places_of(scene, frame, knowledge)]
    for predicate, argument in [*arguments, *places]:
        for member in argument.all:
            if member is not argument and scene.sentence.tokens[member.head].pos == "NUM":
                continue  # "Blanc, 61, was convicted": an age, nobody
            reading = Reading(event, predicate, notebook.filler(scene, member), rule, confidence)
            notebook.write(scene, (reading,), scene.standing(frame), object=member, time=scene.time(frame), negated=_negates(match))
    write_time(scene, frame, event, notebook, scene.time(frame), rule)
    return clause is not None


def _negates(match: Match | None) -> bool:
    return match is not None and match.pattern.negated


def _roles(match: Match, scene: Scene, knowledge: Knowledge) -> Iterable[tuple[Iri, Argument]]:
    for name, argument in match.arguments:
        if name in ("participant", "affects", "cause", "place") and _may_fill(match.pattern.paths(name), argument, scene, knowledge):
            yield expand(f"kg:{name}"), argument


def _may_fill(path: tuple[str, ...], argument: Argument, scene: Scene, knowledge: Knowledge) -> bool:
    """Whether something can have part in an event: no "Mega" in "Mega-Streik", no "voller Gang" in "Stellenabbau in vollem Gang"."""
    if argument.part:
        return argument.part[0].isalpha() and argument.part.lower() not in knowledge.wording.intensifiers
    if is_count(scene, argument):
        return False
    slot, _, preposition = path[-1].partition(":")
    mention = scene.mentions.get(argument.head)
    if mention is not None and mention.kind != NAME and mention.nouns and mention.nouns[0].lower() in knowledge.wording.bodies:
        return False  # the board that files for insolvency is not what is insolvent
    if slot != "oblique" or preposition not in knowledge.speech.place_prepositions or mention is None:
        return True
    return mention.kind == NAME or any(knowledge.class_of(noun) is not None for noun in mention.nouns)


def _bare_roles(scene: Scene, frame: Frame) -> list[tuple[Iri, Argument]]:
    clause = scene.clause(frame)
    if clause.subject is not None:
        return [(_PARTICIPANT, clause.subject)]
    return [(_AFFECTS, clause.object)] if clause.object is not None else []


def _label(scene: Scene, frame: Frame, arguments: list[tuple[Iri, Argument]]) -> str:
    who = scene.text(arguments[0][1].span)
    if frame.kind == "copula" and (said := frame.slot("complement")) is not None and said.clause is None:
        return f"{who}: {scene.sentence.tokens[said.head].lemma}"
    return f"{who}: {frame.predicate}" if frame.kind != "noun" else f"{frame.predicate}: {who}"


def places_of(scene: Scene, frame: Frame, knowledge: Knowledge) -> list[Argument]:
    """The frame's adverbials that can be places: a place preposition and something that may be a place."""
    found = []
    for key, argument in frame.slots:
        slot, _, preposition = key.partition(":")
        if slot == "oblique" and preposition in knowledge.speech.place_prepositions and is_place(scene, argument, knowledge):
            found.append(argument)
    return found


def is_place(scene: Scene, argument: Argument, knowledge: Knowledge) -> bool:
    """Whether an argument names a place or is a noun for one ("Rechenzentrum", "Stadt")."""
    if scene.is_time(argument) or _is_rank(scene, argument, knowledge):
        return False
    mention = scene.mentions.get(argument.head)
    if mention is None:
        return False
    if mention.label == "LOC":
        return True
    return any((c := knowledge.class_of(noun)) is not None and knowledge.ontology.is_a(c, expand("kg:Place")) for noun in mention.nouns)


def is_abstract(scene: Scene, argument: Argument, knowledge: Knowledge) -> bool:
    """Whether an argument's own noun is no participant of anything: a measure, a number of a series."""
    token = scene.sentence.tokens[argument.head]
    return token.pos == "NOUN" and token.lemma in knowledge.wording.measures


def is_count(scene: Scene, argument: Argument) -> bool:
    """Whether an argument is a bare number or a time: "47 Tote, drei aus Ulm", "der 22. Juli"."""
    return scene.sentence.tokens[argument.head].pos == "NUM" or scene.is_time(argument)


def _is_rank(scene: Scene, argument: Argument, knowledge: Knowledge) -> bool:
    """ "auf Platz 7": a place in an order, not on earth."""
    tokens = scene.sentence.tokens
    following = tokens[argument.head + 1] if argument.head + 1 < len(tokens) else None
    return tokens[argument.head].lemma in knowledge.wording.ranks and following is not None and following.pos == "NUM"


def write_time(scene: Scene, frame: Frame, subject: Filler, notebook: Notebook, time: TimeSpan, rule: str) -> None:
    """An event's own date as a value: ``kg:atTime``."""
    if time.at:
        notebook.write(scene, (Reading(subject, _AT, time.at, rule, sure.EVENT_NOUN),), scene.standing(frame))


def write_noun_event(scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge) -> None:
    """Place, time and participants of an event that a noun names; the noun's own mention is the event."""
    mention = scene.mentions.get(frame.head)
    if mention is None or not knowledge.is_event_noun(frame.predicate) or any(t.first <= frame.head <= t.last for t in scene.times):
        return  # the month of March is no march
    matches = knowledge.lexicon.matches(frame, scene.frames, scene.sentence)
    told = {a.head for m in matches for _, a in m.arguments}
    event: Filler = mention.index
    rule = f"event noun: {frame.predicate}"
    _write_roles(scene, frame, event, [m for m in matches if knowledge.is_event_class(m.pattern.term)], notebook, knowledge)
    for argument in places_of(scene, frame, knowledge):
        if argument.head not in told:
            _claim(scene, frame, event, _PLACE, argument, notebook, rule, sure.EVENT_NOUN)
    for key, argument in frame.slots:
        if key in (*OWNER_SLOTS, *knowledge.wording.agents) and argument.head not in told | {frame.head}:
            if is_abstract(scene, argument, knowledge) or is_count(scene, argument) or not can_own(argument, scene.sentence):
                continue  # "ein Erdbeben der Stärke 6", "ein Spiel der Gruppe C", "artillery fire", "the 2018 election"
            predicate = _PLACE if is_place(scene, argument, knowledge) else _PARTICIPANT
            _claim(scene, frame, event, predicate, argument, notebook, rule, sure.EVENT_NOUN)
        elif key in knowledge.wording.causes and argument.head not in told and not (scene.is_time(argument) or is_place(scene, argument, knowledge)):
            _claim(scene, frame, event, _CAUSE, argument, notebook, rule, sure.EVENT_NOUN)
    write_time(scene, frame, event, notebook, scene.time(frame), rule)


def _write_roles(scene: Scene, frame: Frame, event: Filler, matches: Sequence[Match], notebook: Notebook, knowledge: Knowledge) -> None:
    """What phrases say of an event noun, unless they speak of no event in particular ("Insolvenzen von Bäckereien").

    One that can be struck or strike by its form ("Lufthansa-Streik", "Verdi-Streik") is one or the other: the class decides.
    """
    readings: dict[Argument, list[Reading]] = {}
    for match in matches:
        rule = f"phrase: {match.pattern.text}"
        for predicate, argument in _roles(match, scene, knowledge):
            if predicate not in (_PARTICIPANT, _AFFECTS):
                _claim(scene, frame, event, predicate, argument, notebook, rule, sure.ROLE_PHRASE)
                continue
            for member in argument.all:
                if not _in_general(scene, frame, member):
                    readings.setdefault(member, []).append(Reading(event, predicate, notebook.filler(scene, member), rule, sure.ROLE_PHRASE))
    for member, found in readings.items():
        notebook.write(scene, tuple(found), scene.standing(frame), object=member)


def _in_general(scene: Scene, frame: Frame, argument: Argument) -> bool:
    """Whether several events befall things that are neither named, nor counted, nor known: bare plurals of both."""
    events, things = scene.mentions.get(frame.head), scene.mentions.get(argument.head)
    if argument.part or events is None or things is None or things.kind == NAME or events.number != "Plur":
        return False
    head = scene.sentence.tokens[argument.head]
    if things.number != "Plur" and head.text == head.lemma:
        return False
    words = [scene.sentence.tokens[i] for i in argument.tokens]
    return not (things.definite or things.adjectives or any(t.pos in ("NUM", "DET", "PRON", "PROPN") for t in words))


def _claim(
    scene: Scene, frame: Frame, event: Filler, predicate: Iri, argument: Argument, notebook: Notebook, rule: str, confidence: float
) -> None:
    for member in argument.all:
        reading = Reading(event, predicate, notebook.filler(scene, member), rule, confidence)
        notebook.write(scene, (reading,), scene.standing(frame), object=member)


def write_means(scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge) -> None:
    """Who does something by a deed does the deed: "Mit der Übernahme von Y wächst X", unless the noun has its own doer."""
    subject, words, clause = frame.slot("subject"), knowledge.wording, scene.clause(frame)
    if frame.kind == "noun" or subject is None or clause.passive or clause.negated or frame.predicate in words.losing:
        return
    for key, argument in frame.slots:
        if key not in words.means or scene.sentence.tokens[argument.head].lemma not in words.own_acts:
            continue
        mention = scene.mentions.get(argument.head)
        own = next((f for f in scene.frames if f.kind == "noun" and f.head == argument.head), None)
        if mention is None or not any(knowledge.is_event_noun(n) for n in mention.nouns[:1]):
            continue
        if own is None or own.slot("of") is None or any(own.slot(k) is not None for k in (*words.agents, "pre")):
            continue
        for member in subject.all:
            found = scene.mentions.get(member.head)
            if found is not None and found.kind == NAME:
                _claim(scene, frame, mention.index, _PARTICIPANT, member, notebook, f"means: {frame.predicate}", sure.EVENT_NOUN)


def write_neighbours(scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge) -> None:
    """A place right behind an event noun is the event's, even where the parser hangs it from the verb."""
    if frame.kind == "noun":
        return
    places = places_of(scene, frame, knowledge)
    for argument in (member for _, a in frame.slots for member in a.all):
        mention = scene.mentions.get(argument.head)
        if mention is None or not any(knowledge.is_event_noun(n) for n in mention.nouns[:1]):
            continue
        for place in places:
            if min(place.tokens) - 2 == max(argument.tokens):  # only the preposition between them
                _claim(scene, frame, mention.index, _PLACE, place, notebook, "place behind the event", sure.EVENT_NOUN)


def write_occurrence(scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge) -> None:
    """A verb that only says that its event happens lends it its place and time ("Am Samstag kam es zu Störungen bei X")."""
    if frame.kind == "noun" or frame.predicate not in knowledge.speech.occur:
        return
    events = [a for key, a in frame.slots if key in ("subject", "object") or key in knowledge.wording.occurring]
    for argument in (e for a in events for e in a.all):
        mention = scene.mentions.get(argument.head)
        if mention is None or not any(knowledge.is_event_noun(n) for n in mention.nouns):
            continue
        rule = f"occurs: {frame.predicate}"
        for place in places_of(scene, frame, knowledge):
            if place.head != argument.head:
                _claim(scene, frame, mention.index, _PLACE, place, notebook, rule, sure.EVENT_NOUN)
        for key, other in frame.slots:
            if key in knowledge.wording.affecting and other.head != argument.head and not is_place(scene, other, knowledge) and not scene.is_time(other):
                _claim(scene, frame, mention.index, _AFFECTS, other, notebook, rule, sure.EVENT_NOUN)
        write_time(scene, frame, mention.index, notebook, scene.time(frame), rule)
