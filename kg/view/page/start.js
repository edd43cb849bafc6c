"use strict";
// Tie the parts together once the picture has been painted for the first time.

(() => {
  const { NODE, EDGE, make, say, element } = zonekg;

  zonekg.openNode = (id, show) => {
    element("tip").hidden = true;
    zonekg.panel.open({ node: id }, show);
    zonekg.graph.pickNode(id);
    if (show) zonekg.graph.show(id);
  };
  zonekg.openEdge = (id) => {
    element("tip").hidden = true;
    zonekg.panel.open({ edge: id });
    zonekg.graph.pickEdge(id);
  };
  zonekg.openNothing = () => {
    zonekg.panel.open(null);
    zonekg.graph.drop();
  };

  zonekg.sayExtent = () => {
    const [, allNodes, , allEdges] = zonekg.details.extent;
    const [nodeCount, edgeCount] = zonekg.graph.shown();
    const capped = zonekg.details.extent[0] < allNodes || zonekg.details.extent[2] < allEdges;
    element("extent").textContent = say("shown", nodeCount, allNodes, edgeCount, allEdges) + (capped ? say("capped") : "");
  };

  // Set every word of the interface in the language chosen.
  function speak() {
    document.documentElement.lang = zonekg.pick("zh-Hans", "en");
    document.title = zonekg.details.title || zonekg.pick("开发区知识图谱", "Development zones");
    element("title").textContent = document.title;
    element("query").placeholder = say("search");
    element("query").setAttribute("aria-label", say("search"));
    element("language").textContent = say("other");
    element("fit").textContent = say("fit");
    for (const id of ["closer", "farther"]) element(id).setAttribute("aria-label", say(id));
    element("mynetwork").setAttribute("aria-label", say("canvas"));
    zonekg.legend.render();
    zonekg.panel.render();
    zonekg.sayExtent();
  }

  function tip(text, { x, y }) {
    element("tip").hidden = !text;
    element("tip").textContent = text;
    element("tip").style.left = `${x + 12}px`;
    element("tip").style.top = `${y + 14}px`;
  }

  function listen() {
    network.on("click", (event) => {
      const nearest = event.nodes.length ? event.nodes[0] : zonekg.graph.nearest(event.pointer.canvas);
      if (nearest !== null) zonekg.openNode(nearest);
      else if (event.edges.length) zonekg.openEdge(event.edges[0]);
      else zonekg.openNothing();
    });
    network.on("hoverNode", ({ node, pointer }) => tip(zonekg.details.nodes[node][NODE.name], pointer.DOM));
    network.on("hoverEdge", ({ edge, pointer }) => {
      const [from, to, relation] = zonekg.details.edges[edge];
      const name = (id) => zonekg.details.nodes[id][NODE.name];
      tip(`${name(from)} → ${zonekg.relationName(relation)} → ${name(to)}`, pointer.DOM);
    });
    for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => (element("tip").hidden = true));

    network.on("resize", zonekg.graph.resized);
    element("fit").onclick = zonekg.graph.fit;
    element("closer").onclick = () => zonekg.graph.zoom(1.3);
    element("farther").onclick = () => zonekg.graph.zoom(1 / 1.3);
    element("language").onclick = () => {
      zonekg.language = zonekg.pick("en", "zh");
      speak();
    };
    zonekg.search.listen();

    const canvas = element("mynetwork");
    canvas.tabIndex = 0;
    canvas.querySelector(".vis-network").tabIndex = -1;
    canvas.setAttribute("role", "application");
    canvas.onkeydown = (event) => {
      const { move, zoom, fit } = zonekg.graph;
      const act = {
        ArrowLeft: () => move(-1, 0), ArrowRight: () => move(1, 0), ArrowUp: () => move(0, -1), ArrowDown: () => move(0, 1),
        "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: fit,
      }[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && zonekg.panel.isOpen()) zonekg.openNothing();
      if (event.key === "/" && document.activeElement !== element("query")) {
        event.preventDefault();
        element("query").focus();
      }
    });
  }

  function start() {
    zonekg.details = JSON.parse(element("picture-details").textContent);
    zonekg.graph.load();
    listen();
    speak();
    zonekg.graph.fit();
    document.documentElement.dataset.state = "ready";
  }

  network.on("afterDrawing", (context) => zonekg.graph.drawn(context));
  // let the first picture reach the screen before the rest is made
  requestAnimationFrame(() => {
    document.documentElement.dataset.state = "painted";
    setTimeout(start);
  });
})();
