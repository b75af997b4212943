"""What stands of all that is proposed does not depend on the order in which a set happens to be walked."""

from mondegreen import Kind, Proposal
from mondegreen.settle import without_overlaps


def of(target):
    return Proposal(0, 7, "michael", "Michael", 0.93, Kind.CASING, "known-term", "It is written so.", target=target)


def test_of_proposals_that_differ_in_their_term_alone_always_the_same_one_stands():
    for number in range(20):
        pair = of(f"Michael Klein {number}"), of(f"Michael Phillips {number}")
        assert without_overlaps(pair) == without_overlaps(pair[::-1]) == pair[:1]
