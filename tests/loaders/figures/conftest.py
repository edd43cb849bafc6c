import pytest

from kg.model import Article, Attribute, Observation
from loaders.draft import Draft
from loaders.figures import read_attributes, read_observations
from loaders.reading import read_view

ZONE = "平川经开区"


def draft_of(text, *, year=2024, date="2024-05-20", **entities):
    """Return a draft of an article about the zone, with entities of the given classes marked by name."""
    article = Article("t.txt", 1, 0, len(text), text, "", zone=ZONE, year=year, date=date)
    draft = Draft(article, read_view(article))
    draft.zone = draft.entity("Zone", ZONE)
    forms = [(ZONE, draft.zone)]
    forms += [(name, draft.entity(cls, name)) for cls, names in entities.items() for name in names]
    for form, entity in sorted(forms, key=lambda pair: -len(pair[0])):
        at = draft.text.find(form)
        while at >= 0:
            draft.mark(at, at + len(form), entity)
            at = draft.text.find(form, at + 1)
    return draft


@pytest.fixture
def observe():
    def read(text, **options):
        draft = draft_of(text, **options)
        read_observations(draft)
        return [s for s in draft._statements.values() if isinstance(s, Observation)]

    return read


@pytest.fixture
def attributes():
    def read(text, **options):
        draft = draft_of(text, **options)
        read_attributes(draft)
        return [s for s in draft._statements.values() if isinstance(s, Attribute)]

    return read
