"""A person's own exercises: the editor, pasted handouts, import and export."""
