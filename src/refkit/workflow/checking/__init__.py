"""The parts of `check`: what a record says by itself, beside others, and in the text that cites it. Workflow."""
