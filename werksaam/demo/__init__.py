"""The demo: an invented organisation on the real code, and its story of sixty days."""
