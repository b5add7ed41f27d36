"""Which format a client gets: its Accept header against what there is (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# Preferred first; the first media type of a format is the one that is sent.
TABLES: Mapping[str, tuple[str, ...]] = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
TRIPLES: Mapping[str, tuple[str, ...]] = {
    "turtle": ("text/turtle", "application/x-turtle"),
    "ntriples": ("application/n-triples", "text/plain"),
    "jsonld": ("application/ld+json", "application/json"),
    "rdfxml": ("application/rdf+xml", "application/xml", "text/xml"),
    "trig": ("application/trig",),
    "nquads": ("application/n-quads",),
}
HTML: Mapping[str, tuple[str, ...]] = {"html": ("text/html", "application/xhtml+xml")}
NAMES = {"ttl": "turtle", "nt": "ntriples", "json-ld": "jsonld", "rdf": "rdfxml", "nq": "nquads", "srj": "json", "srx": "xml", "rdf+xml": "rdfxml"}


@dataclass(frozen=True, slots=True)
class Range:
    """One range of an Accept header: ``text/*;q=0.5``; ``place`` counts from the left."""

    kind: str
    subtype: str
    quality: float
    place: int

    def covers(self, media: str) -> bool:
        kind, _, subtype = media.partition("/")
        return self.kind in ("*", kind) and self.subtype in ("*", subtype)

    @property
    def precision(self) -> int:
        return (self.kind != "*") + (self.subtype != "*")


def ranges_of(header: str) -> tuple[Range, ...]:
    """The ranges of an Accept header; parts that are none are skipped, an empty header accepts everything."""
    found = []
    for place, part in enumerate(header.split(",")):
        media, *parameters = (piece.strip() for piece in part.split(";"))
        kind, slash, subtype = media.lower().partition("/")
        if kind and slash and subtype:
            found.append(Range(kind, subtype, _quality(parameters), place))
    return tuple(found) or (Range("*", "*", 1.0, 0),)


def choose(header: str, *offers: Mapping[str, Sequence[str]], wish: str = "") -> str | None:
    """The name of the best format, or ``None`` when the client takes none of them.

    ``wish`` is a format by its name or media type (``?format=csv``) and outranks the header where it is on offer.
    Equal wishes are settled by the client's order, then by the order of the offers.
    """
    forms = [(name, media) for offer in offers for name, types in offer.items() for media in types]
    wished = NAMES.get(wish.lower(), wish.lower())
    if wish and (named := next((name for name, media in forms if wished in (name, media)), None)):
        return named
    ranges = ranges_of(header)
    best: tuple[float, int, int] | None = None
    chosen = None
    for order, (name, media) in enumerate(forms):
        fit = max((r for r in ranges if r.covers(media)), key=lambda r: (r.precision, -r.place), default=None)
        if fit is None or fit.quality <= 0:
            continue
        rank = (fit.quality, -fit.place, -order)
        if best is None or rank > best:
            best, chosen = rank, name
    return chosen


def media_type(form: str) -> str:
    """The Content-Type of a format."""
    media = next(table[form][0] for table in (TABLES, TRIPLES, HTML) if form in table)
    if form == "csv":
        return "text/csv; charset=utf-8; header=present"
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


def form_of(content_type: str, *offers: Mapping[str, Sequence[str]]) -> str | None:
    """The format that a request's Content-Type names."""
    media = content_type.partition(";")[0].strip().lower()
    return next((name for offer in offers for name, types in offer.items() if media in types), None)


def known_media(*offers: Mapping[str, Sequence[str]]) -> str:
    """The media types of some formats, for messages."""
    return ", ".join(types[0] for offer in offers for types in offer.values())


def _quality(parameters: Iterable[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
