"""The page of the search, which spans all apps."""
