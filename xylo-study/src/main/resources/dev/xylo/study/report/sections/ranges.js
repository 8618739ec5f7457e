// How many of the available bits the parameters and states use.
xylo.detail("ranges", (body, configuration) => {
  const ranges = configuration.health?.ranges ?? [];
  if (ranges.length === 0) return xylo.absent(body, "The study recorded no ranges.");
  const free = (range) => range.bits_available - range.bits_used;
  const used = ranges.filter((range) => range.bits_used > 0);
  const emptiest = used.reduce((a, b) => (!a || free(b) > free(a) ? b : a), null);
  const full = used.filter((range) => free(range) < 0.05).map((range) => range.name);
  const takeaway = emptiest
    ? `${full.length > 0 ? `${full.join(", ")} ${full.length > 1 ? "fill their" : "fills its"} whole range; ` : "Nothing fills its whole range; "}most is unused by ${emptiest.name}: ${xylo.decimal(free(emptiest), 1)} of ${emptiest.bits_available} bits.`
    : "Every parameter and state is 0.";
  const option = (theme, width) => ({
    grid: xylo.grid({ left: width < 420 ? 104 : 130, right: 16, top: 6 }),
    tooltip: xylo.tooltip(theme, ({ dataIndex }) => xylo.tip(ranges[dataIndex].name, `${xylo.decimal(ranges[dataIndex].bits_used, 2)} of ${ranges[dataIndex].bits_available} bits used`, `values ${xylo.decimal(ranges[dataIndex].min, 0)} to ${xylo.decimal(ranges[dataIndex].max, 0)}`)),
    xAxis: xylo.axis(theme, "bits", "x", { min: 0, max: Math.max(16, ...ranges.map((range) => range.bits_available)), interval: 4, splitLine: { show: true, lineStyle: { color: theme.line } } }),
    yAxis: xylo.axis(theme, "", "y", { type: "category", inverse: true, data: ranges.map((range) => range.name), axisTick: { show: false }, splitLine: { show: false }, axisLabel: { interval: 0, hideOverlap: false } }),
    series: [{
      type: "custom", encode: { y: 0, x: 1 }, data: ranges.map((range, i) => [i, range.bits_used]),
      renderItem: (parameters, api) => {
        const range = ranges[parameters.dataIndex];
        const [zero, y] = api.coord([0, parameters.dataIndex]);
        const [end] = api.coord([range.bits_available, 0]);
        const [to] = api.coord([Math.min(range.bits_used, range.bits_available), 0]);
        const height = Math.min(api.size([0, 1])[1] * 0.62, 18);
        const rect = (x2, style) => ({ type: "rect", shape: { x: zero, y: y - height / 2, width: Math.max(x2 - zero, 0), height }, style });
        const inside = to - zero > 40;
        return { type: "group", children: [
          rect(end, { fill: theme.faint, stroke: theme.quiet, lineWidth: 1 }),
          rect(to, { fill: theme.series[0] }),
          { type: "text", style: xylo.ink(theme, { text: xylo.decimal(range.bits_used, 1), x: inside ? to - 5 : to + 5, y, align: inside ? "right" : "left", verticalAlign: "middle", fill: inside ? xylo.inkOn(theme.series[0]) : theme.text }) },
        ] };
      },
    }],
  });
  xylo.figure(body, {
    key: "ranges", wide: true, title: "Bits in use", takeaway,
    caption: "Horizontal: bits. The outlined bar is what the chip has (8 for weights, 16 for thresholds, biases and states), the filled bar what the largest value needs, sign included.",
    path: `${configuration.path}.health.ranges`,
    columns: ["values", "bits available", "bits used", "smallest", "largest"],
    rows: ranges.map((range) => [range.name, String(range.bits_available), xylo.decimal(range.bits_used, 2), xylo.decimal(range.min, 0), xylo.decimal(range.max, 0)]),
    height: () => 64 + 27 * ranges.length, option,
  });
});
