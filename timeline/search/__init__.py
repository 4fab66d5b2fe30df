"""Full-text search over everything readers may read, the same on SQLite and PostgreSQL."""
