"""Write the graph in the formats that other tools open: one place that knows them all."""

from kg.export.formats import FORMATS, Format, export

__all__ = ["FORMATS", "Format", "export"]
