"""Numbers in an article: what was measured, when, how much; what a project is; when an event was held."""

from loaders.figures.attributes import read_attributes
from loaders.figures.observations import read_observations

__all__ = ["read_attributes", "read_observations"]
