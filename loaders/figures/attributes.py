"""Properties of projects, parks and agreements, and when and where events were held."""

from kg.model import Attribute
from loaders.draft import Draft, Reading
from loaders.figures.measures import read_measures
from loaders.figures.occasions import read_occasions, read_origins, read_signings
from loaders.figures.properties import is_property, property_name

__all__ = ["read_attributes"]


def read_attributes(draft: Draft) -> None:
    """Add the attributes that figures give to projects, parks and agreements, and the dates of events and origins."""
    for measure in read_measures(draft):
        if is_property(draft, measure) and measure.value is not None and not measure.past:
            name = property_name(measure.name, measure.unit)
            if measure.status == "planned" and name == "总投资" and not measure.name.endswith(name):
                name = "投资"  # 计划投资6亿元 does not say that it is the whole
            attribute = Attribute(measure.subject, name, measure.value, measure.unit, measure.status)
            draft.add(attribute, (measure.start, measure.stop), Reading("figure.property", 0.9))
    read_origins(draft)
    read_occasions(draft)
    read_signings(draft)
