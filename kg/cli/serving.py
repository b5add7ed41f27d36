"""kg serve: the SPARQL endpoint and the live page."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer

from kg.cli.console import note


def register(app: typer.Typer) -> None:
    app.command("serve")(serve)


def serve(
    target: Annotated[str, typer.Argument(help="The folder of a store, an exported file, or sparql:URL.", show_default=False)],
    host: Annotated[str, typer.Option(help="Address to listen on; 127.0.0.1 is this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8000,
    writable: Annotated[bool, typer.Option("--writable", help="Allow updates, with the token in KG_TOKEN or --token.")] = False,
    token: Annotated[str, typer.Option(help="Token that updates need (better: the environment variable KG_TOKEN).", show_default=False)] = "",
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds a query may take; past it it is stopped and answered 503.")] = 30.0,
    memory: Annotated[int, typer.Option(min=64, help="Megabytes a query may use; past it it is stopped and answered 503.")] = 2048,
) -> None:
    """Serve a graph: /sparql for machines, / and /query for people. Read-only unless asked."""
    from kg.server import serve as run

    def ready(address: str) -> None:
        note(f"{target} is served at {address} (the editor at {address}query, SPARQL at {address}sparql); stop it with Ctrl-C")

    rights: dict[str, Any] = {"writable": writable, "token": token or os.environ.get("KG_TOKEN") or None}
    run(target, host=host, port=port, ready=ready, timeout=timeout, memory=memory * 1024**2, **rights)
