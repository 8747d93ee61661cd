"""Around every request: its number, its limits, its line in the log, and what no answer may hold.

Whatever fails within is told by a code; the cause goes to the log alone.
"""

import asyncio
import logging
import secrets
from collections.abc import MutableMapping
from time import perf_counter
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from danvan_scoring.serve.answers import RefusedError, error_body, refused
from danvan_scoring.serve.languages import asked_language
from danvan_scoring.serve.limits import Limits

LOG = logging.getLogger("danvan_scoring.serve")

_DISCARDED = 8
"""Of a body that is too long, so many times what is allowed is taken in."""

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language, Authorization",
    "X-Content-Type-Options": "nosniff",
}
"""Of every answer: it is for the asker alone, and no page may show or run it."""


class Guard:
    """The outermost frame of the service."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app, self._limits = app, limits
        self._open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = _Request(scope, receive, send, self._limits)
        self._open += 1
        try:
            async with asyncio.timeout(self._limits.seconds):
                await request.refuse_too_much(self._open)
                await self._app(scope, request.receive, request.send)
        except RefusedError as error:
            await request.answer(error)
        except TimeoutError:
            close = {"Connection": "close"}
            await request.answer(refused(503, "SRV857", close, seconds=self._limits.seconds))
        except Exception:
            LOG.exception("failed", extra={"fields": {"request": request.number}})
            await request.answer(refused(500, "SRV859"))
        finally:
            self._open -= 1
            request.log()


class _Request:
    """One request on its way through."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, limits: Limits) -> None:
        self.number = secrets.token_hex(8)
        self._scope, self._receive, self._send, self._limits = scope, receive, send, limits
        self._headers = Headers(scope=scope)
        self._language = asked_language(self._headers.get("accept-language", ""))
        self._begun, self._status, self._taken = perf_counter(), 0, 0
        self.state: MutableMapping[str, Any] = scope.setdefault("state", {})
        self.state["request"] = self.number

    async def refuse_too_much(self, at_once: int) -> None:
        """Refuse one request too many, and a body that says that it is too long."""
        if at_once > self._limits.requests:
            raise refused(503, "SRV858", {"Retry-After": "1"})
        told = self._headers.get("content-length", "")
        if told.isdigit() and (len(told) > len(str(self._limits.body)) or self._over(int(told))):
            raise await self._too_long(more=True)

    async def receive(self) -> Message:
        """Pass on what comes in, as far as it is not too long."""
        message = await self._receive()
        self._taken += len(message.get("body", b""))
        if self._over(self._taken):
            raise await self._too_long(more=message.get("more_body", False))
        return message

    async def send(self, message: Message) -> None:
        """Pass on what goes out, with the headers that every answer has."""
        if message["type"] == "http.response.start":
            self._status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in {**HEADERS, "X-Request-Id": self.number}.items():
                headers[name] = value
            headers["Content-Language"] = self._language
        await self._send(message)

    async def answer(self, error: RefusedError) -> None:
        """Answer by a refusal, unless an answer has begun: that can only be broken off."""
        if self._status:
            return
        body = error_body(error.problems, self.number, self._language)
        headers = {
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            **error.headers,
        }
        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        start = {"type": "http.response.start", "status": error.status, "headers": raw}
        await self.send(start)
        await self._send({"type": "http.response.body", "body": body})

    def log(self) -> None:
        """Write who asked for what and how it went; no token, no body, nothing that was typed."""
        route = self._scope.get("route")
        fields = {
            "request": self.number,
            "method": self._scope["method"],
            "path": getattr(route, "path", "-"),
            "status": self._status,
            "ms": round((perf_counter() - self._begun) * 1_000, 1),
            "holder": self.state.get("holder", ""),
            "role": self.state.get("role", ""),
        }
        LOG.info("request", extra={"fields": fields})

    def _over(self, length: int) -> bool:
        return length > self._limits.body

    async def _too_long(self, *, more: bool) -> RefusedError:
        """Take in some of what is still under way, without keeping it.

        A connection that is closed on what nobody has read is reset, and who is still sending
        would never see the answer.
        """
        while more and self._taken <= _DISCARDED * self._limits.body:
            message = await self._receive()
            self._taken += len(message.get("body", b""))
            more = message.get("more_body", False)
        return refused(413, "SRV855", {"Connection": "close"}, most=self._limits.body)
