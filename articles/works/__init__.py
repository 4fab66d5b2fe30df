"""The library of works: read from other programs, told apart, merged, found by their keys."""
