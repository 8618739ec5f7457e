package dev.xylo.quantize;

import dev.xylo.core.network.FloatNetwork;

/** A way to find the scales that turn a float network into integers. Stateless. */
public interface Quantizer {
    /**
     * Name that users choose it by.
     *
     * @return such as {@code global}
     */
    String method();

    /**
     * Quantizes; the network is not modified.
     *
     * @param network the float network
     * @param options version, widths
     * @return integers, scales and losses
     * @throws UnsupportedNetworkException if the published version that is followed refuses such a network
     */
    QuantizationResult quantize(FloatNetwork network, QuantizationOptions options);
}
