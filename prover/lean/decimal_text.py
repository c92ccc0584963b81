"""Natural numbers of any length to and from decimal text.

``int`` and ``str`` of CPython stop at 4,300 digits and take quadratic time; ``int`` also accepts underscores and
spaces.
"""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = re.compile(r"0|[1-9][0-9]*", re.ASCII)
_CHUNK: Final = 4000


def nat_to_decimal(n: int) -> str:
    """Decimal digits of ``n ≥ 0``."""
    if n.bit_length() < 13_000:
        return str(n)
    width = int(n.bit_length() * 0.30103) // 2
    high, low = divmod(n, 10**width)
    return nat_to_decimal(high) + nat_to_decimal(low).rjust(width, "0")


def int_to_decimal(n: int) -> str:
    """The same with a sign where there must be one."""
    return f"-{nat_to_decimal(-n)}" if n < 0 else nat_to_decimal(n)


def decimal_to_nat(text: str) -> int | None:
    """The number, or None when ``text`` is no canonical decimal."""
    return _parse(text) if _DIGITS.fullmatch(text) else None


def _parse(digits: str) -> int:
    n = len(digits)
    if n <= _CHUNK:
        return int(digits)
    low = n // 2
    shift: int = 10**low
    return _parse(digits[: n - low]) * shift + _parse(digits[n - low :])
