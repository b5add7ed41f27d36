"""How the ontology learns to read: phrases become patterns over frames.

A phrase such as "{subject} übernimmt {object}" is filled with names, read by the same pipeline as the
text, and kept as the frame in which its placeholders stand. One phrase so covers tenses, the passive,
separable verbs, relative clauses and word order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.extract.frames import OWNER_SLOTS, Frame, frames_of, single
from kg.language.wording import wording
from kg.model import clause as c
from kg.model.clause import Argument, ClauseTree
from kg.model.iri import Iri
from kg.model.sentence import Sentence

OTHER = "other"  # the slot of somebody the phrase needs but the statement does not keep
TOGETHER = "&"  # in a path: the further members of a coordination ("SAP und {object} fusionieren")
_SMALL = frozenset({"DET", "PRON", "AUX", "PUNCT", "CCONJ", "SCONJ", "INTJ", "SPACE", "X"})  # words a pattern need not ask for
_GENITIVE = frozenset({"'s", "’s", "'", "’"})
PLACEHOLDER = re.compile(r"\{(\w+)\}")

Read = Callable[[Sequence[str]], Sequence[tuple[tuple[Sentence, ClauseTree], ...]]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase as understood: in a frame of this kind and predicate, ``slots`` name where the arguments stand.

    ``slots`` pairs a placeholder's name with a path of slot names: one, or two when the argument hangs
    from a noun in the first. ``fixed`` pairs a slot with the lemma that must fill it ("übt *Kritik* an").
    ``negated`` is true for a phrase that says no ("{subject} ist nicht {object}").
    """

    term: Iri
    language: str
    text: str
    kind: str
    predicate: str
    slots: tuple[tuple[str, tuple[str, ...]], ...]
    fixed: tuple[tuple[str, str], ...] = ()
    negated: bool = False

    @property
    def specificity(self) -> int:
        return 2 * len(self.fixed) + len(self.slots)

    @property
    def is_state(self) -> bool:
        """Whether it says what its one argument is, by a complement alone ("{affects} ist insolvent")."""
        paths = tuple(path for _, path in self.slots)
        fixed = tuple(key for key, _ in self.fixed)
        return (self.kind, self.negated, paths, fixed) == ("copula", False, (("subject",),), ("complement",))

    def paths(self, name: str) -> tuple[str, ...]:
        return next((path for key, path in self.slots if key == name), ())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase to be read; ``fillers`` names what stands in for each placeholder, several choices in order."""

    term: Iri
    language: str
    text: str
    fillers: tuple[tuple[tuple[str, str], ...], ...]


def read_phrases(phrases: Sequence[Phrase], *, read: Read) -> tuple[Pattern | None, ...]:
    """Read phrases, one result each in their order; ``None`` where no filling could be understood.

    ``read`` turns texts into parsed sentences with their clauses (all phrases must be of its language).
    """
    results: list[Pattern | None] = [None] * len(phrases)
    rounds = max((len(p.fillers) for p in phrases), default=0)
    for turn in range(rounds):
        open_ = [i for i, p in enumerate(phrases) if results[i] is None and turn < len(p.fillers)]
        texts = [_filled(phrases[i].text, dict(phrases[i].fillers[turn])) for i in open_]
        for i, parsed in zip(open_, read(texts), strict=True):
            results[i] = _pattern(phrases[i], dict(phrases[i].fillers[turn]), parsed)
    return tuple(results)


def _filled(text: str, fillers: dict[str, str]) -> str:
    filled = PLACEHOLDER.sub(lambda m: fillers[m.group(1)], text)
    return filled if filled.endswith((".", "!", "?")) else filled + "."


def _pattern(phrase: Phrase, fillers: dict[str, str], parsed: Iterable[tuple[Sentence, ClauseTree]]) -> Pattern | None:
    names = PLACEHOLDER.findall(phrase.text)
    best: Pattern | None = None
    for sentence, tree in parsed:
        frames = frames_of(sentence, tree, wording(phrase.language))
        for frame in frames:
            slots = {name: path for name in names if (path := _path(frame, frames, fillers[name], sentence))}
            if len(slots) < len(set(names)):
                continue
            if not tree.clauses[frame.clause].passive:
                slots = _in_order(slots, names)
            pattern = Pattern(
                term=phrase.term,
                language=phrase.language,
                text=phrase.text,
                kind=frame.kind,
                predicate=frame.predicate,
                slots=tuple(sorted(slots.items())),
                fixed=_fixed(frame, slots, fillers, sentence),
                negated=tree.clauses[frame.clause].negated,
            )
            if not _covers(pattern, frame, tree, fillers, sentence):
                continue
            if best is None or sum(len(p) for _, p in pattern.slots) < sum(len(p) for _, p in best.slots):
                best = pattern
    return best


def _in_order(slots: dict[str, tuple[str, ...]], names: list[str]) -> dict[str, tuple[str, ...]]:
    """Names have no case, so a parser may take the object for the subject; in a phrase the subject stands first."""
    if len(names) >= 2 and slots.get(names[0]) == ("object",) and slots.get(names[1]) == ("subject",):
        return {**slots, names[0]: ("subject",), names[1]: ("object",)}
    return slots


def _covers(pattern: Pattern, frame: Frame, tree: ClauseTree, fillers: dict[str, str], sentence: Sentence) -> bool:
    """Whether every word of the phrase is asked for by the pattern: one that is not would match too much."""
    names = set(fillers.values())
    seen = set(tree.clauses[frame.clause].tokens) | {frame.head}
    asked = {lemma for _, lemma in pattern.fixed} | {word for c in tree.clauses for a in c.arguments for word in a.preposition.split()}
    for token in sentence.tokens:
        if token.pos in _SMALL or token.lemma in asked or token.text.lower() in asked:
            continue
        if token.index in seen and (token.pos not in ("ADP", "PART") or token.text.lower() in pattern.predicate):
            continue
        if token.text not in _GENITIVE and not any(token.text.startswith(name) for name in names):
            return False
    return frame.kind != "copula" or bool(pattern.fixed)


def _path(frame: Frame, frames: tuple[Frame, ...], name: str, sentence: Sentence) -> tuple[str, ...]:
    for key, argument in frame.slots:
        if _is(argument, name, sentence):
            return ("pre" if key == "adjective" else key,)  # a genitive before its noun is easily taken for an adjective
    for key, argument in frame.slots:
        if any(_is(member, name, sentence) for member in argument.members):
            return (key, TOGETHER)
    for key, argument in frame.slots:
        for inner in frames:
            if inner.kind == "noun" and inner.head == argument.head and inner is not frame and argument.part == "":
                for inner_key, inner_argument in inner.slots:
                    if inner_key != "referent" and _is(inner_argument, name, sentence):
                        return (key, inner_key)
    return ()


def _is(argument: Argument, name: str, sentence: Sentence) -> bool:
    text = argument.part or sentence.tokens[argument.head].text
    return text in (name, name + "s", name + "'s", name + "’s")


def _fixed(frame: Frame, slots: dict[str, tuple[str, ...]], fillers: dict[str, str], sentence: Sentence) -> tuple[tuple[str, str], ...]:
    used = {path[0] for path in slots.values() if len(path) == 1}
    nested = {path[0] for path in slots.values() if len(path) == 2 and path[1] != TOGETHER}
    fixed = []
    for key, argument in frame.slots:
        if key in ("content", "adjective") or (key in used and key not in nested) or argument.part:
            continue
        if any(_is(argument, name, sentence) for name in fillers.values()):
            continue
        fixed.append((key, sentence.tokens[argument.head].lemma))
    return tuple(sorted(set(fixed)))


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a frame; ``arguments`` pairs placeholder names with what fills them."""

    pattern: Pattern
    arguments: tuple[tuple[str, Argument], ...]
    exact: bool = True  # whether every argument stands in the very slot of the phrase

    def argument(self, name: str) -> Argument | None:
        return next((a for key, a in self.arguments if key == name), None)


class Lexicon:
    """Patterns of one language, found by kind and predicate in constant time."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._by_predicate: dict[tuple[str, str], list[Pattern]] = {}
        self._states: dict[str, list[Pattern]] = {}
        for pattern in sorted(patterns, key=lambda p: (-p.specificity, p.term, p.text)):
            self._by_predicate.setdefault((pattern.kind, pattern.predicate.lower()), []).append(pattern)
            if pattern.is_state:
                self._states.setdefault(pattern.fixed[0][1].lower(), []).append(pattern)

    def candidates(self, frame: Frame) -> Sequence[Pattern]:
        """The patterns for a frame's predicate, most specific first, matching or not."""
        found = self._by_predicate.get((frame.kind, frame.predicate.lower()), ())
        if not found and "-" in frame.predicate:
            found = self._by_predicate.get((frame.kind, frame.predicate.rsplit("-", 1)[1].lower()), ())
        return found

    def states(self, complement: str) -> Sequence[Pattern]:
        """The patterns of state with this complement."""
        return self._states.get(complement.lower(), ())

    def matches(self, frame: Frame, frames: Sequence[Frame], sentence: Sentence) -> tuple[Match, ...]:
        """The patterns whose places are filled, most specific first."""
        by_head = {f.head: f for f in frames if f.kind == "noun" and f.how != "copula"}
        found = [m for p in self.candidates(frame) if (m := _match(p, frame, by_head, sentence))]
        return tuple(m for m in found if not any(_says_otherwise(n, m) for n in found if n is not m))


def _match(pattern: Pattern, frame: Frame, by_head: dict[int, Frame], sentence: Sentence) -> Match | None:
    for key, lemma in pattern.fixed:
        fillers = frame.slots_named(key)
        if not any(sentence.tokens[a.head].lemma.lower() == lemma.lower() for a in fillers):
            return None
    taken: set[str] = {path[0] for _, path in pattern.slots}
    together = {path[0] for _, path in pattern.slots if path[1:] == (TOGETHER,)}
    arguments = []
    for name, path in pattern.slots:
        argument = _filler(path, frame, by_head, taken, sentence)
        if argument is None:
            if name == OTHER and path == ("subject",) and frame.slot("subject") is None:
                continue  # who acts is left out: "{other} charges {subject} with {object}" in "Lang was charged with fraud"
            return None
        if path[0] in together and len(path) == 1:
            argument = single(argument)
        arguments.append((name, argument))
    return Match(pattern, tuple(arguments), exact=all(frame.slot(path[0]) is not None for _, path in pattern.slots))


def _says_otherwise(exact: Match, loose: Match) -> bool:
    """Whether the phrase that fits gives an argument another place than one that fits loosely ("Streik von X", "X-Streik")."""
    if not exact.exact or exact.pattern.term != loose.pattern.term or exact.pattern.specificity < loose.pattern.specificity:
        return False
    words = {key for key, _ in exact.pattern.fixed} if loose.pattern.fixed and set(loose.pattern.fixed) <= set(exact.pattern.fixed) else set()
    if any(len(path) == 1 and path[0] in words for _, path in loose.pattern.slots):
        return True  # "Verfahren über das Vermögen der X" befalls X, not what it owns
    if loose.exact:
        return False
    places = {(a.head, a.part): name for name, a in exact.arguments}
    return any(places.get((a.head, a.part), name) != name for name, a in loose.arguments)


def can_own(part: Argument, sentence: Sentence) -> bool:
    """Whether the first part of a compound can be who does something: "the Kolvik stake", no "30 percent stake"."""
    if part.role != c.COMPOUND:
        return True
    token = sentence.tokens[part.head]
    return bool(token.entity) or token.pos == "PROPN" or part.part != token.text


def _filler(path: tuple[str, ...], frame: Frame, by_head: dict[int, Frame], taken: set[str], sentence: Sentence) -> Argument | None:
    if path[1:] == (TOGETHER,):
        whole = frame.slot(path[0])
        return replace(whole.members[0], members=whole.members[1:]) if whole is not None and whole.members else None
    if len(path) == 2:
        outer = frame.slot(path[0])
        inner = by_head.get(outer.head) if outer is not None else None
        return _filler(path[1:], inner, by_head, {path[1]}, sentence) if inner is not None else None
    key = path[0]
    found = frame.slot(key)
    if found is None and frame.kind == "noun" and key in OWNER_SLOTS:
        others = [k for k in OWNER_SLOTS if k not in taken]
        found = next((a for a in frame.slots_named(*others) if can_own(a, sentence)), None)
    return found
