"""An article to what it states: a pure function, the same article giving the same graph each time."""

from kg.model import Article, ArticleGraph
from loaders.coreference import resolve_anaphora, resolve_zone
from loaders.draft import Draft
from loaders.figures import read_attributes, read_observations
from loaders.mentions.chains import read_chains
from loaders.mentions.companies import mark_known, read_coined, read_companies
from loaders.mentions.events import read_events
from loaders.mentions.industries import read_industries
from loaders.mentions.organizations import read_organizations
from loaders.mentions.people import read_people
from loaders.mentions.projects import read_projects
from loaders.mentions.works import read_works
from loaders.mentions.zones import read_zones
from loaders.reading import read_view
from loaders.relations.article import read_article_relations
from loaders.relations.chains import read_chain_relations
from loaders.relations.cooperation import read_cooperation
from loaders.relations.events import read_participation
from loaders.relations.honours import read_honours
from loaders.relations.hosting import read_hosting
from loaders.relations.ownership import read_ownership
from loaders.relations.partners import name_partners
from loaders.relations.posts import read_bare_titles, read_posts
from loaders.relations.products import read_products
from loaders.relations.projects import read_project_relations
from loaders.relations.seats import read_seats
from loaders.relations.spoken_wares import read_spoken_wares

__all__ = ["extract"]


def extract(article: Article) -> ArticleGraph:
    """Return the entities and statements of one article, every statement with the words that state it."""
    draft = Draft(article, read_view(article))
    read_article_relations(draft)
    read_zones(draft)
    read_organizations(draft)
    mark_known(draft)
    resolve_zone(draft)
    read_coined(draft)
    read_chains(draft)
    read_industries(draft)
    read_companies(draft)
    read_projects(draft)
    read_works(draft)
    name_partners(draft)
    mark_known(draft)
    resolve_anaphora(draft)
    titled = read_people(draft)
    read_posts(draft, titled)
    held = read_events(draft)
    read_bare_titles(draft, titled)
    read_participation(draft, held)
    read_honours(draft)
    read_project_relations(draft)
    read_chain_relations(draft)
    read_spoken_wares(draft)
    read_products(draft)
    read_cooperation(draft)
    read_ownership(draft)
    read_hosting(draft)
    read_seats(draft)
    read_observations(draft)
    read_attributes(draft)
    return draft.graph()
