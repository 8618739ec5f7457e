// Rasters of chosen samples: float above, chip below; what only one of them has differs in shape and colour.
const KINDS = [
  { name: "in both", symbol: "circle", size: 4, colour: (theme) => theme.quiet },
  { name: "float only", symbol: "emptyCircle", size: 7, colour: (theme) => theme.float },
  { name: "chip only", symbol: "triangle", size: 8, colour: (theme) => theme.chip },
  { name: "another count", symbol: "emptyRect", size: 6, colour: (theme) => theme.series[3] },
];

/** Events of both runs with the kind of each, and how many steps and neurons agree. */
const compare = (float, chip) => {
  const table = (events) => new Map(events.map(([step, neuron, count]) => [`${step},${neuron}`, count]));
  const [inFloat, inChip] = [table(float), table(chip)];
  const kind = (other, only) => ([step, neuron, count]) => {
    const there = other.get(`${step},${neuron}`);
    return { step, neuron, count, there: there ?? 0, kind: there === undefined ? only : there === count ? 0 : 3 };
  };
  return { float: float.map(kind(inChip, 1)), chip: chip.map(kind(inFloat, 2)) };
};

/** Float above, chip below; a narrow figure needs a second line for its legend. */
const panels = (width) => {
  const top = width < 420 ? 52 : 34;
  return [{ top, height: 188, title: "float" }, { top: top + 204, height: 188, title: "chip" }];
};

const raster = (body, entry, layer, path, control) => {
  const hidden = layer === "hidden";
  const events = compare(entry[`${hidden ? "hidden" : "out"}_float`] ?? [], entry[`${hidden ? "hidden" : "out"}_chip`] ?? []);
  const all = [...events.float, ...events.chip];
  const neurons = Math.max(...all.map((event) => event.neuron), 0) + 1;
  const steps = entry.shown_steps ?? entry.steps;
  const same = events.float.filter((event) => event.kind === 0).length;
  const either = events.float.length + events.chip.filter((event) => event.kind === 2).length;
  const one = hidden ? "hidden neuron" : "readout neuron";
  const decoded = `float reads ${entry.decoded_float}, the chip ${entry.decoded_chip}${xylo.isNumber(entry.label) ? ` (true class ${entry.label})` : ""}`;
  const takeaway = either === 0
    ? `No ${one} spikes in either run.`
    : `${xylo.percent(same / either)} of ${xylo.plural(either, "spiking step")} are the same in both runs${hidden ? "" : `; ${decoded}`}.`;
  const present = KINDS.filter((kind, k) => all.some((event) => event.kind === k));
  const option = (theme, width) => ({
    grid: panels(width).map(({ top, height }) => ({ left: 52, right: 26, top, height })),
    legend: xylo.legend(theme, { data: present.map((kind) => kind.name), itemWidth: 14 }),
    tooltip: xylo.tooltip(theme, ({ data }) => data?.event && xylo.tip(`step ${data.event.step}, ${one} ${data.event.neuron}`, `${xylo.plural(data.event.count, "spike")} ${data.panel === 0 ? "in float" : "on the chip"}`, `${data.event.there} in the other run`)),
    xAxis: [0, 1].map((p) => xylo.axis(theme, p === 1 ? "time (steps)" : "", "x", { gridIndex: p, min: -0.5, max: steps - 0.5, minInterval: 1, axisLabel: { show: p === 1, formatter: (x) => (Number.isInteger(x) ? x : "") }, splitLine: { show: false } })),
    yAxis: panels(width).map(({ title }, p) => xylo.axis(theme, `${title}: neuron (index)`, "y", { gridIndex: p, min: -0.5, max: neurons - 0.5, inverse: true, minInterval: 1, nameGap: 34, splitLine: { show: false }, axisLabel: { formatter: (y) => (Number.isInteger(y) ? y : "") } })),
    series: [events.float, events.chip].flatMap((panel, p) => KINDS.map((kind, k) => ({
      name: kind.name, type: "scatter", xAxisIndex: p, yAxisIndex: p, symbol: kind.symbol, color: kind.colour(theme),
      symbolSize: Math.min(kind.size, Math.max(3, (1.6 * 190) / neurons + 1)), itemStyle: kind.symbol.startsWith("empty") ? { borderWidth: 1.6, borderColor: kind.colour(theme) } : {},
      data: panel.filter((event) => event.kind === k).map((event) => ({ value: [event.step, event.neuron], event, panel: p })),
    }))),
  });
  xylo.figure(body, {
    key: `raster-${layer}`, title: `${hidden ? "Hidden" : "Readout"} spikes of sample ${entry.sample}`, takeaway, control,
    caption: `Horizontal: time (steps)${steps < entry.steps ? `, the first ${steps} of ${entry.steps}` : ""}. Vertical: index of the ${one}; float above, chip below. Dots: the same count in both; rings: float only; triangles: chip only; squares: both spike, with another count.`,
    path: `${path}.${hidden ? "hidden" : "out"}_float and ..._chip`,
    height: (width) => panels(width)[1].top + 236, option,
  });
};

xylo.detail("rasters", (body, configuration) => {
  const entries = configuration.rasters ?? [];
  if (entries.length === 0) return xylo.absent(body, "The study chose no samples whose spikes are shown.");
  const place = xylo.element("div", { class: "chosen" });
  const control = entries.length > 1
    ? xylo.select("Sample", entries.map((entry) => `${entry.sample}${xylo.isNumber(entry.label) ? `, class ${entry.label}` : ""}: float ${entry.decoded_float}, chip ${entry.decoded_chip}`), (i) => {
      show(i);
      xylo.paint();
    })
    : null;
  const show = (i) => {
    xylo.release(place);
    place.replaceChildren();
    raster(place, entries[i], "hidden", `${configuration.path}.rasters[${i}]`);
    raster(place, entries[i], "readout", `${configuration.path}.rasters[${i}]`);
  };
  if (control) {
    control.style.gridColumn = "1 / -1";
    body.append(control);
  }
  body.append(place);
  show(0);
});
