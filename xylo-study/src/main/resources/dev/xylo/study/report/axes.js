// Parts that all charts share, so that they look alike.

/**
 * An axis.
 * @param {object} theme
 * @param {string} name with its unit
 * @param {"x"|"y"} direction
 * @param {object} more ECharts options that are added
 */
xylo.axis = (theme, name, direction, more = {}) => ({
  type: "value",
  name,
  nameLocation: "middle",
  nameGap: direction === "x" ? 30 : 44,
  nameTextStyle: { color: theme.quiet, fontSize: 12 },
  axisLabel: { color: theme.text, fontSize: 12, hideOverlap: true, ...more.axisLabel },
  axisLine: { show: true, onZero: false, lineStyle: { color: theme.quiet } },
  axisTick: { show: true, lineStyle: { color: theme.quiet } },
  splitLine: { show: direction === "y", lineStyle: { color: theme.line, width: 1 } },
  ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== "axisLabel")),
});

xylo.legend = (theme, more = {}) => ({
  top: 0, left: 0, itemWidth: 26, itemHeight: 10, textStyle: { color: theme.text, fontSize: 12 }, inactiveColor: theme.quiet, ...more,
});

xylo.grid = (more = {}) => ({ left: 62, right: 20, top: 36, bottom: 48, ...more });

/** Shortens a label to a number of letters. */
xylo.clip = (text, letters) => (text.length > letters ? `${text.slice(0, letters - 1)}\u2026` : text);

/** The style of a mark's text in a custom series. */
xylo.ink = (theme, more = {}) => ({ fill: theme.text, fontSize: 12, fontFamily: "system-ui, sans-serif", ...more });
