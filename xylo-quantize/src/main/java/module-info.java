/** Quantizers: a float network in, the chip's integers, their scales and what was lost out. */
module dev.xylo.quantize {
    requires transitive dev.xylo.core;
    requires commons.math3;

    exports dev.xylo.quantize.fit;
    exports dev.xylo.quantize.lint;
    exports dev.xylo.quantize.optimal;
    exports dev.xylo.quantize;
}
