"""Citations in manuscripts: found in Markdown and LaTeX, printed in a style, put back where they stood. Workflow."""
