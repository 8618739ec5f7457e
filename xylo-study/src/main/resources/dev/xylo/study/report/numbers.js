// The numbers under a figure: where they stand in results.json, and, unless they are too many, a table of them.
const MOST_ROWS = 300;

/**
 * @param {string} path in results.json
 * @param {string[]} columns headings
 * @param {Array<Array<string|number|null>>} rows
 */
xylo.numbers = (path, columns, rows, caption) => {
  const details = xylo.element("details", { class: "numbers" }, xylo.element("summary", {}, "Numbers"));
  details.append(xylo.element("p", {}, "In results.json: ", xylo.element("code", {}, path)));
  if (!rows || rows.length === 0) return details;
  if (rows.length > MOST_ROWS) {
    details.append(xylo.element("p", {}, `${xylo.count(rows.length)} rows: too many for this page.`));
    return details;
  }
  const cell = (value, i) =>
    i === 0 ? xylo.element("th", { scope: "row" }, String(value)) : xylo.element("td", {}, typeof value === "number" ? xylo.short(value) : String(value ?? "-"));
  details.append(
    xylo.element(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": `Numbers: ${caption}` },
      xylo.element(
        "table",
        {},
        xylo.element("caption", {}, caption),
        xylo.element("thead", {}, xylo.element("tr", {}, ...columns.map((name) => xylo.element("th", { scope: "col" }, name)))),
        xylo.element("tbody", {}, ...rows.map((row) => xylo.element("tr", {}, ...row.map(cell)))),
      ),
    ),
  );
  return details;
};
