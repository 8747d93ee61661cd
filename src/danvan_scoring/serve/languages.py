"""The language that a request asks for."""

from danvan_scoring.model.text import Language


def asked_language(header: str) -> Language:
    """Choose between Vietnamese and English by `Accept-Language`; Vietnamese if neither is asked.

    Examples:
        >>> asked_language("en-GB, vi;q=0.5"), asked_language("vi, en"), asked_language("fr")
        ('en', 'vi', 'vi')
    """
    weights: dict[str, float] = {}
    for part in header.split(","):
        name, _, weight = part.partition(";")
        language = name.strip().lower().partition("-")[0]
        weights[language] = max(weights.get(language, 0.0), _weight(weight))
    return "en" if weights.get("en", 0.0) > weights.get("vi", 0.0) else "vi"


def _weight(text: str) -> float:
    try:
        return float(text.strip().removeprefix("q=")) if text.strip() else 1.0
    except ValueError:
        return 0.0
