/** Quantizers: a float network in, the chip's integers, their scales and what was lost out. */
module dev.xylo.quantize {
    requires transitive dev.xylo.core;
    requires commons.math3;

    exports dev.xylo.quantize;
    exports dev.xylo.quantize.lint;
}
