"""The endpoint: SPARQL 1.1 for machines, an explorable graph, an editor and pages for people.

The names load when they are first used (PEP 562): a worker process is a module of this package too, and starts in a
fraction of the time when it need not import the web framework.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.server.app import make_app
    from kg.server.running import serve
    from kg.server.settings import ServerError, Settings

__all__ = ["ServerError", "Settings", "make_app", "serve"]

_HOMES = {"ServerError": "settings", "Settings": "settings", "make_app": "app", "serve": "running"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
