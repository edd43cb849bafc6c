"""The names that the readers of companies and bodies find, before any statement needs them."""

from loaders.coreference import resolve_zone
from loaders.draft import Draft
from loaders.mentions.companies import mark_known, read_coined, read_companies
from loaders.mentions.organizations import read_organizations
from loaders.mentions.zones import read_zones
from loaders.reading import read_view
from tests.loaders.said import ZONE, graph


def draft(*paragraphs: str, zone: str = ZONE) -> Draft:
    """Read companies and bodies of a small article."""
    article = graph(*paragraphs, zone=zone).article
    found = Draft(article, read_view(article))
    read_zones(found)
    read_organizations(found)
    mark_known(found)
    resolve_zone(found)
    read_coined(found)
    read_companies(found)
    return found


def named(cls: str, *paragraphs: str, zone: str = ZONE) -> dict[str, set[str]]:
    """Return the entities of a class with their other forms."""
    return {e.name: set(e.aliases) for e in draft(*paragraphs, zone=zone).of_class(cls)}
