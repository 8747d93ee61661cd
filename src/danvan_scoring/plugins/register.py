"""Register: hold loaded plugins to the contract of the hooks, and collect what they offer."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pluggy

from danvan_scoring.model.core_reasons import CORE_REASONS
from danvan_scoring.model.criterion import Criterion, Params
from danvan_scoring.model.exporter import Exporter
from danvan_scoring.model.text import Text
from danvan_scoring.plugins import hookspecs
from danvan_scoring.plugins.registry import PluginInfo, Registry

_INT8_NUMBERS = 128
_NAME = re.compile(r"[a-z0-9][a-z0-9_\-]*")
_MARK = f"{hookspecs.PROJECT}_impl"


def register(plugins: Sequence[tuple[PluginInfo, object]]) -> Registry:
    """Ask loaded plugins, in the order given, what they register.

    Raises:
        PluginError: a plugin breaks the contract of the hooks, or repeats a key.
    """
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    hooks = {name for name, _ in inspect.getmembers(hookspecs, inspect.isfunction)
             if name.startswith("danvan_")}  # fmt: skip
    by_name = {}
    for info, plugin in plugins:
        _check_hooks(info, plugin, hooks)
        manager.register(plugin, name=info.name)
        by_name[info.name] = info
    criteria: dict[str, type[Criterion[Any]]] = {}
    exporters: dict[str, type[Exporter]] = {}
    for info, offered in _answers(manager, "danvan_register_criteria", by_name):
        for item in offered:
            _check_criterion(info, item)
            key = f"{info.name}/{item.name}@{item.version}"
            if key in criteria:
                raise info.fault("PLG409", key)
            criteria[key] = item
            by_name[info.name] = _offering(by_name[info.name], criterion=key)
    for info, offered in _answers(manager, "danvan_register_exporters", by_name):
        for item in offered:
            _check_exporter(info, item)
            if item.name in exporters:
                raise info.fault("PLG409", item.name)
            exporters[item.name] = item
            by_name[info.name] = _offering(by_name[info.name], exporter=item.name)
    return Registry(
        plugins=tuple(by_name[name] for name in sorted(by_name)),
        criteria=MappingProxyType(dict(sorted(criteria.items()))),
        exporters=MappingProxyType(dict(sorted(exporters.items()))),
        rubric_checks=tuple(_implementations(manager, "danvan_check_rubric", by_name)),
        submission_checks=tuple(_implementations(manager, "danvan_check_submissions", by_name)),
    )


def _check_hooks(info: PluginInfo, plugin: object, hooks: set[str]) -> None:
    """Refuse marked functions that pluggy would take in a way that nobody intended."""
    marked = {
        name: getattr(value, _MARK)
        for name, value in inspect.getmembers(plugin)
        if isinstance(getattr(value, _MARK, None), dict)
    }
    if not marked:
        raise info.fault("PLG406")
    for name, options in marked.items():
        hook = options.get("specname") or name
        if hook not in hooks:
            raise info.fault("PLG403", hook, hooks=", ".join(sorted(hooks)))
        if options.get("wrapper") or options.get("hookwrapper"):
            raise info.fault("PLG405", name)
        parameters = inspect.signature(getattr(plugin, name)).parameters.values()
        # Pluggy 1.6 drops arguments with a default, 1.7 passes them: no result may hang on that.
        known = inspect.signature(getattr(hookspecs, hook)).parameters
        for parameter in parameters:
            if parameter.default is not parameter.empty:
                raise info.fault("PLG404", f"{name}({parameter.name}=…)")
            if parameter.name not in known:
                raise info.fault("PLG404", f"{name}({parameter.name})")


def _answers(
    manager: pluggy.PluginManager, hook: str, by_name: dict[str, PluginInfo]
) -> Iterator[tuple[PluginInfo, Iterable[Any]]]:
    for info, function in _implementations(manager, hook, by_name):
        try:
            yield info, list(function())
        except Exception as error:
            raise info.fault("PLG411", f"{type(error).__name__}: {error}") from error


def _implementations(
    manager: pluggy.PluginManager, hook: str, by_name: dict[str, PluginInfo]
) -> Iterator[tuple[PluginInfo, Callable[..., Any]]]:
    """Yield the functions of a hook by plugin, each taking what it asks for by name."""
    implementations = getattr(manager.hook, hook).get_hookimpls()
    for implementation in sorted(implementations, key=lambda item: item.plugin_name):
        yield by_name[implementation.plugin_name], _by_argument(implementation)


def _by_argument(implementation: pluggy.HookImpl) -> Callable[..., Any]:
    def call(**arguments: object) -> Any:
        wanted = {name: arguments[name] for name in implementation.argnames}
        return implementation.function(**wanted)

    return call


def _check_criterion(info: PluginInfo, item: object) -> None:
    if not (isinstance(item, type) and issubclass(item, Criterion)) or inspect.isabstract(item):
        raise info.fault("PLG407", _lacking(item), wanted="Criterion")
    _check_named(info, item)
    version = getattr(item, "version", None)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise info.fault("PLG408", f"{item.__name__}.version")
    params = getattr(item, "params_model", None)
    if not (isinstance(params, type) and issubclass(params, Params)):
        raise info.fault("PLG408", f"{item.__name__}.params_model")
    if not _are_reasons(getattr(item, "reasons", None)):
        raise info.fault("PLG408", f"{item.__name__}.reasons")
    if item.scope not in ("unit", "cohort"):
        raise info.fault("PLG408", f"{item.__name__}.scope")


def _lacking(item: object) -> str:
    """Name what is registered, and the methods that it lacks."""
    missing = sorted(getattr(item, "__abstractmethods__", ()))
    return f"{item!r} ({', '.join(missing)})" if missing else repr(item)


def _are_reasons(reasons: object) -> bool:
    return (
        isinstance(reasons, Mapping)
        # Their numbers, and after them those of the core's reasons, are an int8.
        and 0 < len(reasons) <= _INT8_NUMBERS - len(CORE_REASONS)
        and all(isinstance(key, str) and isinstance(t, Text) for key, t in reasons.items())
    )


def _check_exporter(info: PluginInfo, item: object) -> None:
    if not (isinstance(item, type) and issubclass(item, Exporter)) or inspect.isabstract(item):
        raise info.fault("PLG407", _lacking(item), wanted="Exporter")
    _check_named(info, item)


def _check_named(info: PluginInfo, item: type[Criterion[Any]] | type[Exporter]) -> None:
    name = getattr(item, "name", None)
    if not (isinstance(name, str) and _NAME.fullmatch(name)):
        raise info.fault("PLG408", f"{item.__name__}.name")
    if not isinstance(getattr(item, "summary", None), Text):
        raise info.fault("PLG408", f"{item.__name__}.summary")


def _offering(info: PluginInfo, criterion: str = "", exporter: str = "") -> PluginInfo:
    return replace(
        info,
        criteria=tuple(sorted({*info.criteria, criterion} - {""})),
        exporters=tuple(sorted({*info.exporters, exporter} - {""})),
    )
