// Tables whose headings sort. Without scripts they are plain tables in the study's order.
const valueOf = (row, column) => {
  const cell = row.cells[column];
  if (cell.dataset.order === undefined) return cell.textContent;
  return cell.dataset.order === "" ? null : Number(cell.dataset.order);
};

const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b, "en", { numeric: true }) : a - b);

const sort = (table, column, ascending) => {
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => ({ row, value: valueOf(row, column) }));
  // What has no value stays last in both directions.
  rows.sort((a, b) => (a.value === null) - (b.value === null) || (ascending ? 1 : -1) * (a.value === null ? 0 : compare(a.value, b.value)));
  body.append(...rows.map(({ row }) => row));
};

xylo.sortable = () => {
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = xylo.element("button", { type: "button" }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const ascending = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
        sort(table, column, ascending);
      });
    });
  }
};
