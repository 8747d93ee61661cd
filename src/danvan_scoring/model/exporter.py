"""The contract of an exporter (mẫu kết xuất): a publication in, named files out."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language, Text


class Exporter(ABC):
    """One way of writing a period's results; it makes bytes, and whoever runs it writes them.

    Class variables:
        name: lower-case name, unique among all plugins in use.
        summary: one sentence for the list of exporters.
        public: whether it knows to leave out what must not be posted. Without it, the exporter is
            refused where a publication is public.
        on_request: whether it is run only where it is named, since it takes its time.
    """

    name: ClassVar[str]
    summary: ClassVar[Text]
    public: ClassVar[bool] = False
    on_request: ClassVar[bool] = False

    @abstractmethod
    def export(self, publication: Publication, language: Language) -> Mapping[str, bytes]:
        """Return the files by name, without touching the disk; the same bytes every time.

        A name may begin with that of one folder: `don-vi/T-01.docx`.
        """
