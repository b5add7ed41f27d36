"""A scene: one sentence with all that the rules look at, and the notebook in which claims are written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.extract.frames import Frame
from kg.extract.standing import ASSERTED, Standing
from kg.extract.time import TimeMention, time_for
from kg.model import clause as c
from kg.model import mention as m
from kg.model.claim import Claim, Event, Filler, Reading, Status
from kg.model.clause import Argument, Clause, ClauseTree
from kg.model.document import Document
from kg.model.iri import Iri
from kg.model.mention import Mention
from kg.model.sentence import Sentence
from kg.model.span import Span
from kg.model.timespan import TimeSpan

NO_TIME = TimeSpan()
_POINTING = frozenset({"Rel", "Int", "Dem", "Ind"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence: its clauses, frames and their standing, its times and mentions (by head token)."""

    number: int
    document: Document
    sentence: Sentence
    tree: ClauseTree
    frames: tuple[Frame, ...]
    standings: tuple[Standing, ...]
    times: tuple[TimeMention, ...]
    mentions: Mapping[int, Mention]

    def standing(self, frame: Frame) -> Standing:
        return self.standings[frame.clause]

    def presupposed(self, frame: Frame) -> Standing:
        """The standing of what a noun phrase takes for granted, whatever its clause does: "Tesla-Chef Musk kommt nicht"."""
        standing = self.standings[frame.clause]
        if frame.kind == "noun" and self.tree.clauses[frame.clause].negated and frame.how != "copula":
            return Standing(Status.NEGATED, standing.speaker)
        if standing.status is Status.REPORTED or (standing.speaker is not None and standing.status is not Status.ASSERTED):
            return Standing(Status.REPORTED, standing.speaker)
        return ASSERTED

    def clause(self, frame: Frame) -> Clause:
        return self.tree.clauses[frame.clause]

    def text(self, span: Span) -> str:
        return " ".join(span.of(self.document.text).split())

    def content(self, index: int) -> str:
        """The words of a content clause with all that hangs from it, as written."""
        wanted, open_ = {index}, [index]
        while open_:
            for child in self.tree.children(open_.pop()):
                if child.index not in wanted:
                    wanted.add(child.index)
                    open_.append(child.index)
        tokens: set[int] = set()
        for clause in (self.tree.clauses[i] for i in wanted):
            tokens.update(clause.tokens, clause.adverbs)
            for argument in clause.arguments:
                if not argument.part:
                    tokens.update(argument.tokens)
        first, last = min(tokens), max(tokens)
        return self.text(Span(self.sentence.tokens[first].start, self.sentence.tokens[last].end))

    def is_time(self, argument: Argument) -> bool:
        return any(t.first <= argument.head <= t.last for t in self.times)

    def time(self, frame: Frame) -> TimeSpan:
        """When the frame's clause holds: the times among its own adverbials, not those inside its other arguments."""
        clause = self.clause(frame)
        tokens = set(clause.tokens) | set(clause.adverbs)
        for argument in clause.having(c.OBLIQUE):
            tokens.update(i for a in argument.all for i in a.tokens)
        if clause.kind == "noun" and clause.parent is not None:
            return time_for(tokens, self.times)
        for role in (c.SUBJECT, c.OBJECT, c.INDIRECT):
            for argument in clause.having(role):
                tokens.difference_update(argument.tokens)
        return time_for(tokens, self.times)


@dataclass(slots=True)
class Notebook:
    """Where claims of one document are collected; ``mentions`` grows by names that only a word part or an adjective speaks of."""

    document: Document
    mentions: list[Mention]
    claims: list[Claim] = field(default_factory=list)
    _parts: dict[tuple[int, int], int] = field(default_factory=dict)
    names: frozenset[str] = field(init=False)  # what the document uses as a name

    def __post_init__(self) -> None:
        self.names = frozenset(x.name for x in self.mentions if x.kind == m.NAME)

    def filler(self, scene: Scene, argument: Argument) -> Filler:
        """What fills a place: the mention at the argument's head, or the phrase as text where nothing is mentioned."""
        if argument.part:
            return self._part(scene, argument)
        if argument.clause is not None:
            return scene.content(argument.clause)
        found = scene.mentions.get(argument.head)
        if found is not None:
            return found.index
        token = scene.sentence.tokens[argument.head]
        if token.pos == "PRON" and len(argument.tokens) == 1 and not _POINTING.isdisjoint(token.feature("PronType").split(",")):
            return ""  # "was", "das", "man": stands for a clause or for anybody, names nothing
        return scene.text(argument.span)

    def _names_nothing(self, scene: Scene, argument: Argument) -> bool:
        """A pronoun that no mention was made of ("das", "alles") leaves open what is meant."""
        bare = not argument.part and argument.clause is None and argument.head not in scene.mentions
        return bare and len(argument.tokens) == 1 and scene.sentence.tokens[argument.head].pos == "PRON"

    def _part(self, scene: Scene, argument: Argument) -> Filler:
        token = scene.sentence.tokens[argument.head]
        at = token.text.find(argument.part)
        span = Span(token.start + max(at, 0), token.start + max(at, 0) + len(argument.part)) if at >= 0 else argument.span
        closed = token.text[at + len(argument.part) : at + len(argument.part) + 1].isalpha()
        return self.name(scene, argument.head, span, argument.part, kind=m.NOUN if closed else m.NAME)

    def name(self, scene: Scene, head: int, span: Span, name: str, *, kind: str = m.NAME) -> int:
        """The mention of a name or noun that is only part of a word, made on first use."""
        key = (span.start, span.end)
        if key not in self._parts:
            known = next((x for x in scene.mentions.values() if x.span == span and x.kind == m.NAME), None)
            if known is None:
                nouns = (name,) if kind == m.NOUN else ()
                text = span.of(self.document.text)
                known = Mention(len(self.mentions), scene.number, head, span, span, kind, text, name, nouns=nouns, definite=kind == m.NOUN)
                self.mentions.append(known)
            self._parts[key] = known.index
        return self._parts[key]

    def write(
        self,
        scene: Scene,
        readings: tuple[Reading, ...],
        standing: Standing,
        *,
        subject: Argument | None = None,
        object: Argument | None = None,
        time: TimeSpan = NO_TIME,
        position: str = "",
        negated: bool = False,
    ) -> None:
        """Write a claim down; a phrase that says no turns an asserted one into its denial."""
        if not readings or any(a is not None and self._names_nothing(scene, a) for a in (subject, object)):
            return
        status = standing.status
        if negated:
            status = Status.NEGATED if status is not Status.NEGATED else Status.POSSIBLE
        if status is Status.ASSERTED and any(a is not None and a.alternative for a in (subject, object)):
            status = Status.POSSIBLE
        speaker: int | str | None = None
        if isinstance(standing.speaker, Argument):
            found = self.filler(scene, standing.speaker)
            speaker = found if isinstance(found, int | str) else None
        elif standing.speaker is not None:
            speaker = standing.speaker
        self.claims.append(
            Claim(
                readings=readings,
                status=status,
                sentence=scene.number,
                quote=scene.sentence.span,
                subject_span=_span(subject),
                object_span=_span(object),
                speaker=speaker,
                time=time,
                position=position,
            )
        )


def _span(argument: Argument | None) -> Span | None:
    return argument.span if argument is not None else None


def event_of(scene: Scene, frame: Frame, event_class: Iri, label: str) -> Event:
    """The event that a clause tells; one for each class and clause of a document."""
    sentence = scene.sentence
    return Event(
        key=f"{scene.number}:{frame.head}",
        event_class=event_class,
        label=label,
        span=Span(sentence.tokens[frame.head].start, sentence.tokens[frame.head].end),
        sentence=scene.number,
    )
