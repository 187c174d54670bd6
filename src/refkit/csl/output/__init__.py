"""Output formats. They only see finished trees; everything that comes from a record or a style is escaped."""
