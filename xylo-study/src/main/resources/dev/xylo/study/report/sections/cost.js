// Accuracy against energy per sample: what no other configuration beats in both is the front.
const MICRO = 1e6;

/** Those that no other one beats in both, cheapest first; of equals the first. */
const front = (rows, measure) => {
  const sorted = [...rows].sort((a, b) => a.energy_per_sample_estimate_j - b.energy_per_sample_estimate_j || b[measure] - a[measure]);
  let best = -Infinity;
  return sorted.filter((row) => row[measure] > best && ((best = row[measure]), true));
};

const microjoules = (value) => `${xylo.decimal(MICRO * value, 2)} µJ`;

const takeaway = (rows, best, measure) => {
  const top = best[best.length - 1];
  const cheapest = best[0];
  const equals = rows.filter((row) => row[measure] === top[measure]).length;
  const rank = equals === 1 ? "best" : `the cheapest of ${equals} that are equally good`;
  const first = `${top.name} is ${rank} with ${xylo.percent(top[measure])} for about ${microjoules(top.energy_per_sample_estimate_j)} per sample`;
  return rows.length === 1 || top === cheapest
    ? `${first}${rows.length > 1 ? "; nothing is cheaper" : ""}.`
    : `${first}; the cheapest, ${cheapest.name}, has ${xylo.percent(cheapest[measure])} for ${microjoules(cheapest.energy_per_sample_estimate_j)}.`;
};

const draw = (body, results) => {
  const measure = results.data?.labelled ? "accuracy" : "agreement";
  const rows = (results.configurations ?? []).filter((row) => xylo.isNumber(row.energy_per_sample_estimate_j) && xylo.isNumber(row[measure]));
  if (rows.length === 0) return xylo.absent(body, "No cycle model is published for the chip of this study.");
  const best = front(rows, measure);
  const unbeaten = new Set(best.map((row) => row.name));
  const methods = [...new Set(rows.map((row) => row.method))];
  const frontName = "not beaten in both";
  const lowest = Math.min(...rows.map((row) => row[measure]));
  const round = lowest < 0.6 ? 20 : lowest < 0.9 ? 10 : 5;
  const model = results.energy_model;
  const spread = xylo.isNumber(model?.cycle_low_j)
    ? ` Energies are estimates: ${xylo.decimal(1e12 * model.cycle_estimate_j, 1)} pJ per cycle, ${xylo.decimal(1e12 * model.cycle_low_j, 1)} to ${xylo.decimal(1e12 * model.cycle_high_j, 1)} by the published points, which moves all marks alike.`
    : "";
  const point = (row) => ({ value: [MICRO * row.energy_per_sample_estimate_j, 100 * row[measure]], row });

  const option = (theme, width) => ({
    grid: xylo.grid({ top: 30 + 22 * Math.ceil(((methods.length + 1) * 150) / width) }),
    legend: xylo.legend(theme, { data: [...methods, frontName] }),
    tooltip: xylo.tooltip(theme, ({ data }) => data?.row && xylo.tip(
      data.row.name,
      `${measure} ${xylo.percent(data.row[measure])}`,
      `about ${microjoules(data.row.energy_per_sample_estimate_j)} per sample`,
      xylo.isNumber(data.row.energy_per_sample_low_j) && `spread ${microjoules(data.row.energy_per_sample_low_j)} to ${microjoules(data.row.energy_per_sample_high_j)}`,
      xylo.isNumber(data.row.cycles_per_step) && `${xylo.decimal(data.row.cycles_per_step, 1)} cycles per step`,
    )),
    xAxis: xylo.axis(theme, "energy per sample (µJ, estimate)", "x", { scale: true }),
    yAxis: xylo.axis(theme, `${measure} (%)`, "y", { min: Math.floor((100 * lowest) / round) * round, max: 100 }),
    series: [
      { name: frontName, type: "line", step: "end", silent: true, symbol: "none", color: theme.text, lineStyle: { width: 1.5, type: [4, 3] }, data: best.map((row) => point(row).value) },
      ...methods.map((method, s) => ({
        name: method, type: "scatter", symbol: xylo.symbols[s % 6], symbolSize: 11, color: theme.series[s % 6],
        data: rows.filter((row) => row.method === method).map(point),
        label: { show: width >= 500, formatter: ({ data }) => (unbeaten.has(data.row.name) ? data.row.name : ""), position: "top", color: theme.text },
      })),
    ],
  });
  xylo.figure(body, {
    key: "cost-pareto", wide: true, title: `${xylo.sentence(measure)} against energy`,
    takeaway: takeaway(rows, best, measure),
    caption: `Horizontal: energy of the mean sample (µJ), idle power included. Vertical: ${measure} (%). Dashed: configurations that no other one beats in both.${spread}`,
    path: "configurations[*].energy_per_sample_estimate_j",
    columns: ["configuration", measure, "energy per sample (µJ)", "spread (µJ)", "cycles per step", "not beaten in both"],
    rows: rows.map((row) => [row.name, xylo.percent(row[measure]), xylo.decimal(MICRO * row.energy_per_sample_estimate_j, 3), `${xylo.decimal(MICRO * row.energy_per_sample_low_j, 3)} to ${xylo.decimal(MICRO * row.energy_per_sample_high_j, 3)}`, xylo.decimal(row.cycles_per_step, 1), unbeaten.has(row.name) ? "yes" : "no"]),
    height: (width) => (width < 500 ? 340 : 380),
    option,
  });
};

xylo.overview("cost", draw);
