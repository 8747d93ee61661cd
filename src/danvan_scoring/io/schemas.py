"""JSON Schemas of the files: what an editor or another program checks a file against."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from danvan_scoring.io.interchange.records import InterchangeLine
from danvan_scoring.io.interchange.results import ResultLine
from danvan_scoring.io.result_document import ResultDocument
from danvan_scoring.model.period import Period
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.rubric import Rubric

MODELS: Mapping[str, type[BaseModel]] = {
    "rubric": Rubric,
    "plan": Plan,
    "period": Period,
    "result": ResultDocument,
    "interchange": InterchangeLine,
    "interchange-results": ResultLine,
}
"""The files that have a schema, by its name; of JSON Lines it is that of one line."""


# pydantic passes bounds of validated decimals on under its own names.
_BOUNDS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
}


class _Generator(GenerateJsonSchema):
    """Schemas of what people write: a decimal is a number, keys are not titled twice."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002
        return {"type": "number"}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 (pydantic's signature)
        return False


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a file, or of one line of it, by a key of `MODELS`.

    A TOML date stands for a string of format `date`.
    """
    found = MODELS[name].model_json_schema(schema_generator=_Generator)
    # Where a file was read from is told by its reader, never written in it.
    found.get("properties", {}).pop("source", None)
    found.get("$defs", {}).pop("SourceFile", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_bounded(found)}


def _bounded(node: Any) -> Any:
    if isinstance(node, list):
        return [_bounded(item) for item in node]
    if not isinstance(node, dict):
        return node
    names = _BOUNDS if node.get("type") == "number" else {}
    return {names.get(key, key): _bounded(value) for key, value in node.items()}


def schema_text(name: str) -> str:
    """Write the schema as the published file has it."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
