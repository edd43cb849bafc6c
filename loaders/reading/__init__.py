"""Give an article a readable form without losing where each character came from."""

from loaders.reading.view import Sentence, View, read_view

__all__ = ["Sentence", "View", "read_view"]
