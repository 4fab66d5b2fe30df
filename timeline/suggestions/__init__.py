"""What readers propose for the record, and what editors make of it."""
