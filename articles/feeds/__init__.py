"""Feeds of essays. The two writers and `contents` know no essay and serve any feed."""
