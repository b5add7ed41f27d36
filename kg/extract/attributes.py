"""Events told by an adjective before a noun: "die insolvente Musterbank", "the bankrupt airline Muster Air"."""

from __future__ import annotations

from kg.extract import confidence as sure
from kg.extract.knowledge import Knowledge
from kg.extract.scene import Notebook, Scene
from kg.extract.standing import ASSERTED, Standing
from kg.model.claim import Event, Reading
from kg.model.iri import expand
from kg.model.mention import NAME, Mention
from kg.model.sentence import Token
from kg.model.span import Span


def write_attributes(scene: Scene, notebook: Notebook, knowledge: Knowledge) -> None:
    """An adjective before a noun says what it says behind a copula: phrases such as "{affects} ist insolvent" cover both.

    Only names and single known things count ("insolvente Firmen" are no event), and no adjective that is hedged
    or placed in time by an adverb ("die fast insolvente X").
    """
    tokens = scene.sentence.tokens
    for token in tokens:
        if token.pos != "ADJ" or not token.dep.startswith("amod"):
            continue
        patterns = knowledge.lexicon.states(token.lemma)
        mention = scene.mentions.get(token.head)
        if not patterns or mention is None or not _is_one(mention) or any(t.head == token.index and t.dep == "advmod" for t in tokens):
            continue
        for pattern in patterns:
            if not knowledge.is_event_class(pattern.term):
                continue
            event = Event(
                key=f"{scene.number}:{token.index}",
                event_class=pattern.term,
                label=f"{mention.name}: {token.lemma}",
                span=Span(token.start, token.end),
                sentence=scene.number,
            )
            role = expand(f"kg:{pattern.slots[0][0]}")
            reading = Reading(event, role, mention.index, f"attribute: {pattern.text}", sure.ATTRIBUTE)
            notebook.write(scene, (reading,), _standing(scene, token))
            break


def _is_one(mention: Mention) -> bool:
    return mention.kind == NAME or (mention.definite and mention.number != "Plur")


def _standing(scene: Scene, token: Token) -> Standing:
    """What a noun phrase takes for granted shares only the speaker of the clause that it stands in."""
    for frame in scene.frames:
        if any(token.index in a.tokens for _, argument in frame.slots for a in argument.all):
            return scene.presupposed(frame)
    return ASSERTED
