"""Works as the styles of citation print them, in the text and in the list."""
