"""Plain text as LaTeX prints it."""

# BibTeX counts braces even behind a backslash, so the text has none of its own.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "$&#_%"},
    }
)


def as_latex(text: str) -> str:
    """The text with everything escaped that LaTeX or BibTeX would take for a command."""
    return text.translate(_ESCAPES)
