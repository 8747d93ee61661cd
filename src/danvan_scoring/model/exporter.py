"""The contract of an exporter (mẫu kết xuất): a result in, named files out."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language, Text


class Exporter(ABC):
    """One way of writing a result; it makes bytes, and whoever runs it writes them.

    Class variables:
        name: lower-case name, unique among all plugins in use.
        summary: one sentence for the list of exporters.
    """

    name: ClassVar[str]
    summary: ClassVar[Text]

    @abstractmethod
    def export(self, result: Result, language: Language) -> Mapping[str, bytes]:
        """Return the files by name, without touching the disk; the same bytes every time."""
