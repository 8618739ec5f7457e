package dev.xylo.testkit.property;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Networks with fewer neurons, links and parameters, or values nearer to 0. */
final class SmallerNetworks {
    private SmallerNetworks() {}

    static Stream<Parts> of(Parts parts) {
        NetworkShape shape = parts.shape();
        Stream<Parts> fewerHidden =
                Chunks.removals(shape.hidden(), 1).map(parts::keepHidden).flatMap(Optional::stream);
        Stream<Parts> fewerOutputs = Chunks.removals(shape.outputs(), 1).map(parts::keepOutputs);
        Stream<Parts> oneSynapse = shape.synapses() == 2 ? Stream.of(0, 1).map(parts::keepSynapse) : Stream.empty();
        Stream<Parts> fewerAliases = Chunks.removals(parts.aliases().size(), 0).map(parts::keepAliases);
        Stream<Parts> withoutParameter = Arrays.stream(Parameter.values())
                .filter(parameter -> parameter.optional() && parts.values().containsKey(parameter))
                .map(parts::without);
        Stream<Parts> smallerValues = parts.values().entrySet().stream()
                .flatMap(entry ->
                        Chunks.towardsZero(entry.getValue()).map(values -> parts.with(entry.getKey(), values)));
        return Stream.of(fewerHidden, fewerOutputs, oneSynapse, fewerAliases, withoutParameter, smallerValues)
                .flatMap(stream -> stream);
    }
}
