"""Where nodes stand: as in kg.view, the same graph gives the same picture and no two labels overlap."""

import pytest

from tests.kg.explorer.pages import Explorer

pytestmark = pytest.mark.browser

OVERLAPS = """
async (app, places) => {
  const { boxOf } = await import("/static/drawing.js");
  const boxes = [...app.model.nodes.values()].map((node) => boxOf(node, app.model.places.get(node.id)));
  let found = 0;
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      const over = (one, side) => (a[side] + b[side]) / 2 - Math.abs(a[one] - b[one]);
      if (over("x", "w") > 2 && over("y", "h") > 2) found += 1;
    }
  }
  return [boxes.length, found];
}
"""


def test_no_two_labels_overlap(explorer: Explorer) -> None:
    count, overlaps = explorer.ask(OVERLAPS)
    assert count > 100 and overlaps == 0


def test_the_same_graph_gives_the_same_places_whatever_its_order(explorer: Explorer) -> None:
    same = explorer.ask(
        """async (app) => {
          const { layOut } = await import("/static/layout.js");
          const nodes = [...app.model.nodes.values()], edges = [...app.model.edges.values()];
          const [one, other] = [layOut(nodes, edges), layOut(nodes.toReversed(), edges.toReversed())];
          return nodes.every(({ id }) => one.get(id).x === other.get(id).x && one.get(id).y === other.get(id).y);
        }"""
    )
    assert same


def test_what_belongs_to_one_zone_stands_around_it(explorer: Explorer) -> None:
    share = explorer.ask(
        """(app) => {
          const { nodes, places, edges } = app.model, home = new Map();
          for (const { from, to, relation } of edges.values()) if (relation === "hosts") home.set(to, from);
          const own = [...home.keys()], at = (id) => places.get(id);
          const far = (a, b) => Math.hypot(at(a).x - at(b).x, at(a).y - at(b).y);
          const nearest = (id) => own.filter((one) => one !== id).sort((a, b) => far(id, a) - far(id, b))[0];
          return own.filter((id) => home.get(nearest(id)) === home.get(id)).length / own.length;
        }"""
    )
    assert share > 0.9


def test_newcomers_stand_near_and_what_was_placed_stays(explorer: Explorer) -> None:
    zone = explorer.node("澄江经济技术开发区")
    explorer.ask("(app, id) => app.actions.pin([...app.model.neighbours(id)], true)", zone)
    before = dict(explorer.ask("(app) => [...app.model.places].filter(([id]) => app.model.pinned.has(id))"))
    added = explorer.ask("(app, id) => app.actions.expand([id])", zone)
    assert added
    after = dict(explorer.ask("(app) => [...app.model.places]"))
    assert {id: after[id] for id in before} == before
    far = [abs(after[id]["x"] - after[zone]["x"]) + abs(after[id]["y"] - after[zone]["y"]) for id in added]
    assert max(far) < 900
    assert explorer.ask(OVERLAPS)[1] == 0


def test_a_name_breaks_between_words_and_is_cut_where_it_is_too_long(explorer: Explorer) -> None:
    lines = explorer.ask(
        """async () => {
          const { wrap } = await import("/static/drawing.js");
          const names = ["云州经济技术开发区", "高端装备制造产业链", "年产66万吨项目", "5G"];
          return [...names, "长".repeat(60), "", "甲\\u202e乙"].map(wrap);
        }"""
    )
    assert lines[:4] == [["云州", "经济技术开发区"], ["高端装备", "制造产业链"], ["年产66万吨项目"], ["5G"]]
    assert lines[4][-1].endswith("…") and sum(map(len, lines[4])) <= 21
    assert lines[5] == [""]
    assert lines[6] == ["甲 乙"]
