"""The HTML documentation shows every term in both languages and opens without a network."""

import html
import re
import subprocess
import sys
from pathlib import Path

from kg.schema import load_schema

ROOT = Path(__file__).parent.parent.parent


def test_every_term_is_documented(tmp_path):
    # a process of its own, since pyLODE sets up logging for the whole program
    page = tmp_path / "ontology.html"
    subprocess.run([sys.executable, ROOT / "docs" / "ontology_html.py", page], check=True, capture_output=True)
    source = page.read_text(encoding="utf-8")
    text = html.unescape(re.sub(r"<[^>]+>", " ", source))
    schema = load_schema()
    for term in (*schema.classes.values(), *schema.relations.values(), *schema.properties.values()):
        for words in (term.label_zh, term.label_en, term.definition_zh, term.definition_en):
            assert words in text, (term.name, words)
        assert f"{schema.namespace}{term.name}" in text
    picture = source[source.index("<figure>") : source.index("</figure>")]
    for name in schema.entity_classes:
        assert schema.classes[name].label_zh in picture
    assert {"承载", "有项目", "属于产业链"} <= set(re.findall(r">([^<>]+)</text>", picture))
    assert "<title>开发区知识图谱本体" in source or "<title>Ontology of the knowledge graph" in source
    assert not re.search(r"<script[^>]+src=|<link[^>]+stylesheet|@import|url\(https?:", source)
