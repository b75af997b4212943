"""What is told of numbers by their bits."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mondegreen.hearing.arrays import Bits, Sieve

KEYS = st.lists(st.integers(0, (1 << 63) - 1), max_size=200)


@given(KEYS, KEYS)
def test_a_sieve_lets_every_known_key_pass(known, others):
    keys = np.array(known, np.uint64)
    assert Sieve(keys).passes(keys).all()
    assert Sieve(keys).passes(np.array(known, np.int64)).all()
    assert Sieve(keys).passes(np.array(others, np.uint64)).shape == (len(others),)


def test_hardly_another_key_passes():
    numbers = np.random.default_rng(1).integers(0, 1 << 63, 2000, np.uint64)
    assert Sieve(numbers[:1000]).passes(numbers[1000:]).mean() < 0.05


@given(st.sets(st.integers(0, 1023)))
def test_bits_tell_exactly_which_numbers_there_are(numbers):
    having = Bits(np.array(sorted(numbers), np.int64), 10).having(np.arange(1024, dtype=np.uint32))
    assert set(np.flatnonzero(having).tolist()) == numbers
