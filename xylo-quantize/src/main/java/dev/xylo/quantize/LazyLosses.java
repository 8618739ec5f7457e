package dev.xylo.quantize;

import java.util.List;
import java.util.function.Supplier;

/** Losses that are counted when somebody asks for them, once; then the float values are let go. */
final class LazyLosses {
    private List<Supplier<ParameterLoss>> counts;
    private List<ParameterLoss> losses;

    LazyLosses(List<Supplier<ParameterLoss>> counts) {
        this.counts = List.copyOf(counts);
    }

    synchronized List<ParameterLoss> get() {
        if (losses == null) {
            losses = counts.stream().map(Supplier::get).toList();
            counts = List.of();
        }
        return losses;
    }
}
