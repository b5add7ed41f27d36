"""Relations told by nouns: offices and kinship, possession, belonging, origin, place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extract import confidence as sure
from kg.extract.events import is_place
from kg.extract.frames import OWNER_SLOTS, Frame
from kg.extract.knowledge import Knowledge, possessions
from kg.extract.offices import owns_office
from kg.extract.phrases import can_own
from kg.extract.placing import has_place
from kg.extract.scene import Notebook, Scene
from kg.model import clause as c
from kg.model.claim import Filler, Reading
from kg.model.clause import Argument
from kg.model.iri import Iri, expand, mint
from kg.model.span import Span

_BODIES = (expand("kg:Organization"), expand("kg:Group"), expand("kg:Place"))
_LOCATED, _WORKS, _PLAYS = expand("kg:locatedIn"), expand("kg:worksFor"), expand("kg:playsFor")


def write_nominals(scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge) -> None:
    """Claims of one noun frame."""
    taken = _write_phrases(scene, frame, notebook, knowledge)
    office = _write_office(scene, frame, notebook, knowledge)
    if frame.how == "copula":
        return
    if not office:
        taken |= _write_possession(scene, frame, notebook, knowledge)
    if not office and not knowledge.is_event_noun(frame.predicate):
        _write_belonging(scene, frame, notebook, knowledge, taken)
    _write_attachments(scene, frame, notebook, knowledge, taken, office=office)


def _write_phrases(scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge) -> set[int]:
    """Nominal phrases of the ontology ("Übernahme von {object} durch {subject}"); returns the heads used."""
    taken: set[int] = set()
    seen: set[tuple[Iri, Filler, Filler]] = set()
    _, gone = _tenure(scene, frame, knowledge)
    for match in knowledge.lexicon.matches(frame, scene.frames, scene.sentence):
        subject, object_ = match.argument("subject"), match.argument("object")
        if knowledge.is_event_class(match.pattern.term) or subject is None or object_ is None:
            continue
        if gone and not knowledge.ontology.properties[match.pattern.term].lasting:
            continue  # "the former head of X"
        for s in subject.all:
            for o in object_.all:
                reading = Reading(
                    notebook.filler(scene, s), match.pattern.term, notebook.filler(scene, o), f"phrase: {match.pattern.text}", sure.RELATION_PHRASE
                )
                key = (reading.predicate, reading.subject, reading.object)
                if reading.subject != reading.object and key not in seen:
                    seen.add(key)
                    taken |= {a.head for a in (s, o) if a.head != frame.head}
                    notebook.write(
                        scene, (reading,), scene.standing(frame), subject=s, object=o, time=scene.time(frame), negated=match.pattern.negated
                    )
    return taken


def _write_office(scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge) -> bool:
    """ "Facebook-Chef Mark Zuckerberg", "Klaus Euler, Vorstandschef der Ethikbank", "Cook is the CEO of Apple"."""
    frame = _whole_office(frame, scene, knowledge)
    roles = knowledge.roles(frame.predicate)
    holders = [h for a in frame.slots_named("referent") for h in a.all]
    owner = _owner(scene, frame, knowledge) if roles else None
    owner = owns_office(scene, owner, roles, notebook.names, knowledge) if owner is not None else None
    if owner is None and len(frame.slots_named("referent")) > 1:  # "der Ministerpräsident Kanadas, Stephen Harper": a place is no office holder
        owner = next((h for h in holders if _is_place_name(scene, h)), None)
        holders = [h for h in holders if h is not owner]
    told = frame.how == "" and any(f.head == frame.head and f.how == "copula" for f in scene.frames)
    if owner is None and roles and not told:
        owner = _compounded(scene, frame, knowledge)
    if owner is None and not told and frame.how == c.NAME:
        _write_title(scene, frame, holders, notebook, knowledge)
    if owner is None or told:
        return bool(roles)
    standing = scene.standing(frame) if frame.how == "copula" else scene.presupposed(frame)
    if not holders and _is_bare(scene, frame):
        return True  # "als Nachfolger von X", "Mitglied einer Partei": nobody is said to be it
    holders = holders or [_itself(scene, frame)]
    label, gone = _tenure(scene, frame, knowledge)
    for holder in holders:
        for o in owner.all:
            subject, object_ = notebook.filler(scene, holder), notebook.filler(scene, o)
            if subject == object_:
                continue
            rule = f"office: {frame.predicate}"
            terms = tuple(r for r in roles if knowledge.ontology.properties[r].lasting) if gone else roles
            readings = [Reading(subject, term, object_, rule, sure.OFFICE) for term in terms]
            readings.append(Reading(subject, mint("relation", label, base=knowledge.base), object_, rule, sure.OFFICE, label))
            notebook.write(
                scene, tuple(readings), standing, subject=holder, object=o, time=scene.time(frame), position="" if gone else _position(scene, frame)
            )
    return True


def _write_title(scene: Scene, frame: Frame, holders: list[Argument], notebook: Notebook, knowledge: Knowledge) -> None:
    """ "Präsident Ronald Venetiaan": the office of a person, where the text does not say of what."""
    gone = _tenure(scene, frame, knowledge)[1]
    for holder in holders:
        mention = scene.mentions.get(holder.head)
        if mention is None or mention.label != "PER" or gone or not knowledge.roles(frame.predicate):
            continue
        label = knowledge.wording.position_label
        reading = Reading(
            mention.index, mint("relation", label, base=knowledge.base), _position(scene, frame), f"office: {frame.predicate}", sure.OFFICE, label
        )
        notebook.write(scene, (reading,), scene.presupposed(frame), subject=holder, time=scene.time(frame))


def _whole_office(frame: Frame, scene: Scene, knowledge: Knowledge) -> Frame:
    """ "chief executive", "secretary general": the office with the word before it, where only both together name it."""
    for words in (2, 1):
        start = max(frame.head - words, 0)
        name = " ".join([*(t.text.lower() for t in scene.sentence.tokens[start : frame.head]), frame.predicate])
        if start < frame.head and knowledge.names_office(name):
            inside = [a for a in frame.slots_named("adjective", "compound") if start <= a.head < frame.head]
            return replace(frame, predicate=name, slots=tuple(s for s in frame.slots if s[1] not in inside))
    return frame


def _owner(scene: Scene, frame: Frame, knowledge: Knowledge) -> Argument | None:
    former = frame.owner is not None and f"{frame.owner.part.lower()}-" in knowledge.wording.former_prefixes  # "Ex-Kanzler"
    if frame.owner is not None and not can_own(frame.owner, scene.sentence) and not _is_body(frame.owner, knowledge):
        frame = replace(frame, slots=tuple(s for s in frame.slots if s[1] is not frame.owner))  # "music journalist", "television presenter"
    if frame.owner is not None and not former:
        return _led_through(scene, frame.owner, knowledge) or frame.owner
    for preposition in knowledge.wording.office_prepositions:
        argument = frame.slot(f"oblique:{preposition}")
        if argument is None or scene.is_time(argument) or _is_event(scene, argument, knowledge):
            continue  # "zehn Soldaten bei einem Absturz getötet"
        if set(knowledge.roles(frame.predicate)) <= {_WORKS, _PLAYS} and is_place(scene, argument, knowledge):
            continue  # "Wissenschaftler in den USA", "Spieler in Moskau"
        return argument
    if knowledge.is_closed(frame.predicate) or knowledge.roles(frame.predicate) == (_WORKS,):
        return None  # "der portugiesische Journalist" does not work for Portugal
    return next((a for a in frame.slots_named("adjective") if _is_origin(scene, a)), None)


def _is_body(part: Argument, knowledge: Knowledge) -> bool:
    """Whether a common noun before another names who somebody acts for: "government spokesman", "company director"."""
    kind = knowledge.class_of(part.part.lower())
    return kind is not None and any(knowledge.ontology.is_a(kind, body) for body in _BODIES)


def _is_event(scene: Scene, argument: Argument, knowledge: Knowledge) -> bool:
    return not argument.part and knowledge.is_event_noun(scene.sentence.tokens[argument.head].lemma)


def _led_through(scene: Scene, owner: Argument, knowledge: Knowledge) -> Argument | None:
    """ "Vorsitzende der Geschäftsführung von X": the organisation behind its governing body."""
    body = next((f for f in scene.frames if f.kind == "noun" and f.head == owner.head and f.how != "copula"), None)
    return body.owner if body is not None and not owner.part and body.predicate.lower() in knowledge.wording.bodies else None


def _is_bare(scene: Scene, frame: Frame) -> bool:
    """A singular noun without any determiner stands for an office, not for somebody."""
    mention = scene.mentions.get(frame.head)
    if mention is None or mention.number == "Plur":
        return mention is None
    return not any(t.start == mention.span.start and t.pos in ("DET", "PRON", "NUM") for t in scene.sentence.tokens)


def _is_place_name(scene: Scene, argument: Argument) -> bool:
    mention = scene.mentions.get(argument.head)
    return mention is not None and mention.label == "LOC"


def _compounded(scene: Scene, frame: Frame, knowledge: Knowledge) -> Argument | None:
    """ "Feuerwehrchef Juan Chavez": the body named by the first part of a closed compound."""
    token = scene.sentence.tokens[frame.head]
    part = knowledge.first_part(token.lemma)
    if not part or not token.text.startswith(part):
        return None
    span = Span(token.start, token.start + len(part))
    return Argument(role=c.COMPOUND, head=frame.head, tokens=(frame.head,), span=span, part=part)


def _is_origin(scene: Scene, adjective: Argument) -> bool:
    mention = scene.mentions.get(adjective.head)
    return mention is not None and mention.role == "adjective"


def _itself(scene: Scene, frame: Frame) -> Argument:
    token = scene.sentence.tokens[frame.head]
    mention = scene.mentions.get(frame.head)
    span = mention.span if mention is not None else Span(token.start, token.end)
    return Argument(role=c.SUBJECT, head=frame.head, tokens=(frame.head,), span=span)


def _tenure(scene: Scene, frame: Frame, knowledge: Knowledge) -> tuple[str, bool]:
    """The office's open name, and whether it is no longer or not yet held."""
    adjectives = {scene.sentence.tokens[a.head].lemma.lower() for a in frame.slots_named("adjective")}
    noun = frame.predicate
    wording = knowledge.wording
    text = scene.sentence.tokens[frame.head].text.lower()
    begun = any(text.startswith(p) and len(text) > len(p) + 3 or (p.endswith("-") and f"-{p}" in text) for p in wording.former_prefixes)
    if begun or adjectives & set(wording.former):
        return wording.former_label.format(noun=noun), True
    if adjectives & set(wording.designated):
        return wording.designated_label.format(noun=noun), True
    clause = scene.clause(frame)
    if frame.how == "copula" and clause.tense == "past" and clause.predicate in wording.being:
        return wording.former_label.format(noun=noun), True
    return f"{noun} {wording.belonging}", False


def _position(scene: Scene, frame: Frame) -> str:
    token = scene.sentence.tokens[frame.head]
    if " " in frame.predicate:
        return frame.predicate
    if token.pos != "NOUN":
        return token.text
    prefix, hyphen, _ = token.text.rpartition("-")
    last = token.lemma.rpartition("-")[2]
    return f"{prefix}-{last[:1].upper()}{last[1:]}" if hyphen else token.lemma


def _write_possession(scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge) -> set[int]:
    """ "seinem Autobauer Tesla": the possessor of a named thing, by the kind of thing."""
    owner = next(iter(frame.slots_named("pre")), None)
    kind = knowledge.class_of(frame.predicate)
    named = [a for key, a in frame.slots if key == "referent" and a.role == c.NAME]
    if owner is None or kind is None or not named:
        return set()
    term = next((possessions()[k] for k in (kind, *knowledge.ontology.superclasses(kind)) if k in possessions()), None)
    if term is None:
        return set()
    for thing in named:
        reading = Reading(notebook.filler(scene, owner), term, notebook.filler(scene, thing), f"possessive: {frame.predicate}", sure.POSSESSIVE)
        notebook.write(scene, (reading,), scene.presupposed(frame), subject=owner, object=thing)
    return {owner.head}


def _write_belonging(scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge, taken: set[int]) -> None:
    """A genitive or of-phrase that no phrase explains: an open relation from the thing to what it belongs to."""
    label = knowledge.wording.belonging
    for argument in frame.slots_named(*OWNER_SLOTS):
        if argument.head in taken and not argument.part or scene.is_time(argument) or (argument.part and argument.part not in notebook.names):
            continue
        _attach(scene, frame, argument, (), label, sure.BELONGING, notebook, knowledge)


def _write_attachments(
    scene: Scene, frame: Frame, notebook: Notebook, knowledge: Knowledge, taken: set[int], *, office: bool
) -> None:
    for key, argument in frame.slots:
        slot, _, preposition = key.partition(":")
        if slot != "oblique" or not preposition or argument.head in taken or scene.is_time(argument):
            continue
        if office and preposition in knowledge.wording.office_prepositions or knowledge.is_event_noun(frame.predicate):
            continue
        placed = preposition in knowledge.speech.place_prepositions and is_place(scene, argument, knowledge)
        placed = placed and has_place(scene, frame, _itself(scene, frame), argument, knowledge)
        _attach(scene, frame, argument, (_LOCATED,) if placed else (), preposition, sure.PLACED if placed else sure.BELONGING, notebook, knowledge)


def _attach(
    scene: Scene,
    frame: Frame,
    argument: Argument,
    terms: Iterable[Iri],
    label: str,
    confidence: float,
    notebook: Notebook,
    knowledge: Knowledge,
) -> None:
    holder = _itself(scene, frame)
    subject = notebook.filler(scene, holder)
    for member in argument.all:
        object_ = notebook.filler(scene, member)
        if subject == object_:
            continue
        rule = f"attached: {label}"
        readings = [Reading(subject, term, object_, rule, confidence) for term in terms if is_place(scene, member, knowledge)]
        readings.append(Reading(subject, mint("relation", label, base=knowledge.base), object_, rule, confidence, label))
        notebook.write(scene, tuple(readings), scene.presupposed(frame), subject=holder, object=member)
