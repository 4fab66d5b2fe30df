"""Feeds of anything: what one holds, how it is written down, and who has it already."""
