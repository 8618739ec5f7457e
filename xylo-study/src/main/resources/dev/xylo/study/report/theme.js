// Colours: Okabe and Ito's palette, which colour-blind readers can tell apart, in a version for each theme. Paper is always light.
const light = {
  text: "#1c2127", quiet: "#57606a", line: "#d5dae0", background: "#ffffff", faint: "#eceff2",
  float: "#0072b2", chip: "#d55e00", gain: "#0072b2", loss: "#d55e00", total: "#57606a",
  series: ["#0072b2", "#d55e00", "#007a5a", "#a8508a", "#8a6500", "#1c2127"],
  ramp: ["#f1f5f9", "#c3daec", "#7fb3d9", "#2f82bd", "#0b4f86"],
};
const dark = {
  text: "#e4e7ea", quiet: "#a4adb6", line: "#39414a", background: "#14171a", faint: "#242a30",
  float: "#56b4e9", chip: "#f0902e", gain: "#56b4e9", loss: "#f0902e", total: "#a4adb6",
  series: ["#56b4e9", "#f0902e", "#2fc49a", "#e08cc0", "#e8d44d", "#e4e7ea"],
  ramp: ["#1d2328", "#1c4263", "#236a9d", "#4a9fd6", "#b5def7"],
};
const darkMedia = matchMedia("(prefers-color-scheme: dark)");
const printMedia = matchMedia("print");
// Pixels; about what A4 leaves between its margins, for one figure and for two beside each other.
const PRINT_WIDTH = 660;
const PRINT_HALF = 320;

let printing = printMedia.matches;

xylo.theme = () => (darkMedia.matches && !printing ? dark : light);
/** The width of a figure on paper, or null on a screen. */
xylo.printWidth = (wide) => (printing ? (wide ? PRINT_WIDTH : PRINT_HALF) : null);

const print = (on) => {
  if (printing !== on) {
    printing = on;
    xylo.redraw();
  }
};
darkMedia.addEventListener("change", () => xylo.redraw());
printMedia.addEventListener("change", () => print(printMedia.matches));
addEventListener("beforeprint", () => print(true));
addEventListener("afterprint", () => print(false));

/** Shapes and dashes beside colours, so a series is known without its colour. */
xylo.symbols = ["circle", "rect", "triangle", "diamond", "pin", "arrow"];
xylo.dashes = ["solid", [7, 3], [2, 3], [9, 3, 2, 3], [4, 4], [1, 4]];

/** Black or white, whichever reads better on a colour of the ramp. */
xylo.inkOn = (colour) => {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = parseInt(colour.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? "#111111" : "#ffffff";
};

/** A colour of the ramp for a share 0..1. */
xylo.onRamp = (theme, share) => {
  const at = Math.min(Math.max(share, 0), 1) * (theme.ramp.length - 1);
  const low = Math.min(Math.floor(at), theme.ramp.length - 2);
  const mix = [1, 3, 5].map((i) => {
    const [from, to] = [theme.ramp[low], theme.ramp[low + 1]].map((colour) => parseInt(colour.slice(i, i + 2), 16));
    return Math.round(from + (to - from) * (at - low)).toString(16).padStart(2, "0");
  });
  return `#${mix.join("")}`;
};
