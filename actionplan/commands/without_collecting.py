"""Building very much at once without Python looking for rubbish meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

_LOCK: Final = Lock()
_INSIDE: Final[list[bool]] = []
"""One entry for each thread that is inside; the first says whether Python was looking for rubbish before."""


@contextmanager
def without_collecting() -> Iterator[None]:
    """Put off the search for rings of objects that nobody needs, in the whole process, until nobody is inside.

    A preview makes hundreds of thousands of objects that all stay, and Python would look through them again and
    again. What nobody needs is still let go at once, but for rings: see docs/decisions/0017. For seconds, not longer.
    """
    with _LOCK:
        _INSIDE.append(gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _LOCK:
            was_collecting = _INSIDE[0]
            _INSIDE.pop()
            if not _INSIDE and was_collecting:
                gc.enable()
