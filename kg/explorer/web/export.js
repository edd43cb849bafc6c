// Keep what is shown: as a picture, or as data that the server writes.

export const words = {
  exportAs: ["导出", "Export"],
  exportPng: ["图片 PNG", "Picture (PNG)"],
  exportSvg: ["矢量图 SVG", "Drawing (SVG)"],
  exportCsv: ["表格 CSV", "Table (CSV)"],
  exportGraphml: ["GraphML", "GraphML"],
  exportTurtle: ["RDF Turtle", "RDF Turtle"],
  exported: ["已导出 {0}", "Exported {0}"],
};

const DATA = { csv: ["zonekg.csv", "text/csv"], graphml: ["zonekg.graphml", "application/graphml+xml"], turtle: ["zonekg.ttl", "text/turtle"] };

// Let the browser keep text or a blob as a file.
export function save(name, type, content) {
  const blob = content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// Write what the picture shows in a form; `renderer` draws pictures of itself.
export async function exportShown(form, app) {
  if (form === "png") save("zonekg.png", "image/png", await app.renderer.png());
  else if (form === "svg") save("zonekg.svg", "image/svg+xml", app.renderer.svg());
  else {
    const [name, type] = DATA[form];
    save(name, type, await app.api.post("export", { ids: [...app.model.nodes.keys()], format: form }, { as: "blob" }));
  }
  app.tell(app.say("exported", form.toUpperCase()));
}

export const FORMS = ["png", "svg", "csv", "graphml", "turtle"];
