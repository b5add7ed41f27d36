"""All formats by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import ExportError
from kg.export.files import write, write_all
from kg.export.jsonld import jsonld
from kg.export.neo4j import cypher, neo4j
from kg.export.notes import notes
from kg.export.rdf import nquads, ntriples, trig, turtle
from kg.export.selection import Selection, selected
from kg.export.tables import csv, parquet
from kg.export.xml import gexf, graphml, rdfxml
from kg.store import Store

# name, file ending, writer; those without an ending are folders of files
_FILES: Mapping[str, tuple[str, Callable[[Store], bytes]]] = {
    "turtle": (".ttl", turtle), "trig": (".trig", trig), "nquads": (".nq", nquads), "ntriples": (".nt", ntriples), "jsonld": (".jsonld", jsonld),
    "rdfxml": (".rdf", rdfxml), "graphml": (".graphml", graphml), "gexf": (".gexf", gexf), "csv": (".csv", csv), "parquet": (".parquet", parquet), "cypher": (".cypher", cypher),
}
_FOLDERS: Mapping[str, Callable[[Store], dict[str, bytes]]] = {"neo4j": neo4j, "notes": notes}
FORMATS = (*_FILES, *_FOLDERS)
_OTHER_NAMES = {"ttl": "turtle", "nq": "nquads", "nt": "ntriples", "json-ld": "jsonld", "rdf": "rdfxml", "xml": "rdfxml", "obsidian": "notes", "markdown": "notes"}


def format_of(name: str | Path | None) -> str:
    """The format of a name, another name, or a path by its ending (Turtle without a path); raises ``ExportError`` listing all."""
    if name is None:
        return "turtle"
    if isinstance(name, Path):
        if not name.suffix:
            raise ExportError(f"{name} has no ending that tells the format; name one with --format: {', '.join(FORMATS)}")
        name = name.suffix
    bare = name.lower().lstrip(".")
    found = _OTHER_NAMES.get(bare, bare)
    if found not in FORMATS:
        raise ExportError(f"there is no format {name!r}; choose {', '.join(FORMATS)}")
    return found


def is_folder(format: str) -> bool:
    """Tell whether a format is several files."""
    return format_of(format) in _FOLDERS


def ending(format: str) -> str:
    """The file ending of a format, ``""`` for those that are a folder."""
    return _FILES[format_of(format)][0] if format_of(format) in _FILES else ""


def export(store: Store, format: str, *, selection: Selection | None = None) -> bytes:
    """The graph, or the selected part, in a format that is one file."""
    name = format_of(format)
    if name not in _FILES:
        raise ExportError(f"{name} is a folder of files; name a folder with --output")
    return _FILES[name][1](selected(store, selection))


def export_files(store: Store, format: str, *, selection: Selection | None = None) -> dict[str, bytes]:
    """The graph, or the selected part, in a format that is a folder of files: file names and contents."""
    name = format_of(format)
    if name not in _FOLDERS:
        raise ExportError(f"{name} is one file, not a folder of files")
    return _FOLDERS[name](selected(store, selection))


def export_to(store: Store, path: Path, format: str = "", *, selection: Selection | None = None) -> None:
    """Write the graph to a file or folder, each file whole or not at all; without ``format`` the ending tells it."""
    name = format_of(format or path)
    if name in _FOLDERS:
        write_folder(store, name, path, selection=selection)
    else:
        write(path, export(store, name, selection=selection))


def write_folder(store: Store, format: str, folder: Path, *, selection: Selection | None = None) -> tuple[Path, ...]:
    """Write a format that is a folder of files; gives their paths."""
    files = export_files(store, format, selection=selection)
    write_all(folder, files)
    return tuple(folder / name for name in files)
