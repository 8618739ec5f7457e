// First divergence: which neurons leave the float run first, and the traces around it.
const SHOWN = 12;
const label = (entry) => `${entry.layer} ${entry.neuron} ${entry.state}`;

const firstNeurons = (body, configuration, results) => {
  const neurons = configuration.divergence.neurons ?? [];
  const top = neurons.slice(0, SHOWN);
  if (top.length === 0) return xylo.absent(body, "No sample of this configuration leaves the float run by more than its rounding allows.");
  const samples = results.data?.samples;
  const diverged = configuration.divergence.samples_diverged;
  const takeaway = `${xylo.count(diverged)} of ${xylo.count(samples)} samples diverge; ${label(top[0])} is first most often (${xylo.plural(top[0].first_in_samples, "sample")}, half of them by step ${xylo.short(top[0].median_step)}).`;
  const option = (theme, width) => ({
    grid: xylo.grid({ left: width < 420 ? 124 : 150, right: 48, top: 6 }),
    tooltip: xylo.tooltip(theme, ({ dataIndex }) => xylo.tip(label(top[dataIndex]), `first in ${xylo.plural(top[dataIndex].first_in_samples, "sample")}`, `median step ${xylo.short(top[dataIndex].median_step)}, earliest ${xylo.short(top[dataIndex].earliest_step)}`)),
    xAxis: xylo.axis(theme, "samples in which it diverges first", "x", { minInterval: 1, splitLine: { show: true, lineStyle: { color: theme.line } } }),
    yAxis: xylo.axis(theme, "", "y", { type: "category", inverse: true, data: top.map(label), axisTick: { show: false }, splitLine: { show: false }, axisLabel: { interval: 0, hideOverlap: false } }),
    series: [{ type: "bar", barMaxWidth: 16, itemStyle: { color: theme.series[0] }, data: top.map((entry) => entry.first_in_samples), label: { show: true, position: "right", color: theme.text, fontSize: 12 } }],
  });
  xylo.figure(body, {
    key: "divergence-neurons", title: "First to diverge", takeaway,
    caption: `Horizontal: samples in which this state of this neuron is the first to leave the ${configuration.divergence.against ?? "float run"}.${neurons.length > SHOWN ? ` The ${SHOWN} most frequent of ${neurons.length}.` : ""}`,
    path: `${configuration.path}.divergence.neurons`,
    columns: ["neuron and state", "first in samples", "median step", "earliest step"],
    rows: neurons.map((entry) => [label(entry), xylo.count(entry.first_in_samples), xylo.short(entry.median_step), xylo.short(entry.earliest_step)]),
    height: () => 62 + 26 * Math.max(top.length, 6), option,
  });
};

/** The band of allowed values around the float trace: one polygon, drawn with the first point. */
const band = (parameters, api, theme, entry, steps) => {
  if (parameters.dataIndex > 0) return { type: "group", children: [] };
  const upper = entry.float_trace.map((value, i) => api.coord([steps[i], value + entry.allowed]));
  const lower = entry.float_trace.map((value, i) => api.coord([steps[i], value - entry.allowed]));
  return { type: "polygon", shape: { points: [...upper, ...lower.reverse()] }, style: { fill: theme.float, opacity: 0.25 } };
};

const trace = (body, entry, path, control) => {
  // Where spikes differ first, the trace is the membrane's, and no band belongs to it.
  const traced = entry.trace_state ?? (String(entry.state).startsWith("spikes") ? xylo.words(entry.state).replace("spikes", "v_mem").replace(" ", "_") : entry.state);
  const membrane = traced.startsWith("v_mem"); // what the threshold belongs to
  const threshold = membrane && xylo.isNumber(entry.threshold);
  const banded = traced === entry.state && entry.allowed > 0;
  const start = entry.from_step ?? 0;
  const steps = entry.float_trace.map((value, i) => start + i);
  const option = (theme) => ({
    grid: xylo.grid({ top: 50, left: 66 }),
    legend: xylo.legend(theme, { data: ["float", "chip", ...(banded ? [{ name: "allowed", icon: "rect" }] : []), ...(threshold ? ["threshold"] : [])] }),
    tooltip: { ...xylo.tooltip(theme, (points) => {
      const i = points[0]?.dataIndex ?? 0;
      return xylo.tip(`step ${steps[i]}`, `float ${xylo.short(entry.float_trace[i])}`, `chip ${xylo.short(entry.chip_trace[i])}`, `difference ${xylo.short(entry.chip_trace[i] - entry.float_trace[i])}`);
    }), trigger: "axis" },
    xAxis: xylo.axis(theme, "time (steps)", "x", { min: start, max: steps.at(-1), minInterval: 1 }),
    yAxis: xylo.axis(theme, `${traced} (float units)`, "y", { scale: true, axisLabel: { formatter: xylo.short }, nameGap: 48 }),
    series: [
      ...(!banded ? [] : [{
        name: "allowed", type: "custom", silent: true, clip: true, itemStyle: { color: theme.float, opacity: 0.25 }, encode: { x: 0, y: [1, 2] },
        data: entry.float_trace.map((value, i) => [steps[i], value - entry.allowed, value + entry.allowed]),
        renderItem: (parameters, api) => band(parameters, api, theme, entry, steps),
      }]),
      { name: "float", type: "line", symbol: "none", color: theme.float, lineStyle: { width: 2 }, data: entry.float_trace.map((value, i) => [steps[i], value]) },
      {
        name: "chip", type: "line", symbol: "circle", symbolSize: 5, color: theme.chip, lineStyle: { width: 2, type: [6, 3] }, data: entry.chip_trace.map((value, i) => [steps[i], value]),
        markLine: { silent: true, symbol: "none", data: [{ xAxis: entry.step }], lineStyle: { color: theme.text, type: [2, 2] }, label: { formatter: `step ${entry.step}`, color: theme.text, position: "end", distance: 2 } },
      },
      ...(threshold ? [{ name: "threshold", type: "line", symbol: "none", color: theme.quiet, lineStyle: { width: 1.5, type: [2, 3] }, data: steps.map((step) => [step, entry.threshold]) }] : []),
    ],
  });
  xylo.figure(body, {
    key: "divergence-trace", title: "Traces around the first divergence", control,
    takeaway: `In sample ${entry.sample}, ${entry.state} of ${entry.layer} neuron ${entry.neuron} leaves at step ${entry.step}: float ${xylo.short(entry.float)}, chip ${xylo.short(entry.chip)}, ${xylo.short(Math.abs(entry.chip - entry.float))} apart where ${entry.allowed > 0 ? `rounding allows ${xylo.short(entry.allowed)}` : "no difference is allowed"}.`,
    caption: `Horizontal: time (steps). Vertical: ${traced}${membrane ? " after the reset" : ""}, in float units (the chip's integers divided by their scale). Solid: float; dashed with dots: chip${banded ? "; band: what rounding allows at the marked step" : ""}.`,
    path,
    columns: ["step", "float", "chip"], rows: steps.map((step, i) => [step, entry.float_trace[i], entry.chip_trace[i]]),
    height: () => 374, option,
  });
};

const traces = (body, configuration) => {
  const entries = (configuration.divergence.traces ?? []).filter((entry) => entry.float_trace?.length > 0);
  if (entries.length === 0) return xylo.absent(body, "The study kept no traces of chosen samples.");
  const place = xylo.element("div", { class: "chosen" });
  body.append(place);
  const show = (i, select) => {
    xylo.release(place);
    place.replaceChildren();
    trace(place, entries[i], `${configuration.path}.divergence.traces[${i}]`, select);
  };
  const select = entries.length > 1 ? xylo.select("Trace", entries.map((entry) => `sample ${entry.sample}: ${label(entry)}, step ${entry.step}`), (i) => {
    show(i, select);
    xylo.paint();
    select.querySelector("select").focus();
  }) : undefined;
  show(0, select);
};

xylo.detail("divergence", (body, configuration, results) => {
  if (!configuration.divergence) return xylo.absent(body, "The study looked for no divergence in this configuration.");
  firstNeurons(body, configuration, results);
  traces(body, configuration);
});
