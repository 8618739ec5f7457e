// A figure: title, takeaway, chart, caption, numbers. Charts are drawn as SVG, without animation, and again when theme, width or paper change.
const shown = new Map(); // chart element -> { chart, option, height }

const paint = (element) => {
  const entry = shown.get(element);
  const width = xylo.printWidth(element.closest("figure").classList.contains("wide")) ?? element.clientWidth;
  const height = entry.height(width);
  element.style.height = `${height}px`;
  entry.chart?.dispose();
  entry.chart = echarts.init(element, null, { renderer: "svg", width, height });
  entry.chart.setOption({ animation: false, backgroundColor: "transparent", ...entry.option(xylo.theme(), width) });
  const svg = element.querySelector("svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("aria-hidden", "true"); // the element around it says what it shows
  entry.width = width;
  element.closest("figure").dataset.rendered = "true";
};

/**
 * Adds a figure.
 * @param {HTMLElement} body of the section
 * @param {object} figure
 * @param {string} figure.key unique in the page
 * @param {string} figure.title
 * @param {string} figure.takeaway one sentence, computed from the data
 * @param {string} figure.caption what the axes and marks are, with units
 * @param {string} figure.path of its numbers in results.json
 * @param {string[]} [figure.columns] of the table of numbers
 * @param {Array[]} [figure.rows]
 * @param {boolean} [figure.wide] takes the whole width
 * @param {function(number): number} figure.height of the chart in pixels, from its width
 * @param {function(object, number): object} figure.option ECharts option, from theme and width
 * @param {HTMLElement} [figure.control] stands above the chart
 */
xylo.figure = (body, figure) => {
  const chart = xylo.element("div", { class: "chart", role: "img", "aria-label": `${figure.title}. ${figure.takeaway} ${figure.caption}` });
  const element = xylo.element(
    "figure",
    { class: figure.wide ? "figure wide" : "figure", "data-figure": figure.key, "data-rendered": "false" },
    xylo.element(
      "div",
      {},
      xylo.element("h3", {}, figure.title),
      xylo.element("p", { class: "takeaway" }, figure.takeaway),
      ...(figure.control ? [figure.control] : []),
    ),
    chart,
    xylo.element("figcaption", {}, figure.caption),
    xylo.numbers(figure.path, figure.columns ?? [], figure.rows ?? [], figure.title),
  );
  body.append(element);
  shown.set(chart, { option: figure.option, height: figure.height });
  return chart;
};

/** Paints what has been added: after the whole page is laid out, so that widths are final. */
xylo.paint = () => {
  for (const [element, entry] of shown) if (!entry.chart) paint(element);
};

/** Forgets the charts inside an element that is about to be emptied. */
xylo.release = (body) => {
  for (const [element, entry] of shown) {
    if (body.contains(element)) {
      entry.chart?.dispose();
      shown.delete(element);
    }
  }
};

xylo.redraw = () => {
  for (const element of shown.keys()) paint(element);
};

let waiting = 0;
addEventListener("resize", () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => {
    for (const [element, entry] of shown) if (xylo.printWidth(true) === null && entry.width !== element.clientWidth) paint(element);
  });
});
