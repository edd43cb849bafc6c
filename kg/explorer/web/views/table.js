// The twin of the graph as tables: the same nodes and edges, the same choice.

export const id = "table";
export const filters = true;
export const words = { table: ["表格", "Table"] };

export function mount(container, app) {
  return {};
}
