"""The bitmaps behind the timeline."""
