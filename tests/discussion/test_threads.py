from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from discussion.threads import in_order


@dataclass
class Stub:
    pk: int
    parent_id: int | None = None


def order(*comments):
    return [comment.pk for comment in in_order(comments)]


def test_replies_follow_what_they_answer():
    assert order(Stub(1), Stub(2), Stub(3, 1), Stub(4, 3), Stub(5, 1)) == [1, 3, 4, 5, 2]


def test_reply_whose_parent_is_hidden_stands_alone():
    assert order(Stub(1), Stub(3, 99)) == [1, 3]


def test_very_deep_thread_is_no_problem():
    deep = [Stub(1), *(Stub(pk, pk - 1) for pk in range(2, 5_000))]

    assert order(*deep) == list(range(1, 5_000))


@given(st.data())
def test_every_comment_appears_once(data):
    size = data.draw(st.integers(1, 30))
    parents = [data.draw(st.one_of(st.none(), st.integers(0, pk))) for pk in range(size)]
    comments = [Stub(pk + 1, parent) for pk, parent in enumerate(parents)]

    assert sorted(order(*comments)) == list(range(1, size + 1))
