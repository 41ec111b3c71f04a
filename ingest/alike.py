"""Which of many bodies may be copies of each other: pairs to be looked at, found without looking at every pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rensa import RMinHash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from ingest.signature import Signature

PERMUTATIONS = 128
BANDS = 16
"""With 8 rows a band, 97 of 100 pairs with a Jaccard similarity of 0.82 share one, the least that equally long copies
have; 1 - (1 - 0.82^8)^16."""

SEED = 20_260_108
NEIGHBOURS = 48
"""How many of the following bodies of one bucket each body is paired with. A form that is filled in a thousand times
makes a bucket of a thousand; bodies come in the order of their days, and copies are of about the same day."""

RAREST = 12
"""Shingles by which a body is looked for inside larger ones: those that the fewest bodies have."""

FOUND = 0.6
"""Share of them that a body has in which it may be contained; a copy has nine in ten of all."""

SHARED = 0.9
"""A body is contained nowhere when fewer of its shingles occur elsewhere."""

COMMON = 400
"""A shingle that more bodies have tells nothing."""


def candidates(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    """Yield the places of two bodies that may be copies, each pair once, the smaller place first.

    Args:
        signatures: in the order of the bodies' days, so that copies are near each other.
    """
    lengths = np.array([len(each.shingles) for each in signatures], dtype=np.int64)
    if not lengths.any():
        return
    shingles = np.concatenate([each.shingles for each in signatures]).astype(np.uint64)
    found = set(_like(shingles, lengths)) | set(_contained(shingles, lengths))
    yield from sorted(found)


def _like(shingles: NDArray[np.uint64], lengths: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield pairs of bodies that are alike as wholes: locality-sensitive hashing over MinHash."""
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    digests = RMinHash.digest_matrix_from_flat_token_hashes(shingles, offsets.tolist(), PERMUTATIONS, SEED)
    bands = np.array(digests.to_rows(), dtype=np.uint32).reshape(len(lengths), BANDS, -1)
    filled = np.flatnonzero(lengths)
    for number in range(BANDS):
        band = np.ascontiguousarray(bands[filled, number])
        buckets = band.view(np.dtype((np.void, band.dtype.itemsize * band.shape[1]))).ravel()
        _, bucket = np.unique(buckets, return_inverse=True)
        yield from _neighbours(filled, bucket.ravel())


def _neighbours(places: NDArray[np.int64], bucket: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield each place with those that follow it in its bucket."""
    order = np.argsort(bucket, kind="stable")
    sorted_places, sorted_buckets = places[order], bucket[order]
    for distance in range(1, min(NEIGHBOURS, len(places) - 1) + 1):
        same = np.flatnonzero(sorted_buckets[:-distance] == sorted_buckets[distance:])
        if not len(same):
            return
        yield from zip(sorted_places[same].tolist(), sorted_places[same + distance].tolist(), strict=True)


def _contained(shingles: NDArray[np.uint64], lengths: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield pairs of a body and a longer one that may hold it, found by its rarest shingles."""
    _, number, counts = np.unique(shingles, return_inverse=True, return_counts=True)
    owners = np.repeat(np.arange(len(lengths)), lengths)[np.argsort(number, kind="stable")]
    starts = np.concatenate([[0], np.cumsum(counts)])
    ends = np.cumsum(lengths)
    for place, (end, length) in enumerate(zip(ends.tolist(), lengths.tolist(), strict=True)):
        own = number[end - length : end]
        often = counts[own]
        if not length or np.count_nonzero(often > 1) < SHARED * length:
            continue
        own = own[(often > 1) & (often <= COMMON)]
        rarest = own[np.argsort(counts[own], kind="stable")[:RAREST]]
        if not len(rarest):
            continue
        holders = np.concatenate([owners[starts[each] : starts[each + 1]] for each in rarest])
        others, hits = np.unique(holders, return_counts=True)
        for other in others[hits >= FOUND * len(rarest)].tolist():
            if other != place:
                yield min(place, other), max(place, other)
