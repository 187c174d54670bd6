"""From a pasted text to a formatted list: what each view shows, and that nothing in a reference can change the page."""

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.model.name import Name
from refkit.model.origin import Origin
from refkit.model.provenance import Provenance
from refkit.model.record import Record
from refkit.web.messages import Speech
from refkit.web.pieces import card_of, stretches
from refkit.workflow.in_hand import take_in_hand

TRAPS = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "</textarea><b>", "&lt;i&gt;"]


def one_list(*titles: str) -> str:
    entries = [f"{n}. Doe J, Roe R. {title}. Nature. 2001;{n}(2):33-44." for n, title in enumerate(titles, 1)]
    return "References\n\n" + "\n".join(entries) + "\n"


def test_a_pasted_article_shows_its_lists_and_references(page) -> None:
    html = page.client.get(page.paste()).text
    assert "“Referenser” 7 entries" in html
    assert "“Källor” 3 entries" in html
    assert "6 confirmed" in html
    assert len(re.findall(r'<article id="r\d+"', html)) == 10
    assert '<mark class="k-title" data-field="title"' in html


def test_the_formatted_list_is_that_of_the_library(page) -> None:
    address = page.paste()
    html = page.piece(f"{address}/preview?style=vancouver&locale=sv-SE")
    assert "Gröber U, Schmidt J, Kisters K. Magnesium in Prevention and Therapy. Nutrients. 2015;7(9)" in html
    assert "style=" not in html


def test_results_come_one_by_one_as_events(page) -> None:
    address = page.client.post("/lists", data={"text": one_list(*["Trees"] * 30)}, follow_redirects=False).headers[
        "location"
    ]
    events = [block.split("\n", 1) for block in page.wait(address).split("\n\n") if block]
    names = [name for name, _ in events]
    assert names[-1] == "event: end"
    cards = [json.loads(data.removeprefix("data: ")) for name, data in events if name == "event: card"]
    assert {card["id"] for card in cards} == {f"r{n}" for n in range(1, 26)}  # those of the first page
    assert all(card["html"].lstrip().startswith("<article") for card in cards)


def test_a_file_is_read_by_its_ending(page) -> None:
    data = b"@article{doe, author={Doe, Jane}, title={On trees}, journal={Wood}, year={2001}}"
    answer = page.client.post("/lists", files={"file": ("../my refs.bib", data)}, follow_redirects=False)
    page.wait(answer.headers["location"])
    html = page.client.get(answer.headers["location"]).text
    assert "From the file" in html
    assert ">On trees<" in html.replace("</span>On", ">On")


def test_a_field_is_mended_and_undone(page) -> None:
    address = page.paste(one_list("On treees"))
    open_card = page.piece(f"{address}/references/1?edit=title")
    assert re.search(r'<input id="r1-value"[^>]*value="On treees"[^>]*autofocus', open_card)
    mended = page.piece(f"{address}/references/1/field", field="title", value="On trees")
    assert "by hand" in mended
    assert "On trees" in page.piece(f"{address}/preview")
    undone = page.piece(f"{address}/references/1/undo", now="1")
    assert "by hand" not in undone
    assert "On treees" in page.piece(f"{address}/preview")


def test_a_value_that_the_field_cannot_hold_is_asked_for_again(page) -> None:
    address = page.paste(one_list("On trees"))
    answer = page.client.post(
        f"{address}/references/1/field", data={"field": "issued", "value": "yesterday"}, headers={"x-piece": "1"}
    )
    assert answer.status_code == 422
    assert 'value="yesterday"' in answer.text
    assert "is no date" in answer.text


def test_a_work_is_rejected_accepted_and_the_steps_undone(page) -> None:
    address = page.paste()
    card = f"{address}/references/3"
    work = "10.3390/nu7095388"
    assert "accepted" in page.piece(card)
    rejected = page.piece(f"{card}/reject", work=work)
    assert 'class="is-rejected"' in rejected
    assert "https://doi.org/10.3390" not in page.piece(f"{address}/preview")
    assert 'class="is-accepted"' in page.piece(f"{card}/accept", work=work)
    page.piece(f"{card}/undo", now="1")
    assert 'class="is-accepted"' in page.piece(f"{card}/undo", now="1")


def test_a_work_that_nobody_proposed_is_not_accepted(page) -> None:
    address = page.paste()
    answer = page.client.post(f"{address}/references/1/accept", data={"work": "10.1000/evil"})
    assert answer.status_code == 422


def test_without_its_script_the_page_works_by_plain_forms(page) -> None:
    address = page.paste(one_list("On trees"))
    answer = page.client.post(
        f"{address}/references/1/field", data={"field": "volume", "value": "77"}, follow_redirects=False
    )
    assert (answer.status_code, answer.headers["location"]) == (303, f"{address}/references/1")
    whole = page.client.get(answer.headers["location"]).text
    assert whole.startswith("<!doctype html>")
    assert "77" in whole
    assert page.client.get(f"{address}/preview").text.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("name", "ending", "beginning"),
    [
        ("text", "txt", "Doe"),
        ("html", "html", "<!doctype html>"),
        ("rtf", "rtf", "{\\rtf1"),
        ("latex", "tex", "\\documentclass"),
        ("markdown", "md", "Doe"),
        ("bibtex", "bib", "@article{"),
        ("ris", "ris", "TY  - "),
        ("csl-json", "json", "["),
    ],
)
def test_the_list_can_be_kept_as_a_file(page, name: str, ending: str, beginning: str) -> None:
    answer = page.client.get(f"{page.paste(one_list('On trees'))}/download?format={name}&style=apa")
    assert answer.headers["content-disposition"] == f'attachment; filename="references.{ending}"'
    assert answer.text.startswith(beginning)
    assert "On trees" in answer.text


def test_the_list_can_be_kept_as_a_word_document(page) -> None:
    answer = page.client.get(
        f"{page.paste(one_list('On trees & <i>stones</i>, and 1 < 2'))}/download?format=docx&style=apa"
    )
    assert answer.headers["content-disposition"] == 'attachment; filename="references.docx"'
    paragraphs = Document(BytesIO(answer.content)).paragraphs
    assert len(paragraphs) == 1
    assert "On trees & stones, and 1 < 2" in paragraphs[0].text
    assert any(run.italic for run in paragraphs[0].runs)


@pytest.mark.parametrize("style", ["no-such-style", "../../etc/passwd", "/etc/passwd", "<style/>", "a.csl", "x" * 500])
def test_a_style_is_a_name_and_never_a_path(page, style: str) -> None:
    html = page.client.get(f"{page.paste(one_list('On trees'))}/preview", params={"style": style}).text
    assert "No style is called" in html


def test_styles_are_found_while_typing(page) -> None:
    assert "Vancouver" in page.client.get("/styles?style=vancou").text
    assert 'value="apa"' in page.client.get("/styles").text


@pytest.mark.parametrize("trap", TRAPS)
def test_nothing_in_a_reference_becomes_part_of_the_page(page, trap: str) -> None:
    address = page.paste(one_list(f"On {trap} and trees", "Plain"))
    seen = [
        page.client.get(address).text,
        page.wait(address).replace('\\"', '"'),
        page.piece(f"{address}/preview?style=vancouver"),
        page.piece(f"{address}/references/1/field", field="title", value=trap),
        page.piece(f"{address}/references/1?edit=title"),
        page.piece(f"{address}/references/1/field", field="issued", value=trap),
        page.piece(f"{address}/preview?style=apa"),
        page.client.get(f"{address}/preview", params={"style": trap}).text,
        page.client.get(f"{address}/download?format={trap}").text,
    ]
    for html in seen:
        assert "<script>alert" not in html
        assert "<img" not in html
        assert "</textarea>" not in html
        assert ">49<" not in html


words = st.text(st.characters(exclude_categories=["C"]), max_size=60)


@settings(max_examples=30)
@given(words, words, st.integers(0, 60), st.integers(0, 60))
def test_the_stretches_of_a_reference_are_its_whole_text(text: str, title: str, start: int, length: int) -> None:
    spans = {"title": Provenance.printed(0.9, start, start + length), "author": Provenance.printed(0.9, 2, 9)}
    record = Record(title=title or None, author=(Name(family="Doe"),), origin=Origin(text=text), provenance=spans)
    shown = "".join(one.text for one in stretches(record))
    assert [letter for letter in shown if letter.isalnum()] == [
        letter for letter in text if letter.isalnum()
    ] or not text
    card_of(take_in_hand(record), 0, Speech("sv"))


def test_an_empty_paste_and_a_text_without_references_say_so(page) -> None:
    assert page.client.post("/lists", data={"text": "  "}).status_code == 422
    assert "No reference was found" in page.client.get(page.paste("Just a line.")).text


def test_a_broken_file_stops_the_work_with_a_message(page) -> None:
    answer = page.client.post("/lists", files={"file": ("a.docx", b"PK\x03\x04 no archive")}, follow_redirects=False)
    assert page.wait(answer.headers["location"]).endswith("event: end\ndata: failed\n\n")
    assert 'role="alert"' in page.client.get(answer.headers["location"]).text


def test_only_the_texts_used_last_are_kept(opened) -> None:
    page = opened(most_desks=2)
    first, second, third = (page.paste(one_list(f"On {name}")) for name in ("oak", "elm", "ash"))
    assert [page.client.get(address).status_code for address in (first, second, third)] == [404, 200, 200]


def test_only_so_many_references_are_taken(opened) -> None:
    page = opened(most_references=5)
    html = page.client.get(page.paste(one_list(*["Trees"] * 9))).text
    assert len(re.findall(r'<article id="r\d+"', html)) == 5
    assert "Only the first 5 of 9" in html


def test_a_long_list_is_shown_in_pages(page) -> None:
    address = page.paste(one_list(*["Trees"] * 30))
    assert "1–25 of 30" in page.client.get(address).text
    assert len(re.findall(r'<article id="r\d+"', page.client.get(f"{address}?from=25").text)) == 5


@pytest.mark.parametrize("address", ["/lists/none", "/nothing", "/lists/none/references/1", "/lists/none/events"])
def test_what_is_not_there_is_said_in_a_page(page, address: str) -> None:
    answer = page.client.get(address)
    assert answer.status_code == 404
    assert "<h1>" in answer.text


@pytest.mark.parametrize("place", ["0", "99", "99999999999999999999"])
def test_a_reference_that_is_not_there(page, place: str) -> None:
    assert page.client.get(f"{page.paste(one_list('On trees'))}/references/{place}").status_code == 404


def test_the_text_is_gone_from_the_disk_when_it_was_read(page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    page.paste(one_list("On trees"))
    assert list(tmp_path.iterdir()) == []
