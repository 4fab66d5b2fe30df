"""The content that comes with the project: checked facts, vocabulary and demo essays."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
FACTS = FOLDER / "facts"
VOCABULARY = FOLDER / "vocabulary"
ESSAYS = FOLDER / "essays"
PATHS = FOLDER / "paths"
