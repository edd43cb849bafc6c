from kg.model import Article, Part
from loaders.extract import extract


def test_the_by_line_and_the_outlet_are_stated_with_the_words_that_print_them():
    text = "南溪经济开发区\n云河早报讯 今日，园区开工。何 静"
    parts = (
        Part("zone", 0, 7),
        Part("dateline", 8, 13),
        Part("body", 14, 22),
        Part("author", 22, 25),
    )
    article = Article("t.txt", 1, 0, len(text), text, "", "南溪经济开发区", "何静", "云河早报", year=2024, parts=parts)
    found = {getattr(s, "relation", ""): s for s in extract(article).statements}
    assert found["authorOf"].object == article.id
    assert found["authorOf"].evidence[0].quote == "何 静"
    assert found["publishedIn"].subject == article.id
    assert found["publishedIn"].evidence[0].quote == "云河早报讯"


def test_an_outlet_without_a_dateline_is_proved_where_it_stands():
    text = "来源：云河早报 园区开工。"
    article = Article("t.txt", 1, 0, len(text), text, "", outlet="云河早报", parts=(Part("body", 8, len(text)),))
    (statement,) = (s for s in extract(article).statements if getattr(s, "relation", "") == "publishedIn")
    assert statement.evidence[0].quote == "云河早报"


def test_an_article_without_author_and_outlet_states_neither():
    text = "园区开工。"
    article = Article("t.txt", 1, 0, len(text), text, "", parts=(Part("body", 0, len(text)),))
    assert {getattr(s, "relation", "") for s in extract(article).statements} & {"authorOf", "publishedIn"} == set()


def _written(text: str) -> dict[str, set[str]]:
    article = Article("t.txt", 1, 0, len(text), text, "", parts=(Part("body", 0, len(text)),))
    found = extract(article)
    names = {entity.id: entity.name for entity in found.entities}
    return {
        "authorOf": {names[s.subject] for s in found.statements if getattr(s, "relation", "") == "authorOf"},
        "publishedIn": {names[s.object] for s in found.statements if getattr(s, "relation", "") == "publishedIn"},
    }


def test_a_by_line_within_the_text_names_its_authors():
    assert _written("园区开工。\n执笔：何静")["authorOf"] == {"何静"}
    assert _written("分析师：何静、Kim Hart\n园区开工。")["authorOf"] == {"何静", "Kim Hart"}
    assert _written("园区开工。\n文 | 高明远　　图 | 何静")["authorOf"] == {"高明远"}


def test_the_paper_of_a_reporter_and_the_first_printing_name_the_outlet():
    assert _written("本报讯（云河商报记者 何静）园区开工。")["publishedIn"] == {"云河商报"}
    assert _written("园区开工。\n（原载5月3日《云河日报》）")["publishedIn"] == {"云河日报"}


def test_the_outlet_stands_before_the_reporter_at_the_foot_or_in_a_line_of_its_own():
    assert _written("园区开工。（云河农科网记者 何静）")["publishedIn"] == {"云河农科网"}
    assert _written("园区开工。（本网记者 何静）")["publishedIn"] == set()
    assert _written("2024年4月18日　云河产业报　第２版\n园区开工。")["publishedIn"] == {"云河产业报"}
