"""Bringing entries in from tables: reading files, understanding rows, comparing, writing all or nothing."""
