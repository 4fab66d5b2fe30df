"""timeline/exports/ris.py: entries as RIS that others read back."""

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories import make_actor, make_domain, make_entry, make_source
from tests.timeline.exports import readers
from tests.timeline.exports.test_bibtex import citable
from timeline import dates
from timeline.exports import ris
from timeline.exports.facts import Facts
from timeline.exports.plain import one_line

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
FACTS = Facts(
    title="Timeline",
    language="en",
    site="https://record.example",
    view="https://record.example/timeline/",
    file="https://record.example/timeline.ris",
    retrieved_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    number_of_entries=1,
    version="7",
)


def values(record, tag):
    return [value for name, value in record if name == tag]


@pytest.mark.parametrize(
    ("date", "english", "indonesian"),
    [
        ("2013-12-03", "2013/12/03/", "2013/12/03/"),
        ("2018-07", "2018/07//", "2018/07//"),
        ("2009", "2009///", "2009///"),
        (
            "2013-12-05/2013-12-06",
            "2013/12/05/5–6 December 2013",
            "2013/12/05/5–6 Desember 2013",
        ),
        ("2021/..", "2021///since 2021", "2021///sejak 2021"),
        ("2010~", "2010///about 2010", "2010///sekitar 2010"),
    ],
)
def test_date_is_as_precise_as_it_is_stored(date, english, indonesian):
    moment = dates.parse(date)

    (record,) = readers.of_ris(ris.record(citable(moment=moment), FACTS))

    assert (values(record, "DA"), values(record, "PY")) == ([english], [date[:4]])
    assert ris.day(moment, "id") == indonesian


@given(texts, st.lists(texts.filter(lambda text: one_line(text)), max_size=3))
@example("a\r\nER  - \r\nTY  - BOOK", ["x\ny"])
def test_any_text_is_read_back(title, authors):
    (record,) = readers.of_ris(ris.record(citable(title=title, authors=authors), FACTS))

    assert values(record, "TI") == [text for text in [one_line(title)] if text]
    assert values(record, "AU") == [one_line(name) for name in authors]


def test_record_carries_the_facts_about_the_file():
    (record,) = readers.of_ris(ris.record(citable(), FACTS))

    assert values(record, "Y2") == ["2026/01/02/"]
    assert values(record, "N1") == [
        "Timeline View: https://record.example/timeline/ Retrieved: 2026-01-02T03:04:05+00:00 "
        "Number of entries: 1 Version of the data: 7 "
        "Licence: BSD 3-Clause, https://spdx.org/licenses/BSD-3-Clause.html"
    ]


@pytest.mark.django_db
def test_file_holds_a_record_for_each_entry(client):
    common = {"actors": [make_actor("Indonesia"), make_actor("ASEAN")], "domains": [make_domain("Norms")]}
    make_entry(title_en="First", date="2009", place="Seoul", sources=[make_source(title="A text")], **common)
    second = make_entry(title_en="Second")

    later, earlier = readers.of_ris(readers.body(client.get("/timeline.ris")))

    assert dict(later)["UR"] == f"http://testserver/timeline/{second.number}/"
    assert values(earlier, "AU") == ["Indonesia", "ASEAN"]
    assert values(earlier, "N1")[0] == "A text. United Nations"
    assert [dict(earlier)[tag] for tag in ("TY", "TI", "KW", "CY", "LA", "DB")] == [
        "GEN",
        "First",
        "Norms",
        "Seoul",
        "en",
        "cyberdiplomacy",
    ]
