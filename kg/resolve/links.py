"""What the tree and the punctuation say about identity: appositions, brackets, former names, relative pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.language.names import NameData
from kg.language.organizations import organization_of
from kg.model.mention import NAME, NOUN, PRONOUN, Mention
from kg.model.sentence import Sentence, Token
from kg.resolve.variants import is_acronym_of

APPOSITION, ABBREVIATION, FORMER, RELATIVE = "apposition", "abbreviation", "former", "relative"
_COMMA = {",", "–", "—", "-", ":"}
_FURTHEST = 7  # tokens between a name and its former name
_CLIMB = 12  # steps from a relative pronoun up to its clause
_NEAR = 4  # tokens between a phrase's head and the comma after it


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions of one thing, and why; ``left`` comes first in the text. FORMER: the right one names it as it was called."""

    left: int
    right: int
    why: str


def links_in(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], at: Mapping[tuple[int, int], int], names: NameData
) -> Iterator[Link]:
    """The links of a document in text order; ``at`` tells the mention at a token (``mention_at``)."""
    previous: Mention | None = None
    for mention in mentions:
        tokens = sentences[mention.sentence].tokens
        if mention.kind == PRONOUN:
            if mention.nouns == ("relative",) and (index := _antecedent(mention, tokens, at)) is not None and index != mention.index:
                yield Link(index, mention.index, RELATIVE)
            continue
        if mention.role == "adjective":
            continue
        link = _second_role(mention, tokens, mentions, at)
        if mention.kind == NAME:
            if previous is not None and previous.sentence == mention.sentence:
                link = _beside(previous, mention, tokens, names)
            previous = mention
        link = link or _spelt_out(mention, tokens, mentions, at) or _apposition(mention, tokens, mentions, at, names.former)
        if link is not None:
            yield link


def _antecedent(mention: Mention, tokens: Sequence[Token], at: Mapping[tuple[int, int], int]) -> int | None:
    """What a relative pronoun stands for: what its clause hangs from, or the phrase right before the comma."""
    token = tokens[mention.head]
    for _ in range(_CLIMB):
        if token.dep.startswith("acl") and token.head < mention.head:
            return at.get((mention.sentence, token.head))
        if token.head == token.index:
            break
        token = tokens[token.head]
    before = mention.head - 1
    while before > 0 and tokens[before].pos == "ADP":
        before -= 1
    if tokens[before].text != ",":
        return None
    return next((at[key] for i in range(before - 1, max(-1, before - _NEAR), -1) if (key := (mention.sentence, i)) in at), None)


def _second_role(mention: Mention, tokens: Sequence[Token], mentions: Sequence[Mention], at: Mapping[tuple[int, int], int]) -> Link | None:
    """A second noun before a name that says what its bearer is: "die Sängerin und [Autorin] Anna Muster"."""
    token = tokens[mention.head]
    first = mentions[at[key]] if (key := (mention.sentence, token.head)) in at else None
    if mention.kind != NOUN or token.dep != "conj" or first is None or first.kind != NAME or first.head != token.head:
        return None
    return Link(first.index, mention.index, APPOSITION) if first.head < token.index and token.start < first.name_span.start else None


def _beside(left: Mention, right: Mention, tokens: Sequence[Token], names: NameData) -> Link | None:
    """A former name or an abbreviation right after a name."""
    between = [t for t in tokens if left.name_span.end <= t.start and t.end <= right.name_span.start]
    if not between or len(between) > _FURTHEST or any(t.pos in {"VERB", "AUX", "CCONJ"} and t.dep != "acl" for t in between):
        return None
    words = {t.text.lower() for t in between}
    if words & names.former and words & {",", "(", "–", "—"}:
        return Link(left.index, right.index, FORMER)
    is_bracket = between[-1].text == "(" and all(t.pos == "PUNCT" for t in between)
    if is_bracket and (is_acronym_of(right.name, left.name) or is_acronym_of(left.name, right.name) or _is_short_body(right, left)):
        return Link(left.index, right.index, ABBREVIATION)
    return None


def _is_short_body(short: Mention, full: Mention) -> bool:
    """Whether capitals in brackets after a body's name are its own, though not all of its letters: "Musterstädter Betriebe (MVG)"."""
    are_bodies = short.label == full.label == "ORG" and " " in full.name and organization_of(short.name) is None
    return are_bodies and short.name.isupper() and short.name.isalpha() and 2 < len(short.name) < len(full.name) and short.name[0] == full.name[0]


def _spelt_out(mention: Mention, tokens: Sequence[Token], mentions: Sequence[Mention], at: Mapping[tuple[int, int], int]) -> Link | None:
    """A noun right before its abbreviation in brackets: "der Bundesnachrichtendienst (BND)"."""
    first = next(t.index for t in tokens if t.start >= mention.name_span.start)
    before = at.get((mention.sentence, first - 2)) if first > 1 and tokens[first - 1].text == "(" else None
    if mention.kind != NAME or before is None or mentions[before].kind != NOUN or not name_spelt_out(mention.name, mentions[before].name):
        return None
    return Link(before, mention.index, ABBREVIATION)


def name_spelt_out(short: str, phrase: str) -> str:
    """The last words of a phrase that an abbreviation stands for, ``""`` for none: "deutscher Bundesnachrichtendienst" for "BND"."""
    words = phrase.split()
    ends = (" ".join(words[i:]) for i in range(len(words) - 1, -1, -1))
    name = next((end for end in ends if is_acronym_of(short, end)), "")
    return name[:1].upper() + name[1:]


def _apposition(
    mention: Mention, tokens: Sequence[Token], mentions: Sequence[Mention], at: Mapping[tuple[int, int], int], former: frozenset[str]
) -> Link | None:
    token = tokens[mention.head]
    governor = at.get((mention.sentence, token.head))
    if token.dep != "appos" or governor is None or governor == mention.index:
        return None
    first = mentions[governor]
    if first.kind == PRONOUN or first.role == "adjective" or first.span.start >= mention.span.start or _is_list(token, tokens):
        return None
    if mention.kind == NOUN and first.kind == NAME and former & set(mention.text.lower().split()) and len(mention.name.split()) == 2:
        return Link(first.index, mention.index, FORMER)
    between = [t.text for t in tokens[first.head + 1 : token.index] if t.start >= first.name_span.end or first.kind == NOUN]
    if "(" in between or not _COMMA & set(between) or first.kind == mention.kind == NAME:
        return None
    return Link(first.index, mention.index, APPOSITION)


def _is_list(token: Token, tokens: Sequence[Token]) -> bool:
    # "drei Städte: Bonn, Köln und Trier": what follows is several things
    return any(t.head == token.index and t.dep in {"conj", "appos"} for t in tokens)
