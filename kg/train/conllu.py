"""CoNLL-U files -> samples: multiword tokens as one word where the language wants it, labels harmonised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg.train.labels import LabelTable
from kg.train.samples import UNKNOWN, Sample, Word


@dataclass(frozen=True, slots=True)
class _Row:
    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    misc: str


def read_blocks(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Comments (``# key = value``) and tab-separated rows of every sentence."""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                key, _, value = line[1:].partition(" = ")
                comments[key.strip()] = value.strip()
            elif line.strip():
                rows.append(line.split("\t"))
            elif rows:
                yield comments, rows
                comments, rows = {}, []
    if rows:
        yield comments, rows


def read_conllu(path: Path, *, table: LabelTable) -> Iterator[Sample]:
    """Samples in file order. Empty nodes (``8.1``) are left out; split comes from ``# split = dev``."""
    for comments, rows in read_blocks(path):
        yield Sample(
            words=words_of(rows, table=table),
            name=comments.get("sent_id", ""),
            split=comments.get("split", "train"),
        )


def words_of(rows: list[list[str]], *, table: LabelTable) -> tuple[Word, ...]:
    groups = _groups(rows, merge=table.merge_multiword)
    place = {old: new for new, (_, members) in enumerate(groups) for old in members}
    words = []
    for new, (surface, members) in enumerate(groups):
        row = _leader(members, rows=groups[new][1])
        head = place.get(row.head, new)
        dep = "root" if row.head == 0 else row.dep
        words.append(_word(surface, row, head=head, dep=dep, table=table))
    return _relative_clauses(tuple(words), table=table)


def _groups(rows: list[list[str]], *, merge: bool) -> list[tuple[_Row, dict[int, _Row]]]:
    groups: list[tuple[_Row, dict[int, _Row]]] = []
    until = 0
    for cells in rows:
        number = cells[0]
        if "." in number:
            continue
        if "-" in number:
            if merge:
                groups.append((_row(cells), {}))
                until = int(number.partition("-")[2])
            continue
        row = _row(cells)
        if int(number) <= until:
            groups[-1][1][int(number)] = row
        else:
            groups.append((row, {int(number): row}))
    return groups


def _row(cells: list[str]) -> _Row:
    blank = ["" if cell == "_" else cell for cell in cells]
    head = int(cells[6]) if cells[6].isdigit() else -1
    return _Row(cells[1], blank[2], blank[3], blank[4], blank[5], head, blank[7], blank[9])


def _leader(members: dict[int, _Row], *, rows: dict[int, _Row]) -> _Row:
    """Of the words that one token holds, the first whose head lies outside: ``im`` is its preposition."""
    return next((row for row in members.values() if row.head not in rows), next(iter(members.values())))


def _word(surface: _Row, row: _Row, *, head: int, dep: str, table: LabelTable) -> Word:
    misc = dict(part.partition("=")[::2] for part in surface.misc.split("|"))
    return Word(
        form=surface.form,
        lemma=row.lemma,
        pos=row.pos,
        tag=row.tag,
        morph=table.morph(row.morph, tag=row.tag),
        head=head,
        dep=table.dep(dep),
        entity=misc.get("Ent", "O") if table.has_entities else UNKNOWN,
        space=misc.get("SpaceAfter") != "No",
    )


def _relative_clauses(words: tuple[Word, ...], *, table: LabelTable) -> tuple[Word, ...]:
    """GSD writes ``acl`` over a clause with a relative pronoun where the others write ``acl:relcl``."""
    if not table.mark_relative_clauses:
        return words
    relative = set()
    for word in words:
        if "Rel" in word.morph.partition("PronType=")[2].partition("|")[0]:
            relative |= {word.head, words[word.head].head}  # "die ...", and one deeper: "deren Chef ..."
    return tuple(replace(word, dep="acl:relcl") if word.dep == "acl" and index in relative else word for index, word in enumerate(words))
