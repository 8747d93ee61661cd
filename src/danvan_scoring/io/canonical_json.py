"""JSON in one form only, so that the same content always has the same digest."""

import json
from hashlib import sha256


def canonical(content: object) -> str:
    """Write JSON in its one form: keys sorted, no spaces, letters as they are, no NaN.

    Examples:
        >>> canonical({"b": [1, "hai"], "a": None})
        '{"a":null,"b":[1,"hai"]}'
    """
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def digest(text: str) -> str:
    """Return the sha256 of a text in UTF-8, in hexadecimal digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
