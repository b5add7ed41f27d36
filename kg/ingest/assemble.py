"""Draft to document: clean, complete the metadata, settle language and IRI."""

from __future__ import annotations

from kg.ingest.address import document_iri, normal_url
from kg.ingest.article import Article, article_in, text_of
from kg.ingest.bounded import check_length
from kg.ingest.characters import one_line, tidy
from kg.ingest.draft import Draft, Unreadable
from kg.ingest.language import SUPPORTED, detect, supported_names
from kg.ingest.lines import is_desk
from kg.ingest.options import Options
from kg.model.document import Document, Rejected


def document_of(draft: Draft, options: Options) -> Document | Rejected:
    """A document, or the reason why the draft gives none."""
    try:
        return _document_of(draft, options)
    except Unreadable as reason:
        return Rejected(draft.source, str(reason))


def _document_of(draft: Draft, options: Options) -> Document:
    check_length(draft.text, options.longest)
    title = one_line(options.title or draft.title)
    article = article_in(tidy(draft.text), title=title, wrapped=draft.wrapped)
    text = text_of(article.title, article.paragraphs)
    if not any(character.isalpha() for character in text):
        raise Unreadable("there is no text in it" if not draft.text.strip() else "it holds no words")
    check_length(text, options.longest)
    language = _language(text, draft, options)
    url = draft.url.strip() if normal_url(draft.url) else ""
    published = options.published or draft.published or article.published or article.changed
    notes = draft.notes + article.notes
    if draft.created and not published:
        published = draft.created
        notes += ("the date is the one of the file",)
    return Document(
        iri=document_iri(url=url, text=text, title=article.title, published=published, base=options.base),
        text=text,
        language=language,
        source=draft.source,
        title=article.title,
        published=published,
        publisher=one_line(options.publisher or draft.publisher or article.publisher),
        authors=_authors(draft, article, options),
        url=url,
        notes=notes,
    )


def _language(text: str, draft: Draft, options: Options) -> str:
    if options.language:
        return options.language
    stated = draft.language.lower().replace("_", "-").partition("-")[0]
    found = detect(text)
    if found in SUPPORTED:
        return found
    if not found and stated in SUPPORTED:
        return stated
    said = f"it is written in another language ({found})" if found else "its language cannot be told"
    raise Unreadable(f"{said}; kg reads {supported_names()}; if that is wrong, choose one with --language")


def _authors(draft: Draft, article: Article, options: Options) -> tuple[str, ...]:
    if options.author:
        return tuple(filter(None, (one_line(name) for name in options.author.split(";"))))
    stated = (name for name in map(one_line, draft.authors) if name and not is_desk(name))
    return tuple(dict.fromkeys(stated)) or article.authors
