"""What a plugin says at the door is held to the contract, and refused by code and name."""

from types import ModuleType
from typing import Any

import pytest
from plugged import Nothing, criterion, offering, plugin

from danvan_scoring import PluginError
from danvan_scoring.model.core_reasons import CORE_REASONS
from danvan_scoring.plugins import Criterion, Exporter, Text, hookimpl
from danvan_scoring.plugins.discovery import load_plugins

TOO_MANY = {f"r{n}": Text("a", "a") for n in range(129 - len(CORE_REASONS))}


def with_default(rubric: object = None) -> list[Any]:
    return []


def with_wrong_argument(rubrics: object) -> list[Any]:
    return []


def wrapping(**options: bool) -> ModuleType:
    module = ModuleType("own")

    @hookimpl(**options)
    def danvan_register_criteria() -> Any:
        return (yield)

    module.danvan_register_criteria = danvan_register_criteria  # type: ignore[attr-defined]
    return module


def under_another_name() -> ModuleType:
    module = ModuleType("own")

    @hookimpl(specname="danvan_criteria")
    def criteria() -> Any:
        return []

    module.criteria = criteria  # type: ignore[attr-defined]
    return module


class Abstract(Criterion[Nothing]):
    """Lacks its methods."""

    name = "abstract"


class Unnamed(Exporter):
    """Lacks name and summary."""

    def export(self, publication: object, language: str) -> dict[str, bytes]:
        return {}


class Named(Unnamed):
    """A good exporter."""

    name = "named"
    summary = Text("Thử", "Trial")


REFUSED: list[tuple[str, str, ModuleType]] = [
    ("PLG403", "danvan_register_criterion", plugin(danvan_register_criterion=lambda: ())),
    ("PLG403", "danvan_criteria", under_another_name()),
    ("PLG404", "danvan_check_rubric(rubric=…)", plugin(danvan_check_rubric=with_default)),
    ("PLG404", "danvan_check_rubric(rubrics)", plugin(danvan_check_rubric=with_wrong_argument)),
    ("PLG405", "danvan_register_criteria", wrapping(wrapper=True)),
    ("PLG405", "danvan_register_criteria", wrapping(hookwrapper=True)),
    ("PLG406", "", ModuleType("own")),
    ("PLG407", "'ratio'", offering("ratio")),
    ("PLG407", "Abstract", offering(Abstract)),
    ("PLG407", "Named", offering(Named)),
    ("PLG407", "Fine", plugin(danvan_register_exporters=lambda: [criterion()])),
    ("PLG408", "Fine.name", offering(criterion(name="Có Dấu"))),
    ("PLG408", "Fine.name", offering(criterion(name=None))),
    ("PLG408", "Fine.version", offering(criterion(version=0))),
    ("PLG408", "Fine.version", offering(criterion(version=True))),
    ("PLG408", "Fine.version", offering(criterion(version="1"))),
    ("PLG408", "Fine.version", offering(criterion(version=None))),
    ("PLG408", "Fine.summary", offering(criterion(summary="text"))),
    ("PLG408", "Fine.params_model", offering(criterion(params_model=dict))),
    ("PLG408", "Fine.reasons", offering(criterion(reasons={}))),
    ("PLG408", "Fine.reasons", offering(criterion(reasons=["given"]))),
    ("PLG408", "Fine.reasons", offering(criterion(reasons={"given": "text"}))),
    ("PLG408", "Fine.reasons", offering(criterion(reasons=TOO_MANY))),
    ("PLG408", "Fine.scope", offering(criterion(scope="peers"))),
    ("PLG408", "Unnamed.name", plugin(danvan_register_exporters=lambda: [Unnamed])),
    ("PLG409", "own/fine@1", offering(criterion(), criterion())),
    ("PLG409", "named", plugin(danvan_register_exporters=lambda: [Named, Named])),
    ("PLG411", "ZeroDivisionError", plugin(danvan_register_criteria=lambda: 1 // 0)),
    ("PLG411", "TypeError", plugin(danvan_register_criteria=lambda: None)),
]


@pytest.mark.parametrize(
    ("code", "found", "module"), REFUSED, ids=[f"{n}-{r[0]}" for n, r in enumerate(REFUSED)]
)
def test_a_plugin_that_breaks_the_contract_is_refused_by_name(
    code: str, found: str, module: ModuleType
) -> None:
    with pytest.raises(PluginError, match=code) as caught:
        load_plugins([module], discover=False)

    assert caught.value.plugin == "own"
    assert found in caught.value.problem.found
    assert "{" not in caught.value.problem.line("vi")


def test_what_a_plugin_raised_stays_chained() -> None:
    with pytest.raises(PluginError, match="PLG411") as caught:
        load_plugins([plugin(danvan_register_criteria=lambda: 1 // 0)], discover=False)

    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_two_plugins_cannot_offer_exporters_of_one_name() -> None:
    one, other = (plugin(n, danvan_register_exporters=lambda: [Named]) for n in ("a", "b"))

    with pytest.raises(PluginError, match="PLG409") as caught:
        load_plugins([other, one], discover=False)
    assert caught.value.plugin == "b"


def test_two_versions_of_a_criterion_stand_side_by_side() -> None:
    found = load_plugins([offering(criterion(), criterion(version=2))], discover=False)

    assert list(found.criteria) == ["own/fine@1", "own/fine@2"]


def test_the_door_says_who_offers_what() -> None:
    both = plugin(
        danvan_register_criteria=lambda: [criterion()], danvan_register_exporters=lambda: [Named]
    )

    found = load_plugins([both], discover=False)
    assert [(i.name, i.criteria, i.exporters) for i in found.plugins] == [
        ("own", ("own/fine@1",), ("named",))
    ]
    assert found.exporters == {"named": Named}
