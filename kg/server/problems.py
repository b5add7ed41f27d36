"""What goes wrong, as answers to the client: a status and a sentence in plain text."""

from __future__ import annotations

from starlette.responses import PlainTextResponse, Response

STATUS = {
    "QuerySyntaxError": 400, "QueryError": 400, "QueryRefused": 403, "UpdateFailed": 409, "NotAcceptable": 406, "InputError": 400, "StoreError": 503,
}


class Problem(Exception):
    """A request that gets no answer but a status and the reason."""

    def __init__(self, status: int, message: str, *, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers or {}

    def response(self) -> Response:
        return PlainTextResponse(self.message.rstrip() + "\n", status_code=self.status, headers=self.headers)


def failure(kind: str, message: str) -> Problem:
    """The answer to an error that a worker met."""
    status = STATUS.get(kind, 400)
    return Problem(status, message, headers={"Retry-After": "1"} if status == 503 else None)


def stopped(seconds: float) -> Problem:
    return Problem(503, f"stopped after {seconds:g} seconds, the time limit of this server; narrow the query down, add a LIMIT, "
                        "or start the server with a longer --timeout", headers={"Retry-After": "1"})


def died(memory: int) -> Problem:
    return Problem(503, f"the query was stopped: it needed more memory than this server gives one query ({memory // 1024**2} MB), "
                        "or broke the process that ran it; narrow it down or add a LIMIT")


def busy(seconds: float) -> Problem:
    return Problem(503, f"all workers were busy for {seconds:g} seconds; try again", headers={"Retry-After": "2"})
