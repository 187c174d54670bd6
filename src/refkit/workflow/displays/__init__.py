"""What the verbs answer, as accessible HTML for notebooks. Workflow."""
