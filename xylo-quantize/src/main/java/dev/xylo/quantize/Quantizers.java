package dev.xylo.quantize;

import dev.xylo.quantize.optimal.OptimalQuantizer;
import java.util.List;
import java.util.stream.Collectors;

/** The registry of quantizers; a new one is one line here. */
public final class Quantizers {
    private static final List<Quantizer> ALL =
            List.of(new GlobalQuantizer(), new ChannelQuantizer(), new OptimalQuantizer());

    private Quantizers() {}

    /**
     * All quantizers.
     *
     * @return unmodifiable
     */
    public static List<Quantizer> all() {
        return ALL;
    }

    /**
     * Finds a quantizer.
     *
     * @param method such as {@code channel}
     * @return the quantizer
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Quantizer byMethod(String method) {
        return ALL.stream()
                .filter(q -> q.method().equals(method))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no method '" + method + "'; there is: "
                        + ALL.stream().map(Quantizer::method).collect(Collectors.joining(", "))));
    }
}
