"""The codebook: every code of the record with its definition, its rule, an example and a count."""
