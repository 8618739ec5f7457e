// Confusion matrices: the chip's, and the float network's for comparison.
const matrixFigure = (body, key, title, matrix, path) => {
  const rows = matrix.map((row) => row.reduce((a, b) => a + b, 0));
  const wrong = matrix.flatMap((row, truth) => row.map((count, decoded) => ({ truth, decoded, count }))).filter((cell) => cell.truth !== cell.decoded);
  const worst = wrong.reduce((a, b) => (b.count > a.count ? b : a), { count: 0 });
  const errors = wrong.reduce((sum, cell) => sum + cell.count, 0);
  const all = rows.reduce((a, b) => a + b, 0);
  const takeaway = errors === 0
    ? `No error among ${xylo.plural(all, "sample")}.`
    : `${xylo.plural(errors, "error")} among ${xylo.plural(all, "sample")}; most often class ${worst.truth} is read as ${worst.decoded} (${worst.count} of ${rows[worst.truth]}).`;
  const labels = matrix.map((row, i) => String(i));
  const columns = (matrix[0] ?? []).map((value, i) => String(i));
  const option = (theme, width) => ({
    grid: xylo.grid({ left: 50, right: 8, top: 6 }),
    tooltip: xylo.tooltip(theme, ({ value }) => xylo.tip(
      `true class ${value[1]}, decoded ${value[0]}`, xylo.plural(value[2], "sample"),
      rows[value[1]] > 0 && `${xylo.percent(value[2] / rows[value[1]])} of its class`,
    )),
    xAxis: xylo.axis(theme, "decoded class", "x", { type: "category", data: columns, axisTick: { show: false } }),
    yAxis: xylo.axis(theme, "true class", "y", { type: "category", data: labels, inverse: true, axisTick: { show: false }, splitLine: { show: false }, nameGap: 32 }),
    series: [{
      type: "custom", encode: { x: 0, y: 1 },
      data: matrix.flatMap((row, truth) => row.map((count, decoded) => [decoded, truth, count])),
      renderItem: (parameters, api) => {
        const [x, y] = api.coord([api.value(0), api.value(1)]);
        const [w, h] = api.size([1, 1]);
        const [decoded, truth, count] = [api.value(0), api.value(1), api.value(2)];
        const colour = xylo.onRamp(theme, rows[truth] > 0 ? count / rows[truth] : 0);
        const mistake = decoded !== truth && count > 0;
        const children = [{
          type: "rect", shape: { x: x - w / 2 + 1, y: y - h / 2 + 1, width: w - 2, height: h - 2 },
          style: { fill: colour, stroke: mistake ? theme.chip : "none", lineWidth: mistake ? 1.5 : 0 },
        }];
        if (count > 0 && w > 14) {
          children.push({ type: "text", style: xylo.ink(theme, { text: String(count), x, y, align: "center", verticalAlign: "middle", fill: xylo.inkOn(colour), fontSize: w < 26 ? 10 : 12, fontWeight: mistake ? 700 : 400 }) });
        }
        return { type: "group", children };
      },
    }],
  });
  xylo.figure(body, {
    key, title, takeaway,
    caption: "Vertical: true class. Horizontal: decoded class. Cells: samples; darker or brighter is a larger share of the true class. Errors are framed and bold.",
    path, columns: ["true class", ...columns.map((name) => `decoded ${name}`)], rows: matrix.map((row, i) => [i, ...row.map(String)]),
    height: (width) => Math.min(Math.max(300, width * 0.8), 440), option,
  });
};

xylo.detail("confusion", (body, configuration, results) => {
  const matrix = configuration.classification?.confusion;
  if (!matrix) return xylo.absent(body, "Without labels there is no confusion matrix.");
  const index = Math.max((results.baselines ?? []).findIndex((row) => row.reference), 0);
  const float = results.baselines?.[index]?.classification?.confusion;
  if (float) matrixFigure(body, "confusion-float", "Float network", float, `baselines[${index}].classification.confusion`);
  matrixFigure(body, "confusion-chip", `Chip: ${configuration.name}`, matrix, `${configuration.path}.classification.confusion`);
});
