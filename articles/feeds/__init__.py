"""Feeds of essays; timeline.feeds writes them down."""
