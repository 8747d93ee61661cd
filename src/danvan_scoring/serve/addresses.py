"""The addresses of the service, and who may ask for which."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request, Response, Security
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from danvan_scoring.errors import SubmissionError
from danvan_scoring.io.interchange.records import SubmissionRecord
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.text import Language
from danvan_scoring.serve import scoring
from danvan_scoring.serve.answers import RefusedError, refused
from danvan_scoring.serve.documents import (
    ErrorBody,
    Health,
    PeriodView,
    RankingView,
    RubricsView,
    ScoreView,
    UnitView,
    View,
)
from danvan_scoring.serve.languages import asked_language
from danvan_scoring.serve.limits import Workers
from danvan_scoring.serve.served import Served
from danvan_scoring.serve.tokens import TokenLine, Tokens
from danvan_scoring.serve.views import unit_view

_JSON = "application/json"
_KEPT = 2_048
"""Explanations that are kept once they are written; each is some tens of KiB."""

_BEARER = HTTPBearer(auto_error=False, description="A token made by `danvan serve-token`.")
_ERRORS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": ErrorBody, "description": "Refused; the code says why."},
    "5XX": {"model": ErrorBody, "description": "Too much, too slow, or a failure."},
}


def _language(
    accept_language: Annotated[str, Header(description="`vi` (the default) or `en`.")] = "",
) -> Language:
    return asked_language(accept_language)


Asked = Annotated[Language, Depends(_language)]
Credentials = Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)]


class Addresses:
    """The addresses of one period.

    Args:
        served: the period.
        tokens: who may ask.
        workers: where scoring and explaining are done.
        today: tells the day.
    """

    def __init__(
        self, served: Served, tokens: Tokens, workers: Workers, today: Callable[[], date]
    ) -> None:
        self._served, self._tokens, self._workers, self._today = served, tokens, workers, today
        self._explained = lru_cache(_KEPT)(self._explain)

    def router(self, openapi: Callable[[], dict[str, Any]]) -> APIRouter:
        """Return the addresses.

        Args:
            openapi: describes them, once they are part of an application.
        """
        router = APIRouter(prefix="/v1", responses=_ERRORS)
        for path, endpoint, model in (
            ("/health", self.health, Health),
            ("/period", self.period, PeriodView),
            ("/rubric", self.rubric, RubricsView),
            ("/ranking", self.ranking, RankingView),
            ("/units/{unit:path}", self.unit, UnitView),
        ):
            router.add_api_route(path, endpoint, response_model=model, methods=["GET"])
        router.add_api_route(
            "/score",
            self.score,
            response_model=ScoreView,
            methods=["POST"],
            openapi_extra={"requestBody": _submission_body()},
        )

        async def description(request: Request, credentials: Credentials) -> Response:
            self._holder(request, credentials)
            return JSONResponse(openapi())

        router.add_api_route("/openapi.json", description, include_in_schema=False)
        return router

    async def health(self) -> Health:
        """Tell that the service is there; for nobody in particular."""
        return Health(status="ok")

    async def period(self, request: Request, credentials: Credentials) -> PeriodView:
        """Tell which period is served, and whether its result is published."""
        self._holder(request, credentials)
        return self._served.period_view(self._today())

    async def rubric(self, request: Request, credentials: Credentials) -> Response:
        """Return the rubrics of the period."""
        self._holder(request, credentials)
        return _json(self._served.rubrics)

    async def ranking(self, request: Request, credentials: Credentials) -> Response:
        """Return the ranking: to council and clerk, and to all once it is published."""
        if not self._sees_all(self._holder(request, credentials)):
            raise refused(403, "SRV852")
        return _json(self._served.ranking)

    async def unit(
        self, request: Request, unit: str, credentials: Credentials, language: Asked
    ) -> Response:
        """Explain one unit's result; the unit by its code, or by a name that it alone has.

        To council and clerk in full. To the unit itself: its own marks, and all once the result is
        published. To others, once it is published, what may be posted.
        """
        holder = self._holder(request, credentials)
        view = self._view(holder, code := self._served.code_of(unit))
        return _json(await self._workers.run(partial(self._explained, code, view, language)))

    async def score(self, request: Request, credentials: Credentials, language: Asked) -> Response:
        """Score a submission by itself: a unit its own, council and clerk that of any unit."""
        holder = self._holder(request, credentials)
        if holder.role == "reader":
            raise refused(403, "SRV866")
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
            raise refused(415, "SRV856")
        body = await request.body()

        def work() -> bytes:
            given = scoring.read(body)
            if holder.role == "unit" and given.record.unit != holder.unit:
                raise refused(403, "SRV866")
            found = scoring.score(self._served, given, language)
            return found.model_dump_json(by_alias=True).encode()

        return _json(await self._workers.run(work))

    def _holder(
        self, request: Request, credentials: HTTPAuthorizationCredentials | None
    ) -> TokenLine:
        token = credentials.credentials if credentials else ""
        holder = self._tokens.holder(token, self._today())
        if holder is None:
            raise refused(401, "SRV851", {"WWW-Authenticate": "Bearer"})
        request.state.holder, request.state.role = holder.name, holder.role
        return holder

    def _sees_all(self, holder: TokenLine) -> bool:
        return holder.role in {"council", "clerk"} or self._served.is_published(self._today())

    def _view(self, holder: TokenLine, unit: str) -> View:
        """Tell how much of a unit somebody sees; nothing says whether there is such a unit."""
        published = self._served.is_published(self._today())
        if holder.role in {"council", "clerk"}:
            return "full"
        if holder.role == "unit" and holder.unit == unit:
            return "full" if published else "own"
        if published:
            return "posted"
        raise refused(403, "SRV852")

    def _explain(self, unit: str, view: View, language: Language) -> bytes:
        own = self._served.units.get(unit)
        if own is None:
            near = KnownNames(self._served.units, self._served.found.submissions.names)
            problem = Problem("SUB291", Place(item=unit), unit, suggestion=near.suggest(unit))
            raise RefusedError(404, SubmissionError([problem]).problems)
        found = unit_view(own.explainer.unit(unit), view, own.hidden, language)
        return found.model_dump_json(by_alias=True).encode()


def _json(content: bytes) -> Response:
    return Response(content, media_type=_JSON)


def _submission_body() -> dict[str, Any]:
    """Describe the body of `/score`, which we read ourselves: strictly, and with all its faults."""
    schema = SubmissionRecord.model_json_schema()
    definitions = schema.pop("$defs")
    values = schema["properties"]["values"]
    values["items"] = definitions["ValueEntry"]
    return {"required": True, "content": {_JSON: {"schema": schema}}}
