// Accuracy against bits per weight: a line per method, its intervals, and the float network's accuracy as a band.
const VARIED = [
  ["compat", (value) => value],
  ["core", (value) => `core ${value}`],
  ["bits_per_threshold", (value) => `${value} bits per threshold`],
  ["fuzzy_scaling", (value) => (value ? "fuzzy scaling" : "mean scaling")],
];

/** Rows that differ in their bits per weight only, under a name that says what sets them apart. */
const seriesOf = (rows) => {
  const varied = VARIED.filter(([key]) => new Set(rows.map((row) => row[key])).size > 1);
  const series = new Map();
  for (const row of rows) {
    const name = [row.method, ...varied.map(([key, words]) => words(row[key]))].join(", ");
    series.set(name, [...(series.get(name) ?? []), row]);
  }
  return [...series].map(([name, points]) => ({ name, points: points.sort((a, b) => a.bits_per_weight - b.bits_per_weight) }));
};

const bar = (parameters, api) => {
  const [x, low] = api.coord([api.value(0), api.value(1)]);
  const high = api.coord([api.value(0), api.value(2)])[1];
  const style = { stroke: api.visual("color"), lineWidth: 1.6, fill: "none" };
  const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style });
  return { type: "group", children: [line(x, low, x, high), line(x - 4, low, x + 4, low), line(x - 4, high, x + 4, high)] };
};

const takeaway = (rows, measure, float) => {
  const best = rows.reduce((a, b) => (b[measure] > a[measure] ? b : a));
  const near = rows.filter((row) => xylo.isNumber(float) && float - row[measure] <= 0.02);
  const equals = rows.filter((row) => row[measure] === best[measure]).length - 1;
  const start = equals === 0
    ? `${best.name} is best with ${xylo.percent(best[measure])}`
    : `${best.name} and ${xylo.plural(equals, "other")} are equally good with ${xylo.percent(best[measure])}`;
  if (!xylo.isNumber(float)) return `${start} agreement with the float network.`;
  if (near.length === 0) return `${start}; no configuration comes within 2 points of the float network's ${xylo.percent(float)}.`;
  const least = near.reduce((a, b) => (b.bits_per_weight < a.bits_per_weight ? b : a));
  return `${start}; within 2 points of the float network's ${xylo.percent(float)}, ${least.name} needs the fewest bits (${least.bits_per_weight}).`;
};

const draw = (body, results) => {
  const measure = results.data?.labelled ? "accuracy" : "agreement";
  const rows = (results.configurations ?? []).filter((row) => xylo.isNumber(row.bits_per_weight) && xylo.isNumber(row[measure]));
  if (rows.length === 0) return xylo.absent(body, "There is no configuration with an accuracy to show.");
  const series = seriesOf(rows);
  const reference = (results.baselines ?? []).find((row) => row.reference) ?? results.baselines?.[0];
  const float = measure === "accuracy" ? reference?.accuracy : undefined;
  const floatName = `float ${xylo.percent(float)}`;
  const bits = rows.map((row) => row.bits_per_weight);
  const lowest = Math.min(...rows.map((row) => row[`${measure}_lower_95`] ?? row[measure]));
  const round = lowest < 0.6 ? 20 : lowest < 0.9 ? 10 : 5;
  const shift = (s) => (s - (series.length - 1) / 2) * Math.min(0.12, 0.6 / series.length);
  const point = (row, s) => ({ value: [row.bits_per_weight + shift(s), 100 * row[measure]], row });

  const option = (theme, width) => ({
    grid: xylo.grid({ top: 30 + 22 * Math.ceil(((series.length + 1) * 150) / width) }),
    legend: xylo.legend(theme, { data: [...series.map(({ name }) => name), ...(xylo.isNumber(float) ? [floatName] : [])] }),
    tooltip: xylo.tooltip(theme, ({ data }) => data?.row && xylo.tip(
      data.row.name,
      `${measure} ${xylo.percent(data.row[measure])}`,
      xylo.isNumber(data.row[`${measure}_lower_95`]) && `95 % interval ${xylo.percent(data.row[`${measure}_lower_95`])} to ${xylo.percent(data.row[`${measure}_upper_95`])}`,
      xylo.isNumber(data.row.loss_points) && `loss ${xylo.decimal(data.row.loss_points, 1)} points`,
    )),
    xAxis: xylo.axis(theme, "bits per weight", "x", { min: Math.min(...bits) - 0.5, max: Math.max(...bits) + 0.5, interval: 0.5, axisTick: { show: false }, axisLabel: { formatter: (x) => (Number.isInteger(x) ? x : "") } }),
    yAxis: xylo.axis(theme, `${measure} (%)`, "y", { min: Math.floor((100 * lowest) / round) * round, max: 100 }),
    series: [
      ...series.map(({ name, points }, s) => ({
        name, type: "line", data: points.map((row) => point(row, s)), symbol: xylo.symbols[s % 6], symbolSize: 9,
        color: theme.series[s % 6], lineStyle: { width: 2, type: xylo.dashes[s % 6] },
        markArea: s > 0 || !xylo.isNumber(reference?.accuracy_lower_95) || !xylo.isNumber(float) ? undefined : {
          silent: true, itemStyle: { color: theme.text, opacity: 0.09 },
          data: [[{ yAxis: 100 * reference.accuracy_lower_95 }, { yAxis: 100 * reference.accuracy_upper_95 }]],
        },
      })),
      ...series.map(({ name, points }, s) => ({
        name, type: "custom", silent: true, color: theme.series[s % 6], renderItem: bar, encode: { x: 0, y: [1, 2] }, clip: true,
        data: points.filter((row) => xylo.isNumber(row[`${measure}_lower_95`]))
          .map((row) => [row.bits_per_weight + shift(s), 100 * row[`${measure}_lower_95`], 100 * row[`${measure}_upper_95`]]),
      })),
      ...(xylo.isNumber(float) ? [{
        name: floatName, type: "line", silent: true, symbol: "none", color: theme.text, lineStyle: { type: [2, 3], width: 1.5 },
        data: [Math.min(...bits) - 0.5, Math.max(...bits) + 0.5].map((x) => [x, 100 * float]),
      }] : []),
    ],
  });
  xylo.figure(body, {
    key: "accuracy-bits", wide: true, title: `${xylo.sentence(measure)} against bits per weight`,
    takeaway: takeaway(rows, measure, float),
    caption: `Horizontal: bits per weight. Vertical: ${measure} (%), bars are 95 % intervals.${xylo.isNumber(float) ? " Dotted line and grey band: the float network and its 95 % interval." : ""} Points at the same bits are set apart sideways.`,
    path: `configurations[*].${measure}`,
    columns: ["configuration", "bits per weight", measure, "lower 95 %", "upper 95 %"],
    rows: rows.map((row) => [row.name, row.bits_per_weight, xylo.percent(row[measure]), xylo.percent(row[`${measure}_lower_95`]), xylo.percent(row[`${measure}_upper_95`])]),
    height: (width) => (width < 500 ? 340 : 380),
    option,
  });
};

xylo.overview("accuracy-bits", draw);
