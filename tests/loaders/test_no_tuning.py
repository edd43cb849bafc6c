"""The reader may not know the names of the pages it is measured on: knowledge of the language only.

`fixtures/foreign_names.sha256` holds the first 24 digits of the SHA-256 of each company's and person's name
(three characters or more) of an outside page; the names themselves are nowhere in the repository.
"""

import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
HASHES = frozenset((ROOT / "tests" / "fixtures" / "foreign_names.sha256").read_text().split())
LENGTHS = range(3, 20)


def runs():
    for path in (*ROOT.glob("loaders/**/*.py"), *ROOT.glob("ontology/**/*.csv"), *ROOT.glob("ontology/**/*.ttl")):
        for run in re.findall(r"[\u4e00-\u9fff()（）]{3,}", path.read_text(encoding="utf-8")):
            yield path, run


def is_foreign(name):
    return hashlib.sha256(name.encode()).hexdigest()[:24] in HASHES


def test_no_name_of_an_outside_page_is_in_code_or_lexicon():
    found = set()
    seen = set()
    for path, run in runs():
        if run in seen:
            continue
        seen.add(run)
        for start in range(len(run)):
            for length in LENGTHS:
                if start + length <= len(run) and is_foreign(run[start : start + length]):
                    found.add(f"{path.relative_to(ROOT)}: {run[start : start + length]}")
    assert not found


def test_the_hashes_are_there_to_be_compared():
    assert len(HASHES) > 20
    assert all(re.fullmatch(r"[0-9a-f]{24}", line) for line in HASHES)
