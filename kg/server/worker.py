"""The process that answers queries: ``python -m kg.server.worker read|explore|write STORE MEMORY``.

It can be killed at any time: a reader holds no state that matters, and a write is whole or has not happened.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Mapping
from typing import IO, Any, cast

from kg.errors import KgError
from kg.query.apart import limit_memory
from kg.server.frames import END, FAILURE, HEAD, JOB, READY, Output, packed, read_frame
from kg.server.reader import Reader
from kg.server.writer import Writer

Job = Mapping[str, Any]


def main() -> None:
    role, store, memory = sys.argv[1:]
    pipe = _private_output()
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    session: Reader | Writer = Writer(store) if role == "write" else Reader(store)
    limited = False
    while (frame := read_frame(sys.stdin.buffer)) is not None and frame.kind == JOB:
        body = read_frame(sys.stdin.buffer)
        try:
            session.prepare(frame.json())
            if not limited and role == "read":
                limit_memory(int(memory))
                limited = True
            pipe.write(packed(READY))
            pipe.flush()
            _answer(session, frame.json(), body.payload if body else b"", pipe)
        except KgError as error:
            pipe.write(packed(FAILURE, {"kind": type(error).__name__, "message": str(error)}))
        except MemoryError:
            os._exit(70)  # the parent tells the client; what is left of this process is not to be trusted
        pipe.flush()


def _answer(session: Reader | Writer, job: Job, body: bytes, pipe: IO[bytes]) -> None:
    output = Output(pipe)

    def head(**facts: object) -> None:
        pipe.write(packed(HEAD, facts))

    session.answer(job, body, head=head, output=cast("IO[bytes]", output))
    output.send()
    pipe.write(packed(END))


def _end_with(parent: int) -> None:
    """End this process in the middle of a query when the server was killed."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


def _private_output() -> IO[bytes]:
    """The pipe to the server; anything else that prints goes to the error output."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe


if __name__ == "__main__":
    main()
