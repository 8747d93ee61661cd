"""The service as an application: its frame, and how it answers what is no success."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from danvan_scoring.errors import InputError
from danvan_scoring.model.problem import Problem
from danvan_scoring.serve.addresses import Addresses
from danvan_scoring.serve.answers import RefusedError, error_body, refused
from danvan_scoring.serve.guard import Guard
from danvan_scoring.serve.languages import asked_language
from danvan_scoring.serve.limits import Limits, Workers
from danvan_scoring.serve.served import Served
from danvan_scoring.serve.tokens import Tokens

_BY_STATUS = {404: "SRV853", 405: "SRV854"}


def make_app(served: Served, tokens: Tokens, limits: Limits, today: Callable[[], date]) -> FastAPI:
    """Make the service.

    There are no pages of documentation, which would load scripts of others; no other site's page
    may ask (no CORS).

    Args:
        served: the period.
        tokens: who may ask.
        limits: of one request, and of all.
        today: tells the day, by which tokens expire and results are published.
    """
    workers = Workers(limits)

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        yield
        workers.close()

    app = FastAPI(
        title="danvan_scoring",
        version="1",
        summary="Results of a period, and the score of a submission",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=life,
    )
    app.include_router(Addresses(served, tokens, workers, today).router(app.openapi))
    app.add_middleware(Guard, limits=limits)
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(InputError, _faults)
    app.add_exception_handler(HTTPException, _no_route)
    return app


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return _answer(request, error)


async def _faults(request: Request, error: Exception) -> Response:
    assert isinstance(error, InputError)
    return _answer(request, RefusedError(422, error.problems))


async def _no_route(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = _BY_STATUS.get(error.status_code)
    if code is None:
        raise error
    return _answer(request, refused(error.status_code, code, error.headers))


def _answer(request: Request, error: RefusedError) -> Response:
    language = asked_language(request.headers.get("accept-language", ""))
    problems: tuple[Problem, ...] = error.problems
    body = error_body(problems, request.state.request, language)
    return Response(body, error.status, error.headers, "application/json")
