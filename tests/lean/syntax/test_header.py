"""What is read from the header of a Lean file."""

from __future__ import annotations

from prover.lean.syntax.header import module_path, read_header


def test_imports_among_comments() -> None:
    text = "/- a /- nested -/ comment -/\nprelude -- word\nimport A.B import C\n\nimport «d e».F\n/-- doc -/ def x := 1"
    header = read_header(text)
    assert header.modules == ("A.B", "C", "«d e».F")
    assert header.is_prelude
    assert text[header.end :].startswith("/-- doc")


def test_a_text_without_header() -> None:
    header = read_header("  def x := 1 -- import A\nimport B")
    assert header.modules == ()
    assert header.end == 2


def test_words_that_need_module() -> None:
    lines = (("public import A", "public import"), ("meta import A", "meta import"), ("import all A", "import all"))
    for line, word in lines:
        header = read_header(f"import B\n{line}\n")
        assert header.complaint() == (9, f"cannot use `{word}` without `module`")
        assert read_header("module\n" + line).complaint() is None


def test_a_module_may_be_called_all() -> None:
    assert read_header("import all\nimport all all").modules == ("all", "all")


def test_an_import_without_a_name_ends_the_header() -> None:
    header = read_header("import A\nimport\ntheorem t : True := trivial")
    assert header.modules == ("A",)
    assert header.end == 9


def test_components_of_a_module_name() -> None:
    assert module_path("A.«b c».D") == ("A", "b c", "D")
