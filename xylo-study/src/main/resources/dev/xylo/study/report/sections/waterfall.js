// The loss waterfall, and beside it the chip with one effect switched off at a time.
const labelWidth = (width) => (width < 420 ? 112 : 172);

/** Effects from top to bottom, as the waterfall switches them on. */
const effectAxis = (theme, names, width) => xylo.axis(theme, "", "y", {
  type: "category", inverse: true, data: names, axisTick: { show: false }, splitLine: { show: false },
  axisLabel: { width: labelWidth(width) - 12, overflow: "break", lineHeight: 14, interval: 0, hideOverlap: false },
});

/** A bar from one value to another with its text beside it; hatched by a border where it is a gain, so colour is not needed. */
const barOf = (theme, colour, text) => (parameters, api) => {
  const [from, y] = api.coord([api.value(1), api.value(0)]);
  const [to] = api.coord([api.value(2), api.value(0)]);
  const thickness = Math.min(api.size([0, 1])[1] * 0.62, 24);
  const { x: left, width } = parameters.coordSys;
  const words = text(parameters.dataIndex);
  const [start, right] = [Math.min(from, to), Math.max(from, to)];
  const room = 10 + 7 * words.length;
  const bar = { x: start, y: y - thickness / 2, width: Math.max(Math.abs(to - from), 1.5), height: thickness };
  const { fill, hollow } = colour(parameters.dataIndex);
  // Right of the bar, else left of it, else inside.
  const beside = right + room < left + width
    ? { x: right + 6, align: "left" }
    : start - room > left ? { x: start - 6, align: "right" } : { x: right - 6, align: "right", fill: hollow ? theme.text : xylo.inkOn(fill) };
  return {
    type: "group",
    children: [
      { type: "rect", shape: bar, style: { fill: hollow ? theme.background : fill, stroke: fill, lineWidth: hollow ? 2 : 0 } },
      {
        type: "text",
        style: xylo.ink(theme, { text: words, y, verticalAlign: "middle", ...beside }),
      },
    ],
  };
};

const waterfall = (body, { attribution, path, name }) => {
  let at = 100 * attribution.start_accuracy;
  const steps = attribution.stages.map((stage) => {
    const from = at;
    at -= stage.loss_points;
    return { name: xylo.sentence(stage.effect), from, to: at, loss: stage.loss_points, stage };
  });
  const end = 100 * attribution.end_accuracy;
  const bars = [
    { name: "Float network without caps", from: 0, to: 100 * attribution.start_accuracy, total: true },
    ...steps,
    { name: `Chip (${name})`, from: 0, to: end, total: true },
  ];
  const values = steps.flatMap(({ from, to }) => [from, to]).concat(100 * attribution.start_accuracy, end);
  const span = Math.max(...values) - Math.min(...values);
  const floor = Math.max(0, Math.floor((Math.min(...values) - Math.max(span * 0.35, 1)) / 5) * 5);
  const ceiling = Math.min(100, Math.ceil(Math.max(...values)));
  const text = (i) => (bars[i].total ? `${xylo.decimal(bars[i].to, 1)} %` : xylo.signed(-bars[i].loss, 1));
  // Where the study has named the largest effect, its name is taken: it decides ties.
  const largest = steps.find(({ stage }) => stage.effect === attribution.largest);
  const ends = `${xylo.percent(attribution.start_accuracy)} in float without caps, ${xylo.percent(attribution.end_accuracy)} on the chip`;
  const costs = largest && largest.loss > 0;
  const takeaway = attribution.total_loss_points <= 0
    ? `Nothing is lost in all: ${ends}${costs ? `; ${largest.name} alone costs ${xylo.decimal(largest.loss, 1)} points on the way` : ""}.`
    : `${costs ? `${largest.name} costs most on the way, ${xylo.decimal(largest.loss, 1)} points; ` : ""}${xylo.decimal(attribution.total_loss_points, 1)} points are lost in all: ${ends}.`;
  const option = (theme, width) => ({
    grid: xylo.grid({ left: labelWidth(width), top: 8, right: 26 }),
    tooltip: xylo.tooltip(theme, ({ dataIndex }) => xylo.tip(
      bars[dataIndex].name, `accuracy ${xylo.decimal(bars[dataIndex].to, 1)} %`,
      !bars[dataIndex].total && `change ${xylo.signed(-bars[dataIndex].loss, 2)} points`,
      xylo.isNumber(bars[dataIndex].stage?.agreement) && `agreement with float ${xylo.percent(bars[dataIndex].stage.agreement)}`,
    )),
    xAxis: xylo.axis(theme, "accuracy (%)", "x", { min: floor, max: ceiling, splitLine: { show: true, lineStyle: { color: theme.line } } }),
    yAxis: effectAxis(theme, bars.map((bar) => bar.name), width),
    series: [
      {
        type: "custom", clip: true, encode: { y: 0, x: [1, 2] },
        data: bars.map((bar, i) => [i, Math.max(bar.from, floor), bar.to]),
        renderItem: barOf(theme, (i) => (bars[i].total ? { fill: theme.total } : { fill: bars[i].loss < 0 ? theme.gain : theme.loss, hollow: bars[i].loss < 0 }), text),
      },
    ],
  });
  xylo.figure(body, {
    key: "waterfall", title: "Loss waterfall", takeaway,
    caption: `Horizontal: accuracy (%), starting at ${xylo.count(floor)}. From top to bottom one more effect is switched on. Filled bars lose, hollow bars gain; grey bars are float network and chip. Numbers are percentage points.`,
    path: `${path}.attribution.stages`,
    columns: ["effect", "accuracy after it", "loss (points)", "agreement with float"],
    rows: attribution.stages.map((stage) => [xylo.sentence(stage.effect), xylo.percent(stage.accuracy), xylo.decimal(stage.loss_points, 2), xylo.percent(stage.agreement)]),
    height: () => 400, option,
  });
};

const leaveOneOut = (body, { attribution, path }) => {
  const entries = attribution.leave_one_out ?? [];
  if (entries.length === 0) return xylo.absent(body, "The study ran no simulations with one effect switched off.");
  const most = entries.reduce((a, b) => (b.recovered_points > a.recovered_points ? b : a));
  const agrees = most.effect === attribution.largest;
  const takeaway = most.recovered_points <= 0
    ? "Switching off any single effect wins nothing back."
    : `Without ${xylo.words(most.effect)} the chip wins back ${xylo.decimal(most.recovered_points, 1)} points${agrees ? ", the same effect as in the waterfall" : ", another effect than in the waterfall: the order matters here"}.`;
  const recovered = entries.map((entry) => entry.recovered_points);
  const reach = Math.max(...recovered.map(Math.abs), 1);
  const option = (theme, width) => ({
    grid: xylo.grid({ left: labelWidth(width), top: 8, right: 26 }),
    tooltip: xylo.tooltip(theme, ({ dataIndex }) => xylo.tip(
      `Without ${xylo.words(entries[dataIndex].effect)}`, `accuracy ${xylo.percent(entries[dataIndex].accuracy)}`,
      `change ${xylo.signed(recovered[dataIndex], 2)} points`,
    )),
    xAxis: xylo.axis(theme, "points won back when switched off", "x", {
      min: Math.min(0, ...recovered) < 0 ? -Math.ceil(-Math.min(...recovered) * 1.35) : 0, max: Math.ceil(reach * 1.4),
      splitLine: { show: true, lineStyle: { color: theme.line } },
    }),
    yAxis: effectAxis(theme, entries.map((entry) => xylo.sentence(entry.effect)), width),
    series: [{
      type: "custom", clip: true, encode: { y: 0, x: [1, 2] }, data: recovered.map((points, i) => [i, 0, points]),
      renderItem: barOf(theme, (i) => ({ fill: recovered[i] < 0 ? theme.loss : theme.gain, hollow: recovered[i] < 0 }), (i) => xylo.signed(recovered[i], 1)),
    }],
  });
  xylo.figure(body, {
    key: "leave-one-out", title: "One effect switched off", takeaway,
    caption: "Horizontal: percentage points of accuracy that the chip gains when this one effect is switched off (hollow: loses). The effects overlap, so these do not sum to the loss.",
    path: `${path}.attribution.leave_one_out`,
    columns: ["effect switched off", "accuracy", "points won back"],
    rows: entries.map((entry) => [xylo.sentence(entry.effect), xylo.percent(entry.accuracy), xylo.decimal(entry.recovered_points, 2)]),
    height: () => 400, option,
  });
};

xylo.detail("waterfall", (body, configuration, results) => {
  if (!configuration.attribution) {
    return xylo.absent(body, results.data?.labelled === false
      ? "Without labels there is no accuracy to attribute."
      : "The study ran no attribution for this configuration.");
  }
  waterfall(body, configuration);
  leaveOneOut(body, configuration);
});
