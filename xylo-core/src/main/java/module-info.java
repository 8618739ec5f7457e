/** Networks, chips, rasters and the chip's arithmetic; depends on nothing outside the JDK. */
@SuppressWarnings("module") // the module that internal is open to is compiled later
module dev.xylo.core {
    exports dev.xylo.core.arithmetic;
    exports dev.xylo.core.chip;
    exports dev.xylo.core.graph;
    exports dev.xylo.core.internal to
            dev.xylo.quantize;
    exports dev.xylo.core.mapping;
    exports dev.xylo.core.network;
    exports dev.xylo.core.raster;
    exports dev.xylo.core.rules;
    exports dev.xylo.core.text;
}
