"""What machines read first: the service description, and the dataset in the words of VoID and DCAT."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kg.server.negotiation import TRIPLES, choose, known_media, media_type
from kg.server.problems import Problem
from kg.server.replies import cache_headers, is_fresh, not_modified, response_of, tag_of, unless_gone

PREFIXES = """
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX void: <http://rdfs.org/ns/void#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX formats: <http://www.w3.org/ns/formats/>
"""
TABLE_IRIS = {"json": "SPARQL_Results_JSON", "xml": "SPARQL_Results_XML", "csv": "SPARQL_Results_CSV", "tsv": "SPARQL_Results_TSV"}
TRIPLE_IRIS = {"turtle": "Turtle", "ntriples": "N-Triples", "jsonld": "JSON-LD", "rdfxml": "RDF_XML", "trig": "TriG", "nquads": "N-Quads"}
LABELS = 'dcterms:title "Wissensgraph aus Nachrichten"@de , "Knowledge graph from news articles"@en'


async def service_description(request: Request, form: str) -> Response:
    """SPARQL 1.1 Service Description of the endpoint."""
    endpoint = request.url_for("sparql")
    formats = " , ".join(f"formats:{name}" for name in (TABLE_IRIS | TRIPLE_IRIS).values())
    inputs = " , ".join(f"formats:{name}" for name in TRIPLE_IRIS.values())
    update = " , sd:SPARQL11Update" if request.app.state.settings.writable else ""
    query = f"""{PREFIXES} CONSTRUCT {{
        <{endpoint}> a sd:Service ; sd:endpoint <{endpoint}> ; sd:supportedLanguage sd:SPARQL11Query{update} ;
            sd:resultFormat {formats} ; sd:inputFormat {inputs} ; sd:feature sd:EmptyGraphs ;
            sd:defaultDataset <{endpoint}#dataset> .
        <{endpoint}#dataset> a sd:Dataset , void:Dataset ; {LABELS} ;
            sd:defaultGraph <{endpoint}#default> ; sd:namedGraph ?entry ; void:triples ?triples .
        <{endpoint}#default> a sd:Graph ; void:triples ?triples .
        ?entry a sd:NamedGraph ; sd:name ?graph .
    }} WHERE {{
        {{ SELECT (COUNT(*) AS ?triples) WHERE {{ ?s ?p ?o }} }}
        OPTIONAL {{
            {{ SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{}} }} ORDER BY ?graph LIMIT 1000 }}
            BIND(IRI(CONCAT("{endpoint}#graph-", ENCODE_FOR_URI(STR(?graph)))) AS ?entry)
        }}
    }}"""
    return await _described(request, query, form)


async def void(request: Request) -> Response:
    """VoID and DCAT description of the dataset (/.well-known/void)."""
    accept = request.headers.get("accept", "*/*")
    form = choose(accept, TRIPLES, wish=request.query_params.get("format", ""))
    if form is None:
        raise Problem(406, f"no format for {accept}; there are {known_media(TRIPLES)}")
    base, endpoint, settings = str(request.base_url), request.url_for("sparql"), request.app.state.settings
    downloads = "\n".join(
        f'<{base}graphs?format={name}> a dcat:Distribution ; dcat:downloadURL <{base}graphs?format={name}> ; dcat:mediaType "{types[0]}" .'
        for name, types in TRIPLES.items()
    )
    distributions = " , ".join(f"<{base}graphs?format={name}>" for name in TRIPLES)
    query = f"""{PREFIXES} CONSTRUCT {{
        <{base}#dataset> a void:Dataset , dcat:Dataset ; {LABELS} ; void:sparqlEndpoint <{endpoint}> ; void:uriSpace "{settings.base}" ;
            void:vocabulary <https://kg.example/ontology#> , schema: , <http://www.w3.org/2004/02/skos/core#> , <http://www.w3.org/ns/prov#> ;
            dcat:keyword "news"@en , "Nachrichten"@de ; dcat:distribution {distributions} ;
            void:triples ?triples ; void:distinctSubjects ?subjects ; void:properties ?properties ; void:documents ?documents ;
            void:classPartition ?part .
        ?part void:class ?class ; void:entities ?size .
        <{base}#catalog> a dcat:Catalog ; dcat:dataset <{base}#dataset> ; dcat:service <{endpoint}> .
        <{endpoint}> a dcat:DataService ; dcat:endpointURL <{endpoint}> ; dcat:servesDataset <{base}#dataset> .
        {downloads}
    }} WHERE {{
        {{ SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?p) AS ?properties) WHERE {{ ?s ?p ?o }} }}
        {{ SELECT (COUNT(*) AS ?documents) WHERE {{ ?d a kg:Document }} }}
        OPTIONAL {{
            {{ SELECT ?class (COUNT(*) AS ?size) WHERE {{ ?x a ?class }} GROUP BY ?class }}
            BIND(IRI(CONCAT("{base}#class-", ENCODE_FOR_URI(STR(?class)))) AS ?part)
        }}
    }}"""
    return await _described(request, query, form)


async def _described(request: Request, query: str, form: str) -> Response:
    service = request.app.state.service
    tag = tag_of(await service.version(), request.url, form, query)
    if is_fresh(request, tag):
        return not_modified(tag)
    job = {"kind": "query", "query": query, "graph_form": form, "table_form": None}
    reply = await unless_gone(request, service.ask(job))
    return response_of(reply, media_type(form), headers=cache_headers(tag))
