"""XML exports: RDF/XML, and GraphML and GEXF, which Gephi, yEd and Cytoscape open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

import pyoxigraph as ox

from kg.errors import ExportError
from kg.export.rows import EDGE_FIELDS, NODE_FIELDS, Network, network_of
from kg.model.iri import PREFIXES
from kg.store import Store

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2 Char
_NAME_END = re.compile(r"[^\W\d][\w.\-\u00b7]*\Z")  # the part of a predicate that can be the name of an element
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"
_KINDS = {"string": "string", "double": "double", "int": "int", "boolean": "boolean"}


def legal(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def rdfxml(store: Store) -> bytes:
    """The union of all graphs as RDF/XML; raises ``ExportError`` for a relation that cannot be the name of an element."""
    triples = sorted((ox.Triple(t.subject, t.predicate, _legal(t.object)) for t in store.triples()), key=str)
    bad = next((t.predicate.value for t in triples if not _NAME_END.search(t.predicate.value)), None)
    if bad:
        raise ExportError(f"RDF/XML cannot hold the relation <{bad}>, whose name does not end in a word; export Turtle or JSON-LD instead")
    return (ox.serialize(triples, format=ox.RdfFormat.RDF_XML, prefixes=PREFIXES) or b"") + b"\n"


def _legal(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    if not isinstance(term, ox.Literal) or not _ILLEGAL.search(term.value):
        return term
    value = legal(term.value)
    return ox.Literal(value, language=term.language) if term.language else ox.Literal(value, datatype=term.datatype)


def graphml(store: Store) -> bytes:
    """Entities and the statements between them as GraphML, directed, with their attributes."""
    network = network_of(store)
    root = ET.Element("graphml", xmlns=_GRAPHML)
    for domain, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        for name, kind in fields.items():
            ET.SubElement(root, "key", {"id": f"{domain}_{name}", "for": domain, "attr.name": name, "attr.type": _KINDS[kind]})
    graph = ET.SubElement(root, "graph", id="kg", edgedefault="directed")
    for iri, values in network.nodes:
        _data(ET.SubElement(graph, "node", id=legal(iri)), "node", values)
    for iri, source, target, values in network.edges:
        _data(ET.SubElement(graph, "edge", id=legal(iri), source=legal(source), target=legal(target)), "edge", values)
    return _document(root)


def _data(element: ET.Element, domain: str, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        if value:
            ET.SubElement(element, "data", key=f"{domain}_{name}").text = legal(value)


def gexf(store: Store) -> bytes:
    """Entities and the statements between them as GEXF 1.3, the format of Gephi, with their attributes."""
    network = network_of(store)
    root = ET.Element("gexf", xmlns=_GEXF, version="1.3")
    graph = ET.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    for domain, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        declared = ET.SubElement(graph, "attributes", {"class": domain, "mode": "static"})
        for name, kind in fields.items():
            ET.SubElement(declared, "attribute", id=f"{domain}_{name}", title=name, type="integer" if kind == "int" else kind)
    _gexf_items(graph, network)
    return _document(root)


def _gexf_items(graph: ET.Element, network: Network) -> None:
    nodes = ET.SubElement(graph, "nodes", count=str(len(network.nodes)))
    for iri, values in network.nodes:
        _attributes(ET.SubElement(nodes, "node", id=legal(iri), label=legal(values["label"])), "node", values)
    edges = ET.SubElement(graph, "edges", count=str(len(network.edges)))
    for iri, source, target, values in network.edges:
        # parallel edges need a kind of their own each, or Gephi adds their weights up
        edge = {"id": legal(iri), "source": legal(source), "target": legal(target), "label": legal(values["label"]), "kind": legal(values["relation"])}
        _attributes(ET.SubElement(edges, "edge", edge), "edge", values)


def _attributes(element: ET.Element, domain: str, values: Mapping[str, str]) -> None:
    told = ET.SubElement(element, "attvalues")
    for name, value in values.items():
        if value:
            ET.SubElement(told, "attvalue", {"for": f"{domain}_{name}", "value": legal(value)})


def _document(root: ET.Element) -> bytes:
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()
