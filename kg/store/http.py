"""Requests to a SPARQL server: authentication, patience, and errors in words."""

from __future__ import annotations

import time
from collections.abc import Mapping

import httpx

from kg.errors import KgError, QueryTimeout, StoreError

TRIES = 5
_BUSY = frozenset((429, 502, 503, 504))


class Http:
    """A client that tries again when a server is busy or cannot be reached, waiting longer each time."""

    def __init__(self, *, credentials: tuple[str, str] = ("", ""), token: str = "", timeout: float = 300.0) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        auth = httpx.BasicAuth(*credentials) if credentials[0] and not token else None
        self._client = httpx.Client(headers=headers, auth=auth, timeout=httpx.Timeout(timeout, connect=10.0), follow_redirects=False)

    def post(
        self, url: str, form: Mapping[str, object], *, accept: str, failure: type[KgError], timeout: float | None = None
    ) -> tuple[str, bytes]:
        """Post a form; gives the media type and the body. What the server refuses is raised as ``failure``.

        With ``timeout`` (seconds) the server is asked once, and ``QueryTimeout`` raised when it has not answered by then.
        """
        answer = self._patiently("POST", url, accept=accept, form=form) if timeout is None else self._once(url, form, accept, timeout)
        if answer.status_code >= 400:
            raise failure(_refusal(url, answer))
        return answer.headers.get("Content-Type", ""), answer.content

    def put(self, url: str, parameters: Mapping[str, str], data: bytes, *, media_type: str, failure: type[KgError]) -> None:
        """Put data in the place of what stands at a URL; may be sent again, as it always leads to the same."""
        answer = self._patiently("PUT", url, parameters=parameters, data=data, media_type=media_type)
        if answer.status_code >= 400:
            raise failure(_refusal(url, answer))

    def server_of(self, url: str, form: Mapping[str, object]) -> str:
        """What the server calls itself."""
        return str(self._patiently("POST", url, form=form).headers.get("Server", ""))

    def _patiently(
        self,
        method: str,
        url: str,
        *,
        accept: str = "*/*",
        form: Mapping[str, object] | None = None,
        parameters: Mapping[str, str] | None = None,
        data: bytes | None = None,
        media_type: str = "",
    ) -> httpx.Response:
        headers = {"Accept": accept} | ({"Content-Type": media_type} if media_type else {})
        for attempt in range(TRIES):
            last = attempt == TRIES - 1
            try:
                answer = self._client.request(
                    method, url, params=parameters, data=None if form is None else dict(form), content=data, headers=headers
                )
                if answer.status_code not in _BUSY or last:
                    return answer
            except httpx.InvalidURL as error:
                raise StoreError(f"{url} is no address: {error}") from None
            except httpx.HTTPError as error:
                if last:
                    raise StoreError(f"{_public(url)} cannot be reached: {error or type(error).__name__}; check the address and that the server runs") from None
            time.sleep(0.2 * 2**attempt)
        raise AssertionError("the last attempt answers or raises")

    def _once(self, url: str, form: Mapping[str, object], accept: str, timeout: float) -> httpx.Response:
        try:
            return self._client.post(url, data=dict(form), headers={"Accept": accept}, timeout=timeout)
        except httpx.TimeoutException:
            raise QueryTimeout(f"{_public(url)} has not answered within {timeout:g} seconds; narrow the query down, or allow more time") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise StoreError(f"{_public(url)} cannot be reached: {error or type(error).__name__}; check the address and that the server runs") from None

    def close(self) -> None:
        self._client.close()


def _public(url: str) -> str:
    return str(httpx.URL(url).copy_with(userinfo=b""))


def _refusal(url: str, answer: httpx.Response) -> str:
    said = " ".join(answer.text.split())[:400]
    if answer.status_code in (401, 403):
        return f"{_public(url)} does not let kg in ({answer.status_code}); set KG_SPARQL_USER and KG_SPARQL_PASSWORD, or KG_SPARQL_TOKEN"
    return f"{_public(url)} answers {answer.status_code}: {said}"
