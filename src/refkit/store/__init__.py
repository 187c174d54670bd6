"""The user's library: one SQLite file. Room: store."""
