"""The documents of a period, as exporters that come through the door like anybody's.

What writes a kind of file is imported when that file is made, so that nothing else waits for it.
"""

from collections.abc import Sequence

from danvan_scoring.plugins import Exporter, hookimpl
from danvan_scoring.reports.exporters import EXPORTERS

PLUGIN = "reports"
"""The name by which these exporters are registered."""


@hookimpl
def danvan_register_exporters() -> Sequence[type[Exporter]]:
    """Return the exporters of all documents."""
    return EXPORTERS
