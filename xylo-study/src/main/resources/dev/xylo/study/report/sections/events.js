// Heat map: events per counter and neuron.
const WORDS = {
  i_syn: "i_syn saturated", i_syn_2: "i_syn_2 saturated", v_mem: "v_mem saturated", i_syn_out: "i_syn_out saturated",
  v_mem_out: "v_mem_out saturated", spike_cap: "spike cap hit", spike_cap_out: "readout spike cap hit", input_clip: "input clipped",
};
const ONE = { i_syn_out: "readout neuron", v_mem_out: "readout neuron", spike_cap_out: "readout neuron", input_clip: "input channel" };

xylo.detail("events", (body, configuration) => {
  const counters = Object.entries(configuration.health?.events ?? {}).filter(([, counts]) => counts.length > 0);
  if (counters.length === 0) return xylo.absent(body, "The study recorded no events per neuron.");
  const cells = counters.flatMap(([key, counts], row) => counts.map((count, index) => ({ key, row, index, count })));
  const total = cells.reduce((sum, cell) => sum + cell.count, 0);
  if (total === 0) return xylo.absent(body, "Not one saturation, cap hit or clip happened in any sample: every cell of this figure would be 0.");
  const most = cells.reduce((a, b) => (b.count > a.count ? b : a));
  const quietest = counters.filter(([, counts]) => counts.every((count) => count === 0)).length;
  const name = (cell) => `${ONE[cell.key] ?? "hidden neuron"} ${cell.index}`;
  const takeaway = `${xylo.plural(total, "event")} in all; ${name(most)} has most (${xylo.count(most.count)}: ${WORDS[most.key] ?? xylo.words(most.key)})${quietest > 0 ? `; ${quietest} of ${counters.length} kinds never happened` : ""}.`;
  const widest = Math.max(...counters.map(([, counts]) => counts.length));
  const share = (count) => (count === 0 ? 0 : 0.15 + (0.85 * Math.log1p(count)) / Math.log1p(most.count));
  const option = (theme, width) => ({
    grid: xylo.grid({ left: width < 420 ? 104 : 158, right: 12, top: 30 }),
    tooltip: xylo.tooltip(theme, ({ dataIndex }) => xylo.tip(name(cells[dataIndex]), `${WORDS[cells[dataIndex].key] ?? xylo.words(cells[dataIndex].key)}: ${xylo.count(cells[dataIndex].count)} times`)),
    xAxis: xylo.axis(theme, "neuron or channel (index)", "x", { type: "category", data: Array.from({ length: widest }, (value, i) => i), axisTick: { show: false } }),
    yAxis: xylo.axis(theme, "", "y", {
      type: "category", inverse: true, data: counters.map(([key]) => WORDS[key] ?? xylo.words(key)), axisTick: { show: false }, splitLine: { show: false },
      axisLabel: { width: width < 420 ? 94 : 148, overflow: "break", lineHeight: 13, interval: 0, hideOverlap: false },
    }),
    graphic: scale(theme, most.count, width),
    series: [{
      type: "custom", encode: { x: 0, y: 1 }, data: cells.map((cell) => [cell.index, cell.row, cell.count]),
      renderItem: (parameters, api) => {
        const [x, y] = api.coord([api.value(0), api.value(1)]);
        const [w, h] = api.size([1, 1]);
        const gap = w > 5 ? 0.5 : 0;
        return { type: "rect", shape: { x: x - w / 2 + gap, y: y - h / 2 + 2, width: w - 2 * gap, height: h - 4 }, style: { fill: xylo.onRamp(theme, share(api.value(2))) } };
      },
    }],
  });
  const scale = (theme, largest, width) => {
    const steps = 24;
    const left = width < 420 ? 104 : 158;
    return [
      ...Array.from({ length: steps }, (value, i) => ({ type: "rect", silent: true, left: left + 18 + i * 4, top: 6, shape: { width: 4.4, height: 11 }, style: { fill: xylo.onRamp(theme, i / (steps - 1)) } })),
      { type: "text", silent: true, left: left, top: 5, style: { text: "0", fill: theme.text, fontSize: 12 } },
      { type: "text", silent: true, left: left + 22 + steps * 4, top: 5, style: { text: `${xylo.count(largest)} (log scale)`, fill: theme.text, fontSize: 12 } },
    ];
  };
  xylo.figure(body, {
    key: "events", wide: true, title: "Events per neuron", takeaway,
    caption: "Horizontal: index of the hidden neuron, readout neuron or input channel. Vertical: kind of event. Colour: events over all samples and steps, on a logarithmic scale; empty where there is no such neuron.",
    path: `${configuration.path}.health.events`,
    columns: ["event", "total", "neurons with any", "most (index)"],
    rows: counters.map(([key, counts]) => {
      const top = Math.max(...counts);
      return [WORDS[key] ?? xylo.words(key), xylo.count(counts.reduce((a, b) => a + b, 0)), String(counts.filter((count) => count > 0).length), top > 0 ? `${xylo.count(top)} (${counts.indexOf(top)})` : "-"];
    }),
    height: () => 86 + 34 * counters.length, option,
  });
});
