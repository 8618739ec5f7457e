// Tooltips: elements, not HTML text, so names from the data stay text.

/** A heading and lines. */
xylo.tip = (heading, ...lines) =>
  xylo.element("div", { class: "tip" }, xylo.element("b", {}, heading), ...lines.filter(Boolean).map((line) => xylo.element("span", {}, line)));

/**
 * A tooltip option.
 * @param {function(object): HTMLElement} formatter from ECharts' parameters to an element
 */
xylo.tooltip = (theme, formatter) => ({
  trigger: "item",
  confine: true,
  transitionDuration: 0,
  backgroundColor: theme.background,
  borderColor: theme.quiet,
  textStyle: { color: theme.text, fontSize: 13 },
  formatter: (parameters) => formatter(parameters) || "",
});
