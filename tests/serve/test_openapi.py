"""The service keeps to its own description: what it takes, what it answers, and its schemas."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, seed, settings
from service import app_of, ask, post, served

from danvan_scoring.io.schemas import schema
from danvan_scoring.model.codes import CODES

ROOT = Path(__file__).parents[2]
APP = app_of(served())
DESCRIPTION: Mapping[str, Any] = ask(APP, "/v1/openapi.json", "clerk").json()
PAGE = (ROOT / "docs" / "reference" / "http.md").read_text(encoding="utf-8")
OPERATIONS = schemathesis.openapi.from_asgi(
    "/v1/openapi.json", APP, headers={"Authorization": "Bearer clerk"}
)
# What a schema takes may still be refused: of units, fields and values it knows nothing.
KNOWS_MORE = [schemathesis.checks.CHECKS.get_one("positive_data_acceptance")]


@OPERATIONS.parametrize()
@seed(20251205)
@settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
def test_every_operation_keeps_to_its_description(case: schemathesis.Case) -> None:
    """No 5xx, statuses and types as described, schemas kept, no way around tokens."""
    answer = case.call(headers={"Authorization": "Bearer clerk"})

    case.validate_response(answer, excluded_checks=KNOWS_MORE)


def test_all_but_the_health_of_the_service_needs_a_token() -> None:
    open_ = [
        path
        for path, operations in DESCRIPTION["paths"].items()
        for operation in operations.values()
        if not operation.get("security")
    ]

    assert open_ == ["/v1/health"]


def test_what_can_be_sent_is_a_submission_of_the_interchange() -> None:
    content = DESCRIPTION["paths"]["/v1/score"]["post"]["requestBody"]["content"]
    sent, line = content["application/json"]["schema"], schema("interchange")["$defs"]

    assert set(sent["properties"]) == set(line["SubmissionRecord"]["properties"])
    assert set(sent["properties"]["values"]["items"]["properties"]) == set(
        line["ValueEntry"]["properties"]
    )


def test_the_submission_of_the_how_to_page_is_scored() -> None:
    page = (ROOT / "docs" / "how-to" / "serve-results.md").read_text(encoding="utf-8")
    (body,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)

    assert post(APP, body.encode()).status_code == 200


@pytest.mark.parametrize("path", DESCRIPTION["paths"])
def test_the_page_names_every_address(path: str) -> None:
    assert f"`{path}`" in PAGE


@pytest.mark.parametrize("code", [code for code in CODES if "SRV850" < code < "SRV860"])
def test_the_page_names_every_code_of_an_answer(code: str) -> None:
    assert f"`{code}`" in PAGE
