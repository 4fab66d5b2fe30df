"""Frozen versions of the record as files that never change."""
