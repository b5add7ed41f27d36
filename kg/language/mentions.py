"""Mentions: every noun phrase of a document that can be an argument, with its bare name and its features."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.language.inflection import grammatical_gender
from kg.language.name_pairs import NameSpan
from kg.language.name_signs import is_letter
from kg.language.name_spans import name_spans
from kg.language.names import (
    PERSONAL,
    POSSESSIVE,
    REFLEXIVE,
    RELATIVE,
    NameData,
    PronounReading,
    given_names,
    natural_gender,
)
from kg.language.nominative import NameEvidence, bare_head, follows_bearer, is_genitive_place, joined, name_of, nominative_adjective
from kg.language.noun_phrase import Tree, is_name_part, lemma_of, phrase_of, role_of, tree_of
from kg.language.number import number_of, number_of_verb
from kg.language.organizations import organization_of
from kg.language.places import is_land, is_place, place_of_adjective
from kg.language.quotes import quoted_tokens
from kg.model.mention import NAME, NOUN, PRONOUN, Mention
from kg.model.sentence import Sentence, Token
from kg.model.span import Span

_BESIDE = {"appos", "flat", "compound"}


def mentions_of(sentences: Sequence[Sentence], names: NameData) -> tuple[Mention, ...]:
    """The mentions of a document in text order.

    A mention of kind NAME covers the noun that introduces the name ("der Autobauer Tesla"): its ``head`` is
    that noun, ``name_span`` the name. An adjective of nationality ("deutsch") is a mention of its own, with
    role ``adjective`` and the country as its name.
    """
    trees = [tree_of(s) for s in sentences]
    spans = name_spans(trees, names)
    evidence = _evidence(spans, trees, names)
    quoted = quoted_tokens(sentences, names)
    found: list[Mention] = []
    by_sentence: dict[int, list[NameSpan]] = {}
    for span in spans:
        by_sentence.setdefault(span.sentence, []).append(span)
    for number, tree in enumerate(trees):
        reader = _Reader(number, tree, by_sentence.get(number, []), evidence, quoted[number], names)
        found += reader.mentions()
    found.sort(key=lambda m: (m.span.start, -m.span.end, m.name_span.start, m.kind))
    return tuple(_numbered(found))


def mention_at(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> Mapping[tuple[int, int], int]:
    """(sentence, token) -> index of the mention that has the token as its head or inside its name."""
    places: dict[tuple[int, int], int] = {}
    for mention in mentions:
        if mention.kind == NAME:
            for token in sentences[mention.sentence].tokens:
                if mention.name_span.start <= token.start < mention.name_span.end:
                    places.setdefault((mention.sentence, token.index), mention.index)
    for mention in mentions:
        places[(mention.sentence, mention.head)] = mention.index
    return places


def _numbered(found: Sequence[Mention]) -> Iterator[Mention]:
    for index, m in enumerate(found):
        yield Mention(
            index, m.sentence, m.head, m.span, m.name_span, m.kind, m.text, m.name, m.label, m.nouns, m.adjectives, m.gender, m.number,
            m.case, m.person, m.definite, m.reflexive, m.possessive, m.role, m.quoted,
        )  # fmt: skip


def _evidence(spans: Sequence[NameSpan], trees: Sequence[Tree], names: NameData) -> NameEvidence:
    nominative = {
        trees[s.sentence].tokens[s.last].text
        for s in spans
        if (s.first == s.last or s.label == "PER") and not is_genitive_place(s, trees[s.sentence], names)
    }
    return NameEvidence(frozenset(nominative), lambda name: is_place(name) or organization_of(name) is not None)


class _Reader:
    """Reads the mentions of one sentence."""

    def __init__(
        self, number: int, tree: Tree, spans: Sequence[NameSpan], evidence: NameEvidence, quoted: frozenset[int], names: NameData
    ) -> None:
        self.number, self.tree, self.spans = number, tree, spans
        self.evidence, self.quoted, self.names = evidence, quoted, names
        self.taken = {i for s in spans for i in range(s.first, s.last + 1)}

    def mentions(self) -> list[Mention]:
        found = [self._name(span) for span in self.spans if not self._is_adjective(span)]
        for token in self.tree.tokens:
            if token.index in self.taken:
                if token.pos == "ADJ" and (place := place_of_adjective(token.lemma, token.text, self.names.language)):
                    found.append(self._demonym(token, place))
                continue
            if token.pos == "ADJ" and token.dep == "amod":
                if place := place_of_adjective(token.lemma, token.text, self.names.language):
                    found.append(self._demonym(token, place))
            elif token.pos in {"PRON", "DET"}:
                found += self._pronoun(token)
            elif self._is_noun(token):
                found.append(self._noun(token))
        return found

    def _is_adjective(self, span: NameSpan) -> bool:
        return span.first == span.last and self.tree.tokens[span.first].pos == "ADJ"

    def _is_noun(self, token: Token) -> bool:
        if is_name_part(token) or not any(c.isalpha() for c in token.text):
            return False
        if token.pos == "NOUN" or token.pos == "PROPN" and not self.names.nominative:
            return True
        nominal = token.dep.startswith(("nsubj", "obj", "iobj", "obl", "nmod"))
        return nominal and token.pos in {"ADJ", "X"} and token.text[0].isupper() and token.index > 0 and bool(self.names.nominative)

    def _name(self, span: NameSpan) -> Mention:
        tokens = self.tree.tokens
        inner = next((i for i in range(span.first, span.last + 1) if tokens[i].head not in span), span.first)
        if tokens[inner].pos in {"ADJ", "DET", "ADP"} and tokens[inner].head in span:
            inner = span.last
        kind = self._kind_noun(span, inner)
        head = inner if kind is None else kind
        self.taken.add(head)
        titles = [i for i in self.tree.before(inner, "nmod:desc", "compound", "dep", "flat") if i not in span and tokens[i].pos == "NOUN"]
        self.taken.update(titles)
        nouns = tuple(tokens[i].lemma for i in ([head] if kind is not None else []) + titles[::-1])
        phrase = set(phrase_of(self.tree, head, keep=lambda c: c == inner)) | set(range(span.first, span.last + 1))
        name_span = Span(tokens[span.first].start, tokens[span.last].end)
        name = name_of(span, self.tree, self.evidence, self.names) or tokens[span.last].text
        gender = self._name_gender(span, name, nouns)
        return self._mention(
            NAME, head, sorted(phrase), name_span=name_span, name=name, label=span.label, nouns=nouns, gender=gender, noun_head=head
        )

    def _kind_noun(self, span: NameSpan, inner: int) -> int | None:
        """The noun before the name that says what it is: "[Autobauer] Tesla", "das [Magazin] „Wired“"."""
        tokens = self.tree.tokens
        is_letter_of = span.first > 0 and is_letter(tokens[span.first].text) and tokens[span.first - 1].pos == "NOUN"
        if (is_letter_of or follows_bearer(span, self.tree, self.names)) and span.first - 1 not in self.taken:
            return span.first - 1
        below, parent = tokens[inner], tokens[tokens[inner].head]
        while parent.text.lower() in self.names.titles and parent.dep in _BESIDE and parent.head < parent.index:
            below, parent = parent, tokens[parent.head]  # "der [Forscher] Dr. Anna Muster"
        of_land = tokens[span.last].text[-1] == "s" and self._is_place(tokens[span.last].text[:-1], span.label)  # "Ministerpräsident Fidschis"
        if of_land or below.dep not in _BESIDE or parent.pos != "NOUN" or parent.index in self.taken:
            return None
        between = [t for t in tokens[parent.index + 1 : span.first] if t.text.lower() not in self.names.titles and not self._is_second_role(t, parent)]
        if parent.index > span.first or any(t.pos != "PUNCT" or t.text in {",", "-", "–", "—", "(", ":", ";"} for t in between):
            return None
        self.taken.update(i for i in range(parent.index + 1, span.first) if tokens[i].text.lower() in self.names.titles)
        return parent.index

    def _is_place(self, word: str, label: str) -> bool:
        return label != "PER" and is_land(word) or label == "LOC" and is_place(word)

    def _is_second_role(self, token: Token, first: Token) -> bool:
        """Whether a word belongs to a second noun for the same person: "die [Sängerin] und Autorin Anna Muster"."""
        if token.pos == "CCONJ":
            return self.tree.tokens[token.head].head == first.index
        shares = self.tree.has(first.index, "det") and not self.tree.has(token.index, "det")
        return token.pos == "NOUN" and token.dep == "conj" and token.head == first.index and shares

    def _name_gender(self, span: NameSpan, name: str, nouns: Sequence[str]) -> str:
        if span.label not in ("PER", ""):
            return self._gender_by_article(span, nouns)
        before = self.tree.tokens[max(0, span.first - 2) : span.first]
        for word in [*nouns, *(t.text for t in reversed(before))]:
            if gender := natural_gender(word, self.names):
                return gender
        return given_names().get(name.split()[0], "") if " " in name or span.label == "PER" else ""

    def _gender_by_article(self, span: NameSpan, nouns: Sequence[str]) -> str:
        """The grammatical gender of a name that is no person's: told by the noun before it, or by its article."""
        if nouns:
            return grammatical_gender(nouns[0], self.names.language)
        head = next((i for i in range(span.first, span.last + 1) if self.tree.tokens[i].head not in span), span.first)
        articles = [self.tree.tokens[c] for c in self.tree.children[head] if c < span.first and self.tree.tokens[c].dep in {"det", "case"}]
        genders = [g for a in articles for g in self.names.articles.get(a.text.lower(), ()) if g]
        if self.tree.tokens[head].pos == "NOUN" and articles:
            return grammatical_gender(self.tree.tokens[head].text, self.names.language)
        return genders[0] if len(set(genders)) == 1 else ""

    def _noun(self, token: Token) -> Mention:
        phrase = phrase_of(self.tree, token.index)
        while phrase[0] < token.index and self.tree.tokens[phrase[0]].text.lower() in self.names.focus:
            phrase = phrase[1:]
        gender = natural_gender(token.lemma, self.names) or grammatical_gender(token.lemma, self.names.language)
        number = number_of(self.tree, token.index, gender, self.names)
        name = self._noun_name(phrase, token, gender, number)
        nouns = (lemma_of(token) or token.text,)
        return self._mention(NOUN, token.index, phrase, name=name, nouns=nouns, gender=gender, noun_head=token.index, number=number)

    def _noun_name(self, phrase: Sequence[int], head: Token, gender: str, number: str) -> str:
        tokens = [self.tree.tokens[i] for i in phrase]
        while len(tokens) > 1 and (tokens[0].pos in {"DET", "ADP", "PUNCT", "PRON"} or tokens[0].text.lower() in self.names.definite):
            is_amount = tokens[0].pos == "ADP" and [t.pos for t in tokens[1:3]] in (["ADJ", "NUM"], ["ADV", "NUM"])  # "at least 12"
            if tokens[0].index >= head.index or is_amount:
                break
            tokens = tokens[1:]
        form = "Plur" if number == "Plur" else gender
        words = []
        for token in tokens:
            if token.index == head.index:
                words.append(bare_head(token, number, self.names))
            elif token.pos == "ADJ" and token.head == head.index and token.index < head.index and token.dep == "amod":
                words.append(nominative_adjective(token.text, form, self.names))
            else:
                words.append(token.text)
        return joined(tokens, words) or head.text

    def _pronoun(self, token: Token) -> list[Mention]:
        form = token.text.lower()
        every = self.names.pronouns.get(form, ())
        readings = [r for r in every if self._fits(r, token, alone=len(every) == 1)]
        is_expletive = token.dep.startswith("expl") and readings and readings[0].gender == "Neut"
        if not readings or is_expletive or form in self.names.no_thing:
            return []
        reading = self._chosen(readings, token)
        if reading.kind == REFLEXIVE:
            return []
        plural_only = all(r.number == "Plur" for r in readings)
        one = len(readings) == 1
        mention = self._mention(
            PRONOUN, token.index, [token.index], name=token.text, gender=reading.gender if one else reading.gender or "",
            noun_head=token.index, possessive=reading.kind == POSSESSIVE, person=reading.person,
            number=reading.number if one or plural_only else "", label="", nouns=(reading.kind,),
        )  # fmt: skip
        return [mention]

    def _fits(self, reading: PronounReading, token: Token, *, alone: bool) -> bool:
        if token.pos == "DET" and reading.kind != POSSESSIVE:
            return False
        if reading.kind == POSSESSIVE and token.pos == "PRON" and token.dep.startswith(("nsubj", "obj", "iobj", "obl")) and self.names.nominative:
            return False
        if reading.kind == POSSESSIVE:
            # the number and case of a possessive are those of what is possessed
            return token.dep.startswith(("det", "nmod", "root", "conj")) or token.feature("Poss") == "Yes"
        if self.names.nominative and token.text[0].isupper() and token.index > 0 and reading.kind == PERSONAL and reading.number == "Plur":
            previous = self.tree.tokens[token.index - 1]
            if previous.pos != "PUNCT" and token.text.lower() in {"sie", "ihnen"}:
                return False  # the polite form of address
        if token.dep in {"det", "det:poss"} and reading.kind != RELATIVE:
            return False
        return alone or self._agrees(reading, token)

    def _agrees(self, reading: PronounReading, token: Token) -> bool:
        if not reading.number:
            return True
        if token.dep.startswith("nsubj"):
            number = number_of_verb(self.tree, token.head, self.names)
            if number and reading.case in ("", "Nom"):
                return number == reading.number
        number = token.feature("Number")
        return not number or number == reading.number or reading.case == "" and not token.dep.startswith("nsubj")

    def _chosen(self, readings: Sequence[PronounReading], token: Token) -> PronounReading:
        gender, number = token.feature("Gender"), token.feature("Number")
        agreeing = [r for r in readings if gender and gender in r.gender.split(",") or number and number == r.number]
        return (agreeing or readings)[0] if len(readings) > 1 else readings[0]

    def _demonym(self, token: Token, place: str) -> Mention:
        span = Span(token.start, token.end)
        return Mention(
            0, self.number, token.index, span, span, NAME, token.text, place, "LOC", role="adjective", number="Sing",
            quoted=token.index in self.quoted,
        )  # fmt: skip

    def _mention(
        self, kind: str, head: int, phrase: Sequence[int], *, name: str, noun_head: int, nouns: tuple[str, ...] = (), gender: str = "",
        name_span: Span | None = None, label: str = "", number: str | None = None, person: str = "3", possessive: bool = False,
    ) -> Mention:  # fmt: skip
        tokens = self.tree.tokens
        span = Span(tokens[min(phrase)].start, tokens[max(phrase)].end)
        token = tokens[noun_head]
        text = joined([tokens[i] for i in phrase], [tokens[i].text for i in phrase]) or token.text
        adjectives = tuple(tokens[c].lemma for c in self.tree.children[noun_head] if tokens[c].dep == "amod" and tokens[c].pos == "ADJ")
        return Mention(
            0, self.number, head, span, name_span or span, kind, text, name, label, nouns, adjectives, gender,
            token.feature("Number") if number is None else number, token.feature("Case"), person, self._is_definite(noun_head), False,
            possessive, role_of(self.tree, head), head in self.quoted,
        )  # fmt: skip

    def _is_definite(self, head: int) -> bool:
        for child in self.tree.children[head]:
            token = self.tree.tokens[child]
            if child < head and token.dep in {"det", "det:poss", "case", "nmod:poss"}:
                form = token.text.lower()
                if form in self.names.definite or token.dep == "nmod:poss" or any(
                    r.kind == POSSESSIVE for r in self.names.pronouns.get(form, ())
                ):
                    return True
        return False

