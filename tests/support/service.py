"""The service on the invented period of Kim Thành, asked in-process, in any role."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pandas as pd
from fastapi import FastAPI

from danvan_scoring.cli.loading import Loaded, load
from danvan_scoring.io.interchange.write import line_bytes, submission_lines
from danvan_scoring.serve.app import make_app
from danvan_scoring.serve.limits import Limits
from danvan_scoring.serve.served import Served
from danvan_scoring.serve.tokens import TokenLine, Tokens, digest_of

ROOT = Path(__file__).parents[2]
PERIOD = ROOT / "examples" / "kim_thanh_2025" / "nam" / "period.toml"
TODAY = date(2025, 12, 10)
OWN, OTHER = "T-01", "T-02"
"""The unit that holds the token of the role unit, and another one."""

TOKENS = Tokens(
    tuple(
        TokenLine(
            sha256=digest_of(token),
            role=role,  # type: ignore[arg-type]
            name=f"người giữ {token}",
            expires=expires,
            unit=OWN if role == "unit" else None,
        )
        for token, role, expires in (
            ("unit", "unit", TODAY),
            ("council", "council", TODAY),
            ("clerk", "clerk", TODAY),
            ("reader", "reader", TODAY),
            ("expired", "clerk", date(2025, 12, 9)),
        )
    )
)
"""A token is the name of its role; `expired` was the clerk's until yesterday."""


@cache
def loaded() -> Loaded:
    return load(PERIOD, (), ())


@cache
def served(*, published: bool = False) -> Served:
    own = loaded()
    period = own.period.model_copy(update={"announced": TODAY if published else None})
    return Served(period, own.evaluator, own.evaluate(None))


def made_of(change: Callable[[pd.DataFrame], pd.DataFrame]) -> Served:
    """The same period, with other values."""
    own = loaded()
    assert own.submissions is not None
    other = replace(
        own, submissions=replace(own.submissions, values=change(own.submissions.values))
    )
    return Served(own.period, own.evaluator, other.evaluate(None))


def app_of(given: Served, limits: Limits | None = None) -> FastAPI:
    return make_app(given, TOKENS, limits or Limits(), lambda: TODAY)


def ask(
    app: FastAPI,
    path: str,
    token: str = "",
    method: str = "GET",
    content: bytes | AsyncIterator[bytes] | None = None,
    headers: Mapping[str, str] | None = None,
) -> httpx.Response:
    """Send one request and wait for its answer."""
    return asyncio.run(ask_soon(app, path, token, method, content, headers))


async def ask_soon(
    app: FastAPI,
    path: str,
    token: str = "",
    method: str = "GET",
    content: bytes | AsyncIterator[bytes] | None = None,
    headers: Mapping[str, str] | None = None,
) -> httpx.Response:
    sent = {**({"Authorization": f"Bearer {token}"} if token else {}), **(headers or {})}
    if method == "POST":
        sent = {"Content-Type": "application/json", **sent}
    raw = {name: value.encode("latin-1") for name, value in sent.items()}
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://danvan") as client:
        return await client.request(method, path, content=content, headers=raw)


def post(app: FastAPI, body: bytes, role: str = "clerk", language: str = "vi") -> httpx.Response:
    headers = {"Accept-Language": language}
    return ask(app, "/v1/score", role, "POST", body, headers)


@cache
def submissions() -> Mapping[str, bytes]:
    """What every unit handed in, as it would be sent to be scored."""
    own = loaded()
    assert own.submissions is not None
    none = pd.DataFrame({"unit": []})
    lines = submission_lines(own.period, own.rubrics, own.submissions, none)
    found = [line for line in lines if line.record == "submission"]
    return {line.unit: line_bytes([line]) for line in found}


def nodes(scale: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """All nodes of a scale of an answer, from the top down."""

    def below(node: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        return [node, *(one for child in node["children"] for one in below(child))]

    return below(scale["tree"])
