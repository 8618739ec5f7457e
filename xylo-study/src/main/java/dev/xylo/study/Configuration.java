package dev.xylo.study;

import dev.xylo.quantize.QuantizationOptions;

/**
 * One way to bring the network to the chip.
 *
 * @param method quantization method, such as {@code channel}
 * @param options version and widths
 */
public record Configuration(String method, QuantizationOptions options) {
    /**
     * Name in tables and files.
     *
     * @return {@code <method>_<bits per weight>}
     */
    public String name() {
        return method + "_" + options.bitsPerWeight();
    }
}
