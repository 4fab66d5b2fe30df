from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from discussion.threads import citing_first, in_order


@dataclass
class Stub:
    pk: int
    parent_id: int | None = None
    cites: bool = False


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


def test_threads_that_cite_come_first_whole_and_in_their_order():
    comments = [
        Stub(1),
        Stub(2),
        Stub(3, 2),
        Stub(4, 3, cites=True),
        Stub(5, 99),
        Stub(6, cites=True),
        Stub(7, 2),
    ]

    assert [comment.pk for comment in citing_first(in_order(comments))] == [2, 3, 4, 7, 6, 1, 5]


def test_order_of_threads_stays_where_all_or_none_cite():
    for cites in (False, True):
        comments = [Stub(1, cites=cites), Stub(2, 1, cites=cites), Stub(3, cites=cites)]

        assert citing_first(comments) == comments


@given(st.lists(st.tuples(st.integers(0, 8), st.booleans()), max_size=30))
def test_reordered_threads_hold_the_same_comments_each_behind_what_it_answers(drawn):
    ordered = in_order(
        Stub(place, min(parent, place - 1), cites) for place, (parent, cites) in enumerate(drawn, 1)
    )

    found = citing_first(ordered)

    places = {comment.pk: place for place, comment in enumerate(found)}
    assert sorted(places) == [comment.pk for comment in sorted(ordered, key=lambda one: one.pk)]
    assert all(places[one.parent_id] < places[one.pk] for one in found if one.parent_id in places)
