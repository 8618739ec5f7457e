// Firing rate of every hidden neuron, float against chip.
const pearson = (x, y) => {
  const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const product = (a, ma, b, mb) => a.reduce((sum, value, i) => sum + (value - ma) * (b[i] - mb), 0);
  return product(x, mx, y, my) / Math.sqrt(product(x, mx, x, mx) * product(y, my, y, my));
};

xylo.detail("firing-rates", (body, configuration) => {
  const fidelity = configuration.fidelity;
  const float = fidelity?.hidden_rate_float ?? [];
  const chip = fidelity?.hidden_rate_chip ?? [];
  if (float.length === 0 || chip.length !== float.length) return xylo.absent(body, "The study recorded no firing rates of hidden neurons.");
  const dead = new Set(fidelity.dead_gained ?? []);
  const on = new Set(fidelity.always_on_gained ?? []);
  const kinds = [
    { name: "neuron", symbol: "circle", members: (i) => !dead.has(i) && !on.has(i), colour: (theme) => theme.float },
    { name: "dead on the chip", symbol: "diamond", members: (i) => dead.has(i), colour: (theme) => theme.chip },
    { name: "always on", symbol: "triangle", members: (i) => on.has(i), colour: (theme) => theme.series[3] },
  ].map((kind) => ({ ...kind, indices: float.map((value, i) => i).filter(kind.members) })).filter((kind) => kind.indices.length > 0);
  const furthest = float.map((value, i) => i).reduce((a, b) => (Math.abs(chip[b] - float[b]) > Math.abs(chip[a] - float[a]) ? b : a), 0);
  const r = pearson(float, chip);
  const changes = [dead.size && `${dead.size} fell silent`, on.size && `${on.size} became always on`].filter(Boolean).join(", ");
  const takeaway = `${xylo.isNumber(r) ? `Correlation ${xylo.decimal(r, 3)} over ${xylo.plural(float.length, "neuron")}` : xylo.plural(float.length, "neuron")}; `
    + `neuron ${furthest} is furthest off (${xylo.short(float[furthest])} in float, ${xylo.short(chip[furthest])} on the chip)${changes ? `; ${changes}` : ""}.`;
  const top = Math.max(...float, ...chip) * 1.05 || 1;
  const option = (theme) => ({
    grid: xylo.grid({ top: 32 }),
    legend: xylo.legend(theme, { show: kinds.length > 1, data: kinds.map((kind) => kind.name) }),
    tooltip: xylo.tooltip(theme, ({ value }) => value && xylo.tip(`hidden neuron ${value[2]}`, `float ${xylo.short(value[0])} spikes/step`, `chip ${xylo.short(value[1])} spikes/step`)),
    xAxis: xylo.axis(theme, "float rate (spikes per step)", "x", { min: 0, max: top, axisLabel: { formatter: xylo.short, showMaxLabel: false } }),
    yAxis: xylo.axis(theme, "chip rate (spikes per step)", "y", { min: 0, max: top, axisLabel: { formatter: xylo.short, showMaxLabel: false } }),
    series: [
      { type: "line", silent: true, symbol: "none", lineStyle: { color: theme.quiet, width: 1.2, type: [4, 4] }, data: [[0, 0], [top, top]] },
      ...kinds.map((kind) => ({
        name: kind.name, type: "scatter", symbol: kind.symbol, symbolSize: kind.symbol === "circle" ? 9 : 12, clip: false,
        itemStyle: { color: kind.colour(theme), opacity: 0.72, borderColor: theme.background, borderWidth: 1 },
        data: kind.indices.map((i) => [float[i], chip[i], i]),
      })),
    ],
  });
  xylo.figure(body, {
    key: "firing-rates", title: "Firing rate of each hidden neuron", takeaway,
    caption: "Horizontal: rate in float (spikes per step). Vertical: rate on the chip (spikes per step). On the dashed line both are equal; above it the chip fires more.",
    path: `${configuration.path}.fidelity`,
    columns: ["neuron", "float (spikes/step)", "chip (spikes/step)"], rows: float.map((value, i) => [i, value, chip[i]]),
    height: (width) => Math.min(Math.max(320, width * 0.85), 500), option,
  });
});
