"""Quotas: at most so many units of a peer group in a class, by rank (tỷ lệ khống chế)."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.ranking import competition_rank
from danvan_scoring.model.rubric import Quota, Rubric
from danvan_scoring.model.standing import NO_CLASS, ClassStep, Standing
from danvan_scoring.model.text import Text


def apply_quota(
    quota: Quota,
    classes: NDArray[np.int8],
    titles: tuple[tuple[str, str], ...],
    rubric: Rubric,
    standing: Standing,
    peers: NDArray[np.intp],
) -> ClassStep:
    """Move the lowest-ranked units of a class that is too full one class down.

    Args:
        quota: the quota.
        classes: positions in `titles` before the quota.
        titles: code and title of the classes, best first.
        rubric: for the peer groups that the quota names.
        standing: ranks inside the peer groups, after tie-breaks.
        peers: the number of each unit's peer group within its authority.
    """
    position = [code for code, _ in titles].index(quota.class_)
    members, place, limit = places(quota, classes, position, rubric, standing, peers)
    out = members & (place > limit)
    lower = min(position + 1, len(titles) - 1)
    after = np.where(out, np.int8(lower), classes).astype(np.int8)
    reason = quota_text(quota, titles[position][1])
    unknown = np.zeros(len(classes), dtype=np.bool_)
    return ClassStep(f"quota:{quota.class_}", "quota", reason, out, unknown, classes, after)


def places(
    quota: Quota,
    classes: NDArray[np.int8],
    position: int,
    rubric: Rubric,
    standing: Standing,
    peers: NDArray[np.intp],
) -> tuple[NDArray[np.bool_], NDArray[np.int64], NDArray[np.int64]]:
    """Find which units a quota counts, which place each takes, and how many places there are.

    Args:
        quota: the quota.
        classes: positions before the quota.
        position: of the class that it limits.
        rubric: as for `apply_quota`, and so are the others.
        standing: ranks inside the peer groups.
        peers: the number of each unit's peer group within its authority.
    """
    applies = np.ones(len(classes), dtype=np.bool_)
    if quota.peer_groups:
        wanted = [p for p, g in enumerate(rubric.peer_groups) if g.code in quota.peer_groups]
        applies = np.isin(standing.peer_group, wanted)
    members = applies & (classes == position)
    size = int(peers.max(initial=-1)) + 1
    base = np.bincount(peers[_base(quota, classes, position)], minlength=size)
    full = np.bincount(peers[members], minlength=size)
    limit = _limit(quota, base, full)[peers]
    place, _ = competition_rank([-standing.peer_rank], peers, members)
    if quota.ties == "exclude":
        # Counted from the other end, a shared place is the last that its units take.
        from_end, _ = competition_rank([standing.peer_rank], peers, members)
        place = full[peers] - from_end + 1
    return members, place, limit


def _base(quota: Quota, classes: NDArray[np.int8], position: int) -> NDArray[np.bool_]:
    if quota.base == "units":
        return np.ones(len(classes), dtype=np.bool_)
    if quota.base == "class_below":
        return np.asarray(classes == position + 1)
    return np.asarray(classes > NO_CLASS)


def _limit(quota: Quota, base: NDArray[np.int64], full: NDArray[np.int64]) -> NDArray[np.int64]:
    """Make the share a whole number of units, in integers.

    Counted after the quota, n of the `full` units stay where n is the share s of those below and
    of the `full` - n that come down to them: n = s / (1 + s) of all of them.
    """
    if quota.count is not None:
        return np.full_like(base, quota.count)
    assert quota.percent is not None  # the rubric check asks for one of the two
    share = Fraction(quota.percent) / 100
    if quota.counted == "after":
        base, share = base + full, share / (1 + share)
    exact = base * share.numerator
    if quota.round == "down":
        return exact // share.denominator
    if quota.round == "up":
        return -(-exact // share.denominator)
    return (2 * exact + share.denominator) // (2 * share.denominator)


def quota_text(quota: Quota, title: str) -> Text:
    """Say a quota, of a class with this title."""
    if quota.count is not None:
        return Text(
            f"Mức {title} tối đa {quota.count} đơn vị trong khối",
            f"{title}: at most {quota.count} units of the peer group",
        )
    base_vi = {
        "units": "tổng số đơn vị của khối",
        "classified": "số đơn vị được xếp loại của khối",
        "class_below": "số đơn vị ở mức liền dưới",
    }[quota.base]
    after = Text("", "")
    if quota.counted == "after":
        after = Text(", kể cả đơn vị bị chuyển xuống", ", with those that are moved down")
    base_en = {
        "units": "all units of the peer group",
        "classified": "the classified units of the peer group",
        "class_below": "the units in the class below",
    }[quota.base]
    percent = Decimal(quota.percent or 0).normalize()
    return Text(
        f"Mức {title} tối đa {percent:f} % ".replace(".", ",") + base_vi + after.vi,
        f"{title}: at most {percent:f} % of {base_en}{after.en}",
    )
