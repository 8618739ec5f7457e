// What one faulty bit costs: by memory, by bit, by neuron, and the worst faults one by one.
const MOST_BARS = 17; // as many as there are memories

const bars = (body, configuration, { key, by, one, note }) => {
  const { measure, sound, samples } = configuration.faults;
  const groups = configuration.faults[by] ?? [];
  if (groups.length === 0) return;
  const drawn = groups.slice(0, MOST_BARS);
  const top = drawn[0];
  const loss = (share) => 100 * (sound - share);
  const losses = drawn.map((group) => loss(group.accuracy));
  const ends = drawn.flatMap((group) => group.accuracy_wilson_95.map(loss));
  const reach = Math.max(...losses, ...ends, 1);
  const least = Math.min(0, ...ends);
  const step = [0.5, 1, 2, 5, 10, 20].find((points) => (reach - least) / points <= 8) ?? 20;
  const left = (width) => (width < 420 ? 112 : 148);
  const renderItem = (theme) => (parameters, api) => {
    const [from, y] = api.coord([0, api.value(0)]);
    const x = (value) => api.coord([value, api.value(0)])[0];
    const [to, low, high] = [x(api.value(1)), x(api.value(2)), x(api.value(3))];
    const height = Math.min(api.size([0, 1])[1] * 0.6, 16);
    const style = { stroke: theme.text, lineWidth: 1.3, fill: "none" };
    const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style });
    return {
      type: "group",
      children: [
        { type: "rect", shape: { x: Math.min(from, to), y: y - height / 2, width: Math.max(Math.abs(to - from), 1), height }, style: { fill: theme.loss } },
        line(low, y, high, y), line(low, y - 4, low, y + 4), line(high, y - 4, high, y + 4),
        { type: "text", style: xylo.ink(theme, { text: xylo.decimal(api.value(1), 1), x: Math.max(from, to, low, high) + 6, y, verticalAlign: "middle" }) },
      ],
    };
  };
  const option = (theme, width) => ({
    grid: xylo.grid({ left: left(width), top: 8, right: 44 }),
    tooltip: xylo.tooltip(theme, ({ dataIndex }) => xylo.tip(
      drawn[dataIndex].name,
      `${xylo.decimal(losses[dataIndex], 1)} points lost, ${measure} ${xylo.percent(drawn[dataIndex].accuracy)}`,
      `95 % interval ${drawn[dataIndex].accuracy_wilson_95.map(xylo.percent).join(" to ")}`,
      `worst of ${xylo.plural(drawn[dataIndex].chips, "chip")} ${xylo.percent(drawn[dataIndex].worst)}`,
    )),
    xAxis: xylo.axis(theme, `mean loss of ${measure} (points)`, "x", {
      min: Math.floor(least / step) * step, max: Math.ceil((reach * 1.05) / step) * step, interval: step, splitLine: { show: true, lineStyle: { color: theme.line } },
    }),
    yAxis: xylo.axis(theme, "", "y", {
      type: "category", inverse: true, data: drawn.map((group) => group.name), axisTick: { show: false }, splitLine: { show: false },
      axisLabel: { width: left(width) - 10, overflow: "break", lineHeight: 13, interval: 0, hideOverlap: false },
    }),
    series: [{
      type: "custom", encode: { y: 0, x: [1, 2, 3] }, renderItem: renderItem(theme),
      data: drawn.map((group, i) => [i, losses[i], loss(group.accuracy_wilson_95[1]), loss(group.accuracy_wilson_95[0])]),
    }],
  });
  xylo.figure(body, {
    key, title: `One faulty bit: which ${one}`,
    takeaway: losses[0] <= 0
      ? "No group of single faults loses anything on average."
      : `${top.name} is the most vulnerable: on average ${xylo.decimal(losses[0], 1)} of ${xylo.decimal(100 * sound, 1)} points lost over ${xylo.plural(top.chips, "chip")}.`,
    caption: `Horizontal: mean loss (percentage points) of the chips with one flipped bit there, against ${xylo.percent(sound)} without a fault, on ${xylo.plural(samples, "sample")} each. Lines: 95 % Wilson intervals over all samples of all chips, too narrow where chips differ much. ${note}`,
    path: `${configuration.path}.faults.${by}`,
    columns: [one, "chips", `mean ${measure}`, "lower 95 %", "upper 95 %", "worst chip", "chips that lose > 1 point", "lower 95 %", "upper 95 %"],
    rows: groups.map((group) => [
      group.name, group.chips, xylo.percent(group.accuracy), ...group.accuracy_wilson_95.map(xylo.percent), xylo.percent(group.worst),
      xylo.percent(group.harmful), ...group.harmful_wilson_95.map(xylo.percent),
    ]),
    height: () => 64 + 24 * drawn.length, option,
  });
};

const worst = (body, { faults: { worst: rows, measure, samples } }) => {
  if (rows.length === 0) return;
  const row = (fault) => xylo.element("tr", {},
    xylo.element("th", { scope: "row" }, fault.fault),
    xylo.element("td", {}, xylo.percent(fault.accuracy)),
    xylo.element("td", {}, `${xylo.count(fault.changed)} of ${xylo.count(samples)}`));
  body.append(xylo.element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "The worst single faults" },
    xylo.element("table", { "data-table": "worst-faults" },
      xylo.element("caption", {}, "The worst single faults that were drawn"),
      xylo.element("thead", {}, xylo.element("tr", {}, ...["fault", measure, "decisions changed"].map((name) => xylo.element("th", { scope: "col" }, name)))),
      xylo.element("tbody", {}, ...rows.map(row)))));
};

xylo.detail("vulnerable", (body, configuration) => {
  if (!configuration.faults) return xylo.absent(body, "The study injected no faults (faults: true, or --faults).");
  bars(body, configuration, { key: "fault-memories", by: "by_memory", one: "memory", note: "Every memory has as many chips." });
  bars(body, configuration, { key: "fault-bits", by: "by_bit", one: "bit", note: "Bit 0 is the least significant; the worst are shown. Few chips share a bit: look at their number before you trust an order." });
  bars(body, configuration, { key: "fault-neurons", by: "by_neuron", one: "neuron", note: "A weight belongs to its target; the worst are shown. Few chips share a neuron: look at their number before you trust an order." });
  worst(body, configuration);
});
