"""Answers are cut out of the stream at empty lines, however the bytes arrive."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prover.repl.framing import AnswerBuffer


def answers(chunks: list[bytes]) -> list[bytes]:
    buffer = AnswerBuffer()
    found = []
    for chunk in chunks:
        answer = buffer.feed(chunk)
        while answer is not None:
            found.append(answer)
            answer = buffer.next()
    return found


def test_one_chunk_one_answer() -> None:
    assert answers([b'{"env": 0}\n\n']) == [b'{"env": 0}']


def test_a_separator_in_two_chunks() -> None:
    assert answers([b"a\n", b"\nb\n\n"]) == [b"a", b"b"]


def test_single_newlines_stay() -> None:
    assert answers([b"a\nb", b"\nc\n", b"d\n\n"]) == [b"a\nb\nc\nd"]


def test_several_answers_in_one_chunk() -> None:
    assert answers([b"a\n\nb\n\nc"]) == [b"a", b"b"]


def test_what_is_unfinished() -> None:
    buffer = AnswerBuffer()
    assert buffer.feed(b"ab") is None and buffer.feed(b"c\n") is None
    assert (buffer.size, buffer.partial()) == (4, b"abc\n")
    assert buffer.feed(b"\nd") == b"abc"
    assert (buffer.size, buffer.partial()) == (0, b"d")


@given(st.lists(st.sampled_from([b"a", b"bc\nd", "∀".encode(), b""]), max_size=6), st.lists(st.integers(1, 5)))
def test_any_cut_gives_the_same_answers(wanted: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(answer + b"\n\n" for answer in wanted)
    chunks = []
    at = 0
    for cut in cuts:
        chunks.append(stream[at : at + cut])
        at += cut
    chunks.append(stream[at:])
    assert answers(chunks) == wanted
