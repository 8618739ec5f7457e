// Accuracy against the number of faulty bits: a line per configuration, its intervals, and at 0 the chip without a fault.

/** The places of 0 and of the counts on the axis, one step apart: counts are chosen by factors. */
const scale = (counts) => {
  const all = [0, ...counts];
  return {
    at: (count) => all.indexOf(count),
    last: counts.length,
    label: (x) => (Number.isInteger(x) && all[x] !== undefined ? xylo.count(all[x]) : ""),
  };
};

const whisker = (parameters, api) => {
  const [x, low] = api.coord([api.value(0), api.value(1)]);
  const high = api.coord([api.value(0), api.value(2)])[1];
  const style = { stroke: api.visual("color"), lineWidth: 1.4, fill: "none" };
  const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style });
  return { type: "group", children: [line(x, low, x, high), line(x - 3, low, x + 3, low), line(x - 3, high, x + 3, high)] };
};

const draw = (body, results) => {
  const rows = (results.configurations ?? []).filter((row) => (row.faults?.by_count ?? []).length > 0);
  if (rows.length === 0) return xylo.absent(body, "The study injected no faults (faults: true, or --faults).");
  const { measure, samples } = rows[0].faults;
  const counts = [...new Set(rows.flatMap((row) => row.faults.by_count.map((group) => group.faults)))].sort((a, b) => a - b);
  const { at, last, label } = scale(counts);
  const margin = last / 40;
  const shift = (s) => ((s - (rows.length - 1) / 2) * margin * 1.2) / Math.max(1, rows.length / 3);
  const most = counts[counts.length - 1];
  const atMost = rows
    .map((row) => ({ row, group: row.faults.by_count.find((group) => group.faults === most) }))
    .filter(({ group }) => group)
    .sort((a, b) => b.group.accuracy - a.group.accuracy);
  const [best] = atMost;
  const near = atMost.slice(1).filter(({ group }) => group.accuracy_wilson_95[1] >= best.group.accuracy_wilson_95[0]);
  const lowest = Math.min(...rows.flatMap((row) => [row.faults.sound, ...row.faults.by_count.map((group) => group.accuracy_wilson_95[0])]));
  const round = lowest < 0.6 ? 20 : lowest < 0.9 ? 10 : 5;
  const colour = (theme, s) => theme.series[s % theme.series.length];
  const chips = rows[0].faults.by_count[0].chips;

  const option = (theme, width) => ({
    grid: xylo.grid({ top: 30 + 22 * Math.ceil((rows.length * 120) / width) }),
    legend: xylo.legend(theme, { data: rows.map((row) => row.name) }),
    tooltip: xylo.tooltip(theme, ({ data }) => data?.row && (data.group
      ? xylo.tip(
        `${data.row.name}, ${xylo.plural(data.group.faults, "faulty bit")}`,
        `mean ${measure} ${xylo.percent(data.group.accuracy)}`,
        `95 % interval ${xylo.percent(data.group.accuracy_wilson_95[0])} to ${xylo.percent(data.group.accuracy_wilson_95[1])}`,
        `worst of ${xylo.plural(data.group.chips, "chip")} ${xylo.percent(data.group.worst)}`,
        `${xylo.percent(data.group.harmful)} of the chips lose more than 1 point`,
      )
      : xylo.tip(`${data.row.name}, no fault`, `${measure} ${xylo.percent(data.row.faults.sound)}`))),
    xAxis: xylo.axis(theme, "faulty bits on one chip", "x", {
      min: -0.5, max: last + 0.5, interval: 0.5, axisTick: { show: false }, axisLabel: { formatter: label },
    }),
    yAxis: xylo.axis(theme, `mean ${measure} (%)`, "y", { min: Math.floor((100 * lowest) / round) * round, max: 100 }),
    series: [
      ...rows.map((row, s) => ({
        name: row.name, type: "line", symbol: xylo.symbols[s % 6], symbolSize: 9, color: colour(theme, s), lineStyle: { width: 2, type: xylo.dashes[s % 6] },
        data: [
          { value: [at(0) + shift(s), 100 * row.faults.sound], row },
          ...row.faults.by_count.map((group) => ({ value: [at(group.faults) + shift(s), 100 * group.accuracy], row, group })),
        ],
      })),
      ...rows.map((row, s) => ({
        name: row.name, type: "custom", silent: true, color: colour(theme, s), renderItem: whisker, encode: { x: 0, y: [1, 2] }, clip: true,
        data: row.faults.by_count.map((group) => [at(group.faults) + shift(s), ...group.accuracy_wilson_95.map((end) => 100 * end)]),
      })),
    ],
  });
  const others = near.length === 0
    ? "no other interval reaches that far"
    : `the intervals of ${near.map(({ row }) => row.name).join(", ")} overlap with it`;
  xylo.figure(body, {
    key: "faults", wide: true, title: `${xylo.sentence(measure)} against the number of faulty bits`,
    takeaway: `With ${xylo.plural(most, "faulty bit")} ${best.row.name} keeps most: ${xylo.percent(best.group.accuracy)} of ${xylo.percent(best.row.faults.sound)} without a fault; ${others}.`,
    caption: `Horizontal: bits flipped anywhere in the chip's memories and states, the counts one step apart; at 0 the chip without a fault. Vertical: mean ${measure} (%) of ${xylo.plural(chips, "chip")} on ${xylo.plural(samples, "sample")} each. Bars: 95 % Wilson intervals over all samples of all chips; samples of one chip share its faults, so they are too narrow where chips differ much. Points at the same number are set apart sideways.`,
    path: "configurations[*].faults.by_count",
    columns: ["configuration", "faulty bits", "chips", `mean ${measure}`, "lower 95 %", "upper 95 %", "worst chip", "chips that lose > 1 point", "lower 95 %", "upper 95 %"],
    rows: rows.flatMap((row) => [
      [row.name, 0, "-", xylo.percent(row.faults.sound), "-", "-", "-", "-", "-", "-"],
      ...row.faults.by_count.map((group) => [
        row.name, group.faults, group.chips, xylo.percent(group.accuracy), ...group.accuracy_wilson_95.map(xylo.percent), xylo.percent(group.worst),
        xylo.percent(group.harmful), ...group.harmful_wilson_95.map(xylo.percent),
      ]),
    ]),
    height: (width) => (width < 500 ? 400 : 420),
    option,
  });
};

xylo.overview("faults", draw);
