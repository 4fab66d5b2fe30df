"""Files of a filtered view. Each format is a module: `head`, a `row` for each entry, SEPARATOR and TAIL.

`row` is called in the language of the file; nothing is held longer than a batch of entries.
"""
