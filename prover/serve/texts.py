"""Texts as requests bring them: Unicode, without the halves of characters that JSON can write and no file can hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field


def _check_unicode(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("the text has a lone surrogate (U+D800 to U+DFFF), which is no character") from None
    return text


Word = Annotated[str, AfterValidator(_check_unicode)]
Source = Annotated[Word, Field(description="a Lean 4 text, imports first")]
