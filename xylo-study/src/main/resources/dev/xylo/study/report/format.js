// Numbers as a reader wants them: the decimals that matter, a real minus sign, a unit where it is not obvious.
const minus = (text) => (/^-0(\.0+)?$/.test(text) ? text.slice(1) : text.replace("-", "\u2212"));

xylo.isNumber = (value) => typeof value === "number" && Number.isFinite(value);
xylo.decimal = (value, decimals) => (xylo.isNumber(value) ? minus(value.toFixed(decimals)) : "-");
xylo.signed = (value, decimals) => (Number(value.toFixed(decimals)) > 0 ? "+" : "") + xylo.decimal(value, decimals);
xylo.percent = (share) => (xylo.isNumber(share) ? `${xylo.decimal(100 * share, 1)} %` : "-");
xylo.count = (value) => (xylo.isNumber(value) ? Math.round(value).toLocaleString("en-US") : "-");
xylo.plural = (count, one, many = `${one}s`) => `${xylo.count(count)} ${count === 1 ? one : many}`;

/** Three significant digits, for values of unknown size. */
xylo.short = (value) => {
  if (!xylo.isNumber(value)) return "-";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return minus(value.toExponential(2));
  return minus(String(Number(value.toPrecision(3))));
};

/** weight_rounding becomes "weight rounding". */
xylo.words = (key) => String(key).replaceAll("_", " ");

/** The same with a capital, for the start of a sentence. */
xylo.sentence = (key) => xylo.words(key).replace(/^./, (letter) => letter.toUpperCase());
