"""Case, rich text, quotation marks and punctuation: what makes printed text look set."""
