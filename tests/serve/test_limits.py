"""What the service does not take: too much, too slow, too many; and what never leaves it."""

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator, Callable
from threading import Event

import pytest
import service
from service import OWN, app_of, ask, ask_soon, post, served, submissions

from danvan_scoring.errors import CriterionError
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.serve.guard import HEADERS
from danvan_scoring.serve.languages import asked_language
from danvan_scoring.serve.limits import Limits
from danvan_scoring.serve.log_lines import JsonLines

BODY = submissions()[OWN]


async def in_pieces(pieces: int, pause: float = 0.0) -> AsyncIterator[bytes]:
    for _ in range(pieces):
        await asyncio.sleep(pause)
        yield b" " * 1_000


def test_a_body_that_says_that_it_is_too_long_is_not_read() -> None:
    app = app_of(served(), Limits(body=1_000))

    answer = post(app, b" " * 1_001)

    assert (answer.status_code, answer.json()["code"]) == (413, "SRV855")
    assert "1000" in answer.json()["problems"][0]["expected"]
    assert answer.headers["Connection"] == "close"
    assert post(app, b" " * 1_000).status_code == 422


@pytest.mark.parametrize("length", ["9" * 5_000, "1e9", "-1", "²"])
def test_a_length_that_is_none_is_no_way_around_the_limit(length: str) -> None:
    app = app_of(served(), Limits(body=1_000))
    headers = {"Content-Length": length.encode().decode("latin-1")}

    answer = ask(app, "/v1/score", "clerk", "POST", in_pieces(2), headers)

    assert (answer.status_code, answer.json()["code"]) == (413, "SRV855")


def test_a_body_in_pieces_is_read_as_far_as_the_limit() -> None:
    answer = ask(app_of(served(), Limits(body=9_999)), "/v1/score", "clerk", "POST", in_pieces(10))

    assert (answer.status_code, answer.json()["code"]) == (413, "SRV855")


def test_a_body_that_comes_too_slowly_is_not_waited_for() -> None:
    app = app_of(served(), Limits(seconds=0.2))

    answer = ask(app, "/v1/score", "clerk", "POST", in_pieces(100, 0.05))

    assert (answer.status_code, answer.json()["code"]) == (503, "SRV857")


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded"])
def test_a_body_that_is_not_said_to_be_json_is_refused(kind: str) -> None:
    answer = ask(
        app_of(served()), "/v1/score", "clerk", "POST", BODY, headers={"Content-Type": kind}
    )

    assert (answer.status_code, answer.json()["code"]) == (415, "SRV856")


def held(monkeypatch: pytest.MonkeyPatch) -> tuple[Event, Event]:
    """Keep scoring from being done until the second event is set; the first: it has begun."""
    begun, release = Event(), Event()

    def wait(*_: object) -> None:
        begun.set()
        assert release.wait(10)
        raise RuntimeError

    monkeypatch.setattr("danvan_scoring.serve.scoring.score", wait)
    return begun, release


def test_no_more_wait_for_a_thread_than_are_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that runs out of time is answered; at work, it keeps its place until it is done."""
    _, release = held(monkeypatch)
    app = app_of(served(), Limits(seconds=0.5, workers=1, waiting=1))

    async def three() -> list[str]:
        asked = [ask_soon(app, "/v1/score", "clerk", "POST", BODY) for _ in range(3)]
        return sorted(answer.json()["code"] for answer in await asyncio.gather(*asked))

    # One at work, one that waits, and one that is sent away; then one waits in vain again.
    assert asyncio.run(three()) == ["SRV857", "SRV857", "SRV858"]
    assert post(app, BODY).json()["code"] == "SRV857"
    release.set()
    monkeypatch.undo()
    assert ask(app, "/v1/ranking", "clerk").status_code == 200


def test_a_thread_that_is_at_work_is_not_given_away(monkeypatch: pytest.MonkeyPatch) -> None:
    _, release = held(monkeypatch)
    app = app_of(served(), Limits(seconds=0.3, workers=1, waiting=0))

    codes = [post(app, BODY).json()["code"] for _ in range(3)]

    release.set()
    assert codes == ["SRV857", "SRV858", "SRV858"]


def test_requests_at_once_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, release = held(monkeypatch)
    app = app_of(served(), Limits(requests=1, workers=1))

    async def two() -> tuple[int, str, str]:
        first = asyncio.create_task(ask_soon(app, "/v1/score", "clerk", "POST", BODY))
        await asyncio.to_thread(begun.wait, 10)
        second = await ask_soon(app, "/v1/health")
        release.set()
        await first
        return second.status_code, second.json()["code"], second.headers["Retry-After"]

    assert asyncio.run(two()) == (503, "SRV858", "1")
    assert ask(app, "/v1/health").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/", 404, "SRV853"),
        ("GET", "/docs", 404, "SRV853"),
        ("GET", "/openapi.json", 404, "SRV853"),
        ("GET", "/v1/period/", 404, "SRV853"),
        ("GET", "/v1/score", 405, "SRV854"),
        ("DELETE", "/v1/period", 405, "SRV854"),
        ("OPTIONS", "/v1/period", 405, "SRV854"),
    ],
)
def test_what_there_is_not_is_told_by_a_code(
    method: str, path: str, status: int, code: str
) -> None:
    answer = ask(app_of(served()), path, "clerk", method)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert ("Allow" in answer.headers) == (status == 405)


def test_every_answer_has_its_headers_and_its_number() -> None:
    app = app_of(served())
    answers = [
        ask(app, "/v1/health"),
        ask(app, "/v1/period"),
        ask(app, "/v1/nothing"),
        ask(app, "/v1/ranking", "clerk"),
    ]

    for answer in answers:
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert re.fullmatch("[0-9a-f]{16}", answer.headers["X-Request-Id"])
        assert not any(name.startswith("access-control") for name in answer.headers)
    assert len({answer.headers["X-Request-Id"] for answer in answers}) == 4
    assert answers[1].json()["request"] == answers[1].headers["X-Request-Id"]


NOWHERE = "/home/bi-mat/phieu.xlsx"


def wrong_criterion(*_: object, **__: object) -> None:
    raise OSError(2, "No such file", NOWHERE)


def told_by_the_core(*_: object, **__: object) -> None:
    problem = Problem(
        "PLG481", Place(NOWHERE, item="A1"), NOWHERE, {"criterion": NOWHERE, "units": ""}
    )
    raise CriterionError(problem, "builtin/x@1", (OWN,))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_criterion_that_fails_is_told_by_a_code_and_the_cause_stays_here(
    language: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (result,) = served().found.results
    kind = type(next(iter(result.bound.criteria.values())).criterion)
    monkeypatch.setattr(kind, "score", wrong_criterion)

    answer = post(app_of(served()), BODY, language=language)

    assert (answer.status_code, answer.json()["code"]) == (500, "SRV859")
    for word in ("bi-mat", "Traceback", "Error", ".py", "danvan_scoring/"):
        assert word not in answer.text
    (record,) = [own for own in caplog.records if own.message == "failed"]
    written = JsonLines().format(record)
    assert NOWHERE in written
    assert json.loads(written)["request"] == answer.json()["request"]


@pytest.mark.parametrize("fault", [told_by_the_core, wrong_criterion])
@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("danvan_scoring.serve.served.Served.period_view", "/v1/period"),
        ("danvan_scoring.serve.addresses.unit_view", f"/v1/units/{OWN}"),
        ("danvan_scoring.serve.served.ranking_view", "/v1/ranking"),
    ],
)
def test_whatever_fails_no_path_and_no_traceback_leaves(
    target: str, path: str, fault: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = service.loaded()
    fresh = service.Served(own.period, own.evaluator, served().found)
    monkeypatch.setattr(target, fault)

    answer = ask(app_of(fresh), path, "clerk")

    assert (answer.status_code, answer.json()["code"]) == (500, "SRV859")
    assert "bi-mat" not in answer.text
    assert "Traceback" not in answer.text


def test_the_log_says_who_asked_and_neither_token_nor_body(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "danvan_scoring.serve")
    app = app_of(served())

    post(app, BODY, "clerk")
    ask(app, f"/v1/units/{OWN}?token=xyz-bi-mat", "unit")
    ask(app, "/v1/khong-co", "reader")
    ask(app, "/v1/period", "doan-bua")

    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    told = [(line["method"], line["path"], line["status"], line["holder"]) for line in lines]
    assert told == [
        ("POST", "/v1/score", 200, "người giữ clerk"),
        ("GET", "/v1/units/{unit:path}", 200, "người giữ unit"),
        ("GET", "-", 404, ""),
        ("GET", "/v1/period", 401, ""),
    ]
    text = json.dumps(lines, ensure_ascii=False)
    for secret in ("xyz-bi-mat", "doan-bua", "Bearer", "khong-co", '"values"'):
        assert secret not in text
    assert all(line["ms"] >= 0 and line["time"].endswith("+00:00") for line in lines)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "vi"), ("en", "en"), ("vi", "vi"), ("en-US,en;q=0.9", "en"), ("vi-VN,en;q=0.9", "vi"),
        ("en;q=0.4, vi;q=0.5", "vi"), ("fr, en;q=0.1", "en"), ("en;q=x", "vi"), ("en;q=nan", "vi"),
        ("*", "vi"), (",;q=,", "vi"),
    ],
)  # fmt: skip
def test_the_language_is_the_one_that_is_preferred(header: str, language: str) -> None:
    assert asked_language(header) == language
