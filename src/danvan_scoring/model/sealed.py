"""Sealing: frozen dataclasses whose arrays cannot be written to either."""

from dataclasses import fields

import numpy as np


class Sealed:
    """Base of frozen dataclasses that hold arrays: each becomes a read-only view.

    A result that somebody can write into is no result; whoever made the array keeps theirs.
    """

    def __post_init__(self) -> None:
        """Replace every array by a read-only view of it."""
        for field in fields(self):  # type: ignore[arg-type]  # subclasses are dataclasses
            value = getattr(self, field.name)
            if isinstance(value, np.ndarray) and value.flags.writeable:
                view = value.view()
                view.flags.writeable = False
                object.__setattr__(self, field.name, view)
