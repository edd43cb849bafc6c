"""What an analyst does on the graph, in a browser, against the real store."""

import pytest

from tests.kg.explorer.pages import Explorer

pytestmark = pytest.mark.browser

ZONE = "澄江经济技术开发区"


def test_an_analyst_searches_opens_expands_and_finds_the_sentence(on_both: Explorer) -> None:
    tab = on_both.tab
    on_both.search("cjjkq")  # the initials of its short name
    assert tab.inner_text("#panel h2") == ZONE
    zone = on_both.node(ZONE)
    assert on_both.chosen() == {zone}
    before = on_both.nodes()
    tab.click("#panel .deeds button:has-text('展开')")
    on_both.wait("(app, count) => app.model.visible().nodes.size > count", len(before))
    assert on_both.nodes() > before
    section = tab.locator("#panel .fold-line", has_text="承载")
    section.locator("summary").first.click()
    line = section.locator("li").first
    line.locator(".quote").click()
    assert "澄江经济技术开发区引进" in line.locator("mark").inner_text() or "建有" in line.locator("mark").inner_text()
    line.locator("blockquote .name").click()
    tab.wait_for_selector("#panel .text mark.now")
    marked = tab.inner_text("#panel .text mark.now")
    assert ZONE in marked
    box = tab.locator("#panel .text mark.now").first.bounding_box()
    assert box and 48 < box["y"] < 840  # scrolled to


def test_expansion_is_capped_and_counted_by_relation(on_both: Explorer) -> None:
    tab = on_both.tab
    chain = on_both.ask("(app) => [...app.model.nodes.values()].find((node) => node.cls === 'IndustryChain').id")
    on_both.ask("(app, id) => app.actions.remove([...app.model.nodes.keys()].filter((one) => one !== id))", chain)
    on_both.click(chain, button="right")
    items = tab.locator("#menu .relations [role=menuitem]")
    items.first.wait_for()
    told = {item.locator(".grow").inner_text(): item.locator("small").inner_text() for item in items.all()}
    assert {"属于产业链", "聚焦"} & told.keys() or len(told) >= 2
    name, count = max(told.items(), key=lambda one: int(one[1]))
    items.filter(has_text=name).first.click()
    on_both.wait("(app) => app.model.visible().nodes.size > 1")
    added = on_both.nodes() - {chain}
    assert 0 < len(added) <= 50 and len(added) == min(50, int(count))
    assert tab.inner_text("#extent").startswith(f"显示 {len(added) + 1} ")
    tab.focus("#canvas")
    tab.keyboard.press("c")
    assert on_both.nodes() == {chain}
    tab.keyboard.press("Control+z")
    assert on_both.nodes() == added | {chain}
    tab.keyboard.press("Control+Shift+Z")
    assert on_both.nodes() == {chain}


def test_the_shortest_path_between_two_is_marked(on_both: Explorer) -> None:
    tab = on_both.tab
    tab.click("#tool-path")
    for box, text in (("#path-0", "澄江经济技术开发区"), ("#path-1", "石渡经济技术开发区")):
        tab.fill(box, text)
        tab.wait_for_selector(f"{box}-hits li svg")
        tab.press(box, "Enter")
    tab.click("dialog.path button[type=submit]")
    tab.wait_for_selector("dialog.path", state="detached")
    marked = on_both.ask("(app) => [...app.model.marked.nodes]")
    assert len(marked) == 3  # by a chain or a person that both have
    assert on_both.chosen() == {on_both.node("澄江经济技术开发区"), on_both.node("石渡经济技术开发区")}


def test_what_is_hidden_comes_back_and_what_is_pinned_stays(explorer: Explorer) -> None:
    tab, zone = explorer.tab, explorer.node(ZONE)
    explorer.menu(zone, "隐藏")
    assert zone not in explorer.nodes()
    assert "隐藏 1" in tab.inner_text("#extent")
    tab.click("#tool-eye")
    assert zone in explorer.nodes()
    explorer.near(zone)
    x, y = explorer.place(zone)
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x + 60, y + 40, steps=4)
    tab.mouse.up()
    assert explorer.ask("(app) => [...app.model.pinned]") == [zone]
    put = explorer.ask("(app, id) => app.model.places.get(id)", zone)
    tab.click("#tool-layout")
    explorer.settle()
    assert explorer.ask("(app, id) => app.model.places.get(id)", zone) == put
    tab.keyboard.press("Control+z")
    tab.keyboard.press("Control+z")
    assert explorer.ask("(app) => app.model.pinned.size") == 0


def test_a_lasso_chooses_what_it_encloses(explorer: Explorer) -> None:
    tab = explorer.tab
    box = tab.locator("#canvas").bounding_box()
    assert box
    tab.click("#tool-lasso")
    assert tab.get_attribute("#tool-lasso", "aria-pressed") == "true"
    left, top, right, low = box["x"] + 8, box["y"] + 60, box["x"] + box["width"] / 2, box["y"] + box["height"] - 8
    tab.mouse.move(left, top)
    tab.mouse.down()
    for x, y in ((right, top), (right, low), (left, low)):
        tab.mouse.move(x, y, steps=3)
    tab.mouse.up()
    expected = {
        id for id in explorer.nodes() if left < explorer.place(id)[0] < right and top < explorer.place(id)[1] < low
    }
    assert explorer.chosen() == expected and expected
    assert tab.get_attribute("#tool-lasso", "aria-pressed") == "false"
    tab.focus("#canvas")
    tab.keyboard.press("h")
    assert not explorer.nodes() & expected


def test_neighbours_of_what_is_chosen_stand_out(explorer: Explorer) -> None:
    zone = explorer.node(ZONE)
    around = set(explorer.ask("(app, id) => [...app.model.neighbours(id)]", zone))
    explorer.click(zone)
    explorer.tab.wait_for_selector("#panel h2")
    explorer.tab.focus("#canvas")
    explorer.tab.keyboard.press("n")
    assert explorer.chosen() == around | {zone}
    explorer.tab.keyboard.press("k")  # keep these and what is around them
    assert explorer.nodes() >= around | {zone}
    assert len(explorer.nodes()) < 150


def test_a_click_on_an_edge_shows_its_evidence(explorer: Explorer) -> None:
    edge = explorer.ask(
        """(app) => [...app.model.visible().edges].map((id) => app.model.edges.get(id))
             .find(({ relation }) => relation === "hosts")"""
    )
    explorer.ask("(app, ends) => app.renderer.fit(ends, { fly: false })", [edge["from"], edge["to"]])
    (ax, ay), (bx, by) = explorer.place(edge["from"]), explorer.place(edge["to"])
    explorer.tab.mouse.click(ax + (bx - ax) * 0.6, ay + (by - ay) * 0.6)
    explorer.tab.wait_for_selector("#panel .statement blockquote mark")
    assert "承载" in explorer.tab.inner_text("#panel .statement h2")


def test_at_most_two_thousand_nodes_are_shown(explorer: Explorer) -> None:
    made = explorer.ask(
        """(app) => {
          const made = { cls: "Company", aliases: [], articles: 1 };
          const nodes = Array.from({ length: 2400 }, (_, i) => ({ ...made, id: `made-${i}`, name: `企业${i}` }));
          app.show({ nodes, edges: [] });
          return app.model.nodes.size;
        }"""
    )
    assert made == 2000
    assert "一次最多显示 2000 个节点" in explorer.tab.inner_text("#notices")


def test_it_is_told_where_there_is_more_to_expand(on_both: Explorer) -> None:
    zone = on_both.node(ZONE)
    on_both.wait("(app, id) => app.more.of(id) > 0", zone)
    more = on_both.ask("(app, id) => app.more.of(id)", zone)
    added = on_both.ask("(app, id) => app.actions.expand([id])", zone)
    assert len(added) == more
    assert on_both.ask("(app, id) => app.more.of(id)", zone) == 0


def test_what_is_read_in_another_view_does_not_fill_the_picture(explorer: Explorer) -> None:
    tab = explorer.tab
    explorer.ask("(app) => app.actions.remove([...app.model.nodes.keys()])")
    assert "图是空的" in tab.inner_text(".view.graph .empty")
    tab.click("#tab-query")
    explorer.search("cjjkq")
    assert explorer.nodes() == set()
    tab.click("#panel .deeds button:has-text('画到图中')")
    explorer.wait("(app) => app.model.nodes.size === 1")
    assert tab.get_attribute("#tab-graph", "aria-selected") == "true"
    assert explorer.chosen() == {explorer.node(ZONE)}


def test_several_nodes_are_chosen_with_a_key_held(explorer: Explorer) -> None:
    tab = explorer.tab
    one, other = explorer.node(ZONE), explorer.node("石渡经济技术开发区")
    for key in ("Control", "Shift"):
        explorer.click(one)
        tab.wait_for_selector("#panel h2")
        explorer.settle()
        explorer.ask("(app, ids) => app.renderer.fit(ids, { fly: false })", [one, other])
        tab.wait_for_timeout(80)
        tab.keyboard.down(key)
        tab.mouse.click(*explorer.place(other))
        tab.keyboard.up(key)
        explorer.wait("(app) => app.model.selection.nodes.size === 2")
        assert explorer.chosen() == {one, other}
    tab.click("#tool-path")  # between the two, without asking
    explorer.wait("(app) => app.model.marked !== null")
