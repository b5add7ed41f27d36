"""Open triples: what a sentence says, in the sentence's own words, with no ontology.

A clause gives one triple for its object or complement and one for every adverbial phrase, whose predicate
then holds the object: (Musk, bought, X), (Musk, bought X, in 2022). Coordinated members stand apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.open_words import words_of
from kg.language.grammar import Grammar
from kg.model import clause as c
from kg.model.clause import Argument, Clause, ClauseTree
from kg.model.sentence import Sentence

Tokens = tuple[int, ...]
Slots = tuple[Tokens, Tokens, Tokens]
Annotate = Callable[[Iterable[str]], Iterable[tuple[Sentence, ...]]]
Read = Callable[[Sentence], ClauseTree]

_COMMAS = frozenset(",;:")
_APART = frozenset(",;:()[]")
_LONGEST_PHRASE = 9
_LONGEST = 100  # no clause in object position grows beyond this many tokens


@dataclass(frozen=True, slots=True)
class OpenTriple:
    """Subject, predicate and object as they stand in the sentence, words parted by blanks."""

    subject: str
    predicate: str
    object: str


def extract_open(lines: Iterable[str], *, annotate: Annotate, read: Read, grammar: Grammar) -> Iterator[tuple[int, OpenTriple]]:
    """Triples of sentences given one a line, each with the number of its line, counted from 1."""
    for number, sentences in enumerate(annotate(lines), 1):
        for sentence in sentences:
            for triple in open_triples(sentence, read(sentence), grammar):
                yield number, triple


def open_triples(sentence: Sentence, tree: ClauseTree, grammar: Grammar) -> tuple[OpenTriple, ...]:
    """The triples of a sentence in clause order, no two alike."""
    nouns = {clause.head: clause for clause in tree.clauses if clause.kind == "noun"}
    reader = _Reader(sentence, tree, grammar, nouns, _children(sentence))
    slots = (s for clause in tree.clauses if reader.speaks(clause) for s in reader.clause(clause))
    ordered = (reader.in_order(slot) for slot in slots if all(slot) and not _overlap(slot) and reader.is_plain(slot))
    apart = grammar.terms.quotes | _APART
    return tuple({OpenTriple(*(words_of(sentence, part, apart=apart) for part in slot)): None for slot in ordered})


def _overlap(slots: Slots) -> bool:
    subject, predicate, found = map(set, slots)
    return bool(subject & predicate or subject & found)


@dataclass(frozen=True, slots=True)
class _Reader:
    sentence: Sentence
    tree: ClauseTree
    grammar: Grammar
    nouns: dict[int, Clause]
    children: list[list[int]]

    def speaks(self, clause: Clause) -> bool:
        """Whether a clause says something of its own; adverbial participles do not."""
        verbal = clause.kind != "noun" and any(self.sentence.tokens[t].pos in ("VERB", "AUX") for t in clause.tokens)
        if not verbal or clause.link not in self.grammar.open.links:
            return False
        return clause.link == "relative" if clause.mood == "participle" else clause.mood != "infinitive" or self.grammar.open.infinitives

    def clause(self, clause: Clause) -> Iterator[Slots]:
        subject, rest = _surface(clause)
        if subject is None:
            return
        rest = self._merged(rest)
        predicate = self._predicate(clause, self._verbs_above(clause, subject))
        core = [a for a in rest if not a.adposition and a.role in (c.OBJECT, c.COMPLEMENT)]
        with_core = predicate + (_phrase(core[0]) if core else ())
        for member in (subject.tokens, *(m.tokens for m in subject.members), *self._other_names(subject)):
            for found in core:
                yield from self._each(member, predicate if found is core[0] else with_core, found)
            adverbials = self._adverbials(clause, subject, rest, core)
            if core and adverbials and self.grammar.open.object_beside_adverbial:
                yield member, predicate, tuple(sorted({*_phrase(core[0]), *(t for a in adverbials for t in _phrase(a))}))
                adverbials = []
            for found in adverbials:
                yield from self._each(member, with_core, found)
            for content in (*self._contents(clause), *(self._adverbs(clause) if not rest else ())):
                yield member, with_core, content

    def is_plain(self, slots: Slots) -> bool:
        """Whether the slots name single things: a long phrase, or one with a comma, is a list that was not taken apart."""
        subject, _, found = slots
        clause = self.sentence.tokens[found[0]].pos == "SCONJ"
        return (clause or len(found) <= _LONGEST_PHRASE) and not any(self.sentence.tokens[t].text in _COMMAS for t in (*subject, *(() if clause else found)))

    def in_order(self, slots: Slots) -> Slots:
        """A particle parted from its verb by the object stays at the end, where the language's readers leave it."""
        subject, predicate, found = slots
        last = predicate[-1]
        transitive = self.sentence.tokens[found[0]].pos not in ("ADP", "ADV")
        separated = transitive and predicate[0] < found[0] <= found[-1] < last and self._low(last) in self.grammar.terms.particles
        if not (separated and self.grammar.open.particle_last and self.sentence.tokens[last].pos in ("ADP", "ADV", "ADJ")):
            return slots
        return subject, predicate[:-1], (*found, last)

    def _adverbials(self, clause: Clause, subject: Argument, rest: list[Argument], core: list[Argument]) -> list[Argument]:
        """The other phrases; one in front of subject and verb sets the scene and, where the language has it so, tells no fact."""
        others = [a for a in rest if a not in core]
        if self.grammar.open.fronted or len(rest) < 2:
            return others
        behind = [a for a in others if a.tokens[0] > min(subject.tokens[0], clause.tokens[0])]
        return behind if behind or core else others

    def _adverbs(self, clause: Clause) -> Iterator[Tokens]:
        """The last adverb behind the verb: ``starb [plötzlich]``."""
        behind = [a for a in clause.adverbs if a > clause.tokens[0] and self._low(a) not in self.grammar.terms.negation]
        if behind and self.grammar.open.adverbs:
            yield self._below(behind[-1])

    def _each(self, subject: Tokens, predicate: Tokens, argument: Argument) -> Iterator[Slots]:
        """One triple for each member of a coordination, and for what hangs from its noun."""
        for member in argument.all:
            yield subject, predicate, self._trimmed(_phrase(member, argument))
            if self.grammar.open.split_nouns:
                yield from self._split(subject, predicate, member, argument)

    def _trimmed(self, tokens: Tokens) -> Tokens:
        """A phrase with only the first member of each coordination inside it: ``cases of fraud [and theft]``."""
        inside = set(tokens)
        for noun in (self.nouns[t] for t in tokens if t in self.nouns):
            for inner in noun.arguments:
                if inner.members and inside.issuperset(inner.tokens):
                    last = max(member.tokens[-1] for member in inner.members)
                    inside.difference_update(range(inner.tokens[-1] + 1, last + 1))
        return tuple(t for t in tokens if t in inside)

    def _merged(self, arguments: list[Argument]) -> list[Argument]:
        """``from 2006`` and ``to 2008`` side by side are one phrase."""
        merged: list[Argument] = []
        for found in arguments:
            last = merged[-1] if merged else None
            numbers = last is not None and all(self.sentence.tokens[a.head].pos == "NUM" for a in (last, found))
            if last is not None and numbers and found.adposition and last.adposition and found.adposition[0] == last.tokens[-1] + 1:
                merged[-1] = replace(last, tokens=(*last.tokens, *found.adposition, *found.tokens))
            else:
                merged.append(found)
        return merged

    def _other_names(self, subject: Argument) -> Iterator[Tokens]:
        """Loose appositions say the same of the subject under another name."""
        for noun in self.nouns.values():
            for apposition in noun.having(c.APPOSITION):
                if noun.head == subject.head:
                    yield apposition.tokens
                elif apposition.head == subject.head:
                    yield tuple(t for t in self._below(noun.head) if t not in apposition.tokens)

    def _split(self, subject: Tokens, predicate: Tokens, argument: Argument, first: Argument) -> Iterator[Slots]:
        """``became justice of the court`` -> (became justice, of the court)."""
        noun = self.nouns.get(argument.head)
        for inner in noun.arguments if noun is not None else ():
            inside = inner.role == c.OBLIQUE and inner.adposition and set(inner.tokens) <= set(argument.tokens)
            if inside and inner.tokens[0] > argument.head:
                before = tuple(t for t in _phrase(argument, first) if t < inner.adposition[0])
                yield from self._each(subject, predicate + before, inner)

    def _predicate(self, clause: Clause, above: Tokens = ()) -> Tokens:
        """The verbal complex with its negation, the finite verb first; an infinitive that stands alone goes without ``to``."""
        terms = self.grammar.terms
        negation = (a for a in clause.adverbs if self._low(a) in terms.negation)
        tokens = sorted({*clause.tokens, *negation})
        finite = next((t for t in tokens if self.sentence.tokens[t].feature("VerbForm") == "Fin"), tokens[0])
        tokens.sort(key=lambda t: (t != finite, t))
        alone = clause.mood == "infinitive" and not above
        return (*above, *(t for t in tokens if not (alone and self._low(t) in terms.infinitive)))

    def _verbs_above(self, clause: Clause, subject: Argument) -> Tokens:
        """The verbs that an infinitive hangs from, when they have the same subject: ``helped to``."""
        above = self.tree.clauses[clause.parent] if clause.parent is not None else None
        if above is None or above.kind == "noun" or (clause.link, clause.mood) != ("complement", "infinitive"):
            return ()
        shared, rest = _surface(above)
        if shared is None or shared.head != subject.head or all(a.clause != clause.index for a in above.having(c.CONTENT)):
            return ()
        complements = [t for a in rest if a.role == c.COMPLEMENT for t in _phrase(a)]
        return (*self._verbs_above(above, shared), *self._predicate(above), *complements)

    def _contents(self, clause: Clause) -> Iterator[Tokens]:
        for content in clause.having(c.CONTENT):
            if content.clause is not None and self.tree.clauses[content.clause].mood not in ("infinitive", "participle"):
                yield self._below(content.head)

    def _below(self, head: int) -> Tokens:
        """Every token under a head but punctuation at the edges."""
        found, members = [head], {head}
        for above in found:
            fresh = [child for child in self.children[above] if child not in members]
            members.update(fresh)
            found += fresh
            if len(found) > _LONGEST:
                break
        inside = sorted(members)
        words = [i for i in inside if self.sentence.tokens[i].pos != "PUNCT"]
        return tuple(i for i in inside if words and words[0] <= i <= words[-1])

    def _low(self, token: int) -> str:
        return self.sentence.tokens[token].text.lower()


def _children(sentence: Sentence) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in sentence.tokens]
    for token in sentence.tokens:
        if token.head != token.index and 0 <= token.head < len(children):
            children[token.head].append(token.index)
    return children


def _surface(clause: Clause) -> tuple[Argument | None, list[Argument]]:
    """The subject as it stands in the sentence and the other phrases in text order: the passive undone again."""
    rest = [a for a in clause.arguments if a.role != c.CONTENT and a.tokens]
    wanted = (c.INDIRECT, c.OBJECT) if clause.passive else (c.SUBJECT,)
    subjects = [a for role in wanted for a in rest if a.role == role and not a.adposition and (role != c.INDIRECT or a.case != "Dat")]
    subject = subjects[0] if subjects else None
    return subject, sorted((a for a in rest if a is not subject), key=lambda a: a.tokens[0])


def _phrase(argument: Argument, first: Argument | None = None) -> Tokens:
    """A phrase with its preposition; a further member of a coordination has that of the first."""
    shared = first.adposition if first is not None and argument.preposition else ()
    return (*(argument.adposition or shared), *argument.tokens)
