// Accuracy against the bits of all weights together, along the search for mixed widths.
const groups = (point) => `${point.bits_input}/${point.bits_recurrent}/${point.bits_output}`;

const draw = (body, results) => {
  const points = results.mixed_widths?.points ?? [];
  if (points.length === 0) return xylo.absent(body, "The study did not look for mixed widths (mixed_widths: true, or --mixed-widths).");
  const measure = results.data?.labelled ? "accuracy" : "agreement";
  const best = points.filter((point) => point.on_front);
  const value = (point) => [point.weight_bits / 1000, 100 * point[measure]];
  const top = points.reduce((a, b) => (b[measure] >= a[measure] ? b : a)); // of equals the one with the fewest bits
  const near = best.filter((point) => top[measure] - point[measure] <= 0.01);
  const least = near.reduce((a, b) => (b.weight_bits < a.weight_bits ? b : a), near[0]);
  const lowest = Math.min(...points.map((point) => point[`${measure}_lower_95`] ?? point[measure]));
  const round = lowest < 0.6 ? 20 : lowest < 0.9 ? 10 : 5;
  const [all, frontName] = ["searched", "not beaten in both"];

  const option = (theme, width) => ({
    grid: xylo.grid({ top: width < 500 ? 74 : 52 }),
    legend: xylo.legend(theme, { data: [all, frontName] }),
    tooltip: xylo.tooltip(theme, ({ data }) => data?.point && xylo.tip(
      `${groups(data.point)} bits`,
      `${measure} ${xylo.percent(data.point[measure])}`,
      `${xylo.decimal(data.point.weight_bits / 1000, 1)} kbit of weights`,
      `output counts off by ${xylo.decimal(data.point.count_error, 2)} spikes on the calibration samples`,
    )),
    xAxis: xylo.axis(theme, "bits of all weights (kbit)", "x", { scale: true }),
    yAxis: xylo.axis(theme, `${measure} (%)`, "y", { min: Math.floor((100 * lowest) / round) * round, max: 100 }),
    series: [
      { name: frontName, type: "line", step: "end", color: theme.series[1], symbol: xylo.symbols[1], symbolSize: 11, lineStyle: { width: 1.5, type: [4, 3] },
        data: best.map((point) => ({ value: value(point), point })),
        label: { show: width >= 700, formatter: ({ data }) => groups(data.point), position: "top", color: theme.text } },
      { name: all, type: "scatter", color: theme.series[0], symbol: xylo.symbols[0], symbolSize: 7, data: points.map((point) => ({ value: value(point), point })) },
    ],
  });
  xylo.figure(body, {
    key: "mixed-widths", wide: true, title: `${xylo.sentence(measure)} against the bits of all weights`,
    takeaway: `Best is ${groups(top)} (input/recurrent/output) with ${xylo.percent(top[measure])}; within 1 point of it, ${groups(least)} needs the fewest: ${xylo.decimal(least.weight_bits / 1000, 1)} kbit.`,
    caption: `Marks: widths that the search went through, bits of input/recurrent/output weights. Horizontal: bits of all weights that are not 0 in float (kbit). Vertical: ${measure} (%). Dashed: widths that no other ones beat in both. The search sees the calibration samples only.`,
    path: "mixed_widths.points",
    columns: ["bits in/rec/out", "weight bits", measure, "lower 95 %", "upper 95 %", "count error (spikes)", "not beaten in both"],
    rows: points.map((point) => [groups(point), point.weight_bits, xylo.percent(point[measure]), xylo.percent(point[`${measure}_lower_95`]), xylo.percent(point[`${measure}_upper_95`]), xylo.decimal(point.count_error, 2), point.on_front ? "yes" : "no"]),
    height: (width) => (width < 500 ? 340 : 380),
    option,
  });
};

xylo.overview("mixed-widths", draw);
