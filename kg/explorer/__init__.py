"""The explorer: a local web application that shows the graph of a store, and its interface for programs."""

from kg.explorer.serving import prepare, serving

__all__ = ["prepare", "serving"]
