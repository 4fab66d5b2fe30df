"""The facets of the timeline: which entries have which value, and how many of them a view would show."""
