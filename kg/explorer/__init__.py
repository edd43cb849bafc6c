"""The explorer: a local web application that shows the graph of a store, and its interface for programs."""

from kg.explorer.serving import serving

__all__ = ["serving"]
