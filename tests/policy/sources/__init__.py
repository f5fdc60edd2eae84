"""Reading files: Word, Markdown, text, and what can't be read."""
