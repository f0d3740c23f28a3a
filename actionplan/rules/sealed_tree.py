"""One root over the fingerprints of all changes, as a Merkle tree in the manner of RFC 6962."""

from collections.abc import Iterable, Sequence
from hashlib import sha256


class Tree:
    """A tree that grows leaf by leaf and keeps only its peaks, the roots of its whole parts, the largest first."""

    def __init__(self, size: int = 0, peaks: Sequence[str] = ()) -> None:
        """Go on from a tree of this many leaves, whose peaks are given in hexadecimal.

        Raises ``ValueError`` when a tree of that size has another number of peaks.
        """
        if size.bit_count() != len(peaks):
            raise ValueError(f"A tree of {size} has {size.bit_count()} peaks, not {len(peaks)}.")
        self.size = size
        self._peaks = [bytes.fromhex(peak) for peak in peaks]

    def add(self, fingerprint: str) -> None:
        """Add the fingerprint of the next change, in hexadecimal."""
        node = _leaf(bytes.fromhex(fingerprint))
        parts = self.size
        while parts & 1:
            node = _node(self._peaks.pop(), node)
            parts >>= 1
        self._peaks.append(node)
        self.size += 1

    @property
    def peaks(self) -> list[str]:
        """The peaks in hexadecimal, from which a tree can go on."""
        return [peak.hex() for peak in self._peaks]

    @property
    def root(self) -> str:
        """The root in hexadecimal; that of no leaves is the hash of nothing."""
        if not self._peaks:
            return sha256().hexdigest()
        whole = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            whole = _node(peak, whole)
        return whole.hex()


def tree_of(fingerprints: Iterable[str]) -> Tree:
    """The tree over these fingerprints, in hexadecimal."""
    tree = Tree()
    for one in fingerprints:
        tree.add(one)
    return tree


def chained(so_far: str, text: str) -> str:
    """A running hash that goes on by one text: without the last text it is another."""
    return sha256(f"{so_far}\n{text}".encode()).hexdigest()


def _leaf(content: bytes) -> bytes:
    """The hash of a leaf, which can be taken for no node."""
    return sha256(b"\x00" + content).digest()


def _node(left: bytes, right: bytes) -> bytes:
    """The hash of two parts."""
    return sha256(b"\x01" + left + right).digest()
