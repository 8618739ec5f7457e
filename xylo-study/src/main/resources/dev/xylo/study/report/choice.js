// The reader's choice of the configuration that the detail sections show.

/** Opens with the largest loss among those that keep half of the float accuracy: a collapsed network explains little. */
const instructive = (configurations, results) => {
  const reference = results.baselines?.find((row) => row.reference) ?? results.baselines?.[0];
  const enough = (reference?.accuracy ?? 0) / 2;
  const largest = (rows) => rows.reduce((most, row) => ((row.loss_points ?? 0) > (most.loss_points ?? 0) ? row : most), rows[0]);
  const explained = configurations.filter((row) => row.attribution);
  const pool = explained.length > 0 ? explained : configurations;
  const working = pool.filter((row) => (row.accuracy ?? 1) >= enough);
  return configurations.indexOf(largest(working.length > 0 ? working : pool));
};

const facts = (row) =>
  [
    row.method && `method ${row.method}`,
    row.compat,
    xylo.isNumber(row.bits_per_weight) && `${row.bits_per_weight} bits per weight`,
    xylo.isNumber(row.bits_per_threshold) && `${row.bits_per_threshold} per threshold`,
    row.fuzzy_scaling && "fuzzy scaling",
    xylo.isNumber(row.core) && `core ${row.core}`,
    xylo.isNumber(row.accuracy) && `accuracy ${xylo.percent(row.accuracy)}`,
    xylo.isNumber(row.loss_points) && `loss ${xylo.decimal(row.loss_points, 1)} points`,
  ].filter(Boolean).join(", ");

/** Fills the select and draws the detail sections for every choice. */
xylo.choose = (results) => {
  const configurations = results.configurations ?? [];
  const select = document.getElementById("configuration");
  if (!select) return;
  select.append(...configurations.map((row, i) => xylo.element("option", { value: i }, row.name ?? `${i}`)));
  select.selectedIndex = instructive(configurations, results);
  const draw = () => {
    const row = configurations[select.selectedIndex];
    const where = { ...row, path: `configurations[${select.selectedIndex}]` };
    document.getElementById("configuration-facts").textContent = facts(row);
    for (const section of xylo.details) xylo.draw(section, where, results);
    xylo.paint();
  };
  select.addEventListener("change", draw);
  document.getElementById("chooser").hidden = false;
  draw();
};
