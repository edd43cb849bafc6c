"""The pages on the ontology say what the ontology says."""

from docs.ontology import COOKBOOK, PAGE, cookbook, page


def test_the_page_on_the_ontology_is_up_to_date():
    text = PAGE.read_text(encoding="utf-8")
    assert text == page(text), "run `make docs` and commit the page"
    assert text.count("| `hosts` |") == 1


def test_the_cookbook_is_up_to_date():
    assert COOKBOOK.read_text(encoding="utf-8") == cookbook(), "run `make docs` and commit the page"
