package dev.xylo.quantize.fit;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Resource;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.optimal.DriveEffect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prunes recurrent connections until a chip's fan-out and recurrent slots suffice. First every neuron with too many targets loses those on
 * which it has the least effect, then the whole network loses the connections of least effect. Ties go to the lower source, then target.
 *
 * <p>Other limits (numbers of neurons, reach of input and output) cannot be met by pruning and are left to the chip's design rules.
 */
public final class ChipFit {
    private static final Comparator<Connection> LEAST_EFFECT = Comparator.comparingDouble(Connection::effect)
            .thenComparingInt(Connection::source)
            .thenComparingInt(Connection::target);

    private ChipFit() {}

    /**
     * A network that fits, and what it took.
     *
     * @param network the network without the pruned connections
     * @param pruned what was removed, least effect first; empty if nothing had to be
     * @param kept recurrent connections that are left
     * @param effectShare effect of all pruned connections relative to that of all connections there were, 0..1
     */
    public record Fitted(FloatNetwork network, List<Connection> pruned, int kept, double effectShare) {
        /** Copies. */
        public Fitted {
            pruned = List.copyOf(pruned);
        }
    }

    /**
     * Prunes.
     *
     * @param network the float network
     * @param chip whose fan-out and recurrent slots are to suffice
     * @param effects how much a weight moves its target's membrane
     * @return the network and what was removed
     */
    public static Fitted prune(FloatNetwork network, Chip chip, DriveEffect effects) {
        List<Connection> connections = connections(network, effects);
        int fanOut = chip.most(Resource.FAN_OUT, Integer.MAX_VALUE);
        int slots = chip.most(Resource.RECURRENT_SLOTS, Integer.MAX_VALUE);
        List<Connection> pruned = new ArrayList<>();
        List<Connection> left = new ArrayList<>();
        for (int source = 0; source < network.shape().hidden(); source++) {
            int from = source;
            List<Connection> own = connections.stream()
                    .filter(c -> c.source() == from)
                    .sorted(LEAST_EFFECT)
                    .toList();
            int cut = Math.max(0, own.size() - fanOut);
            pruned.addAll(own.subList(0, cut));
            left.addAll(own.subList(cut, own.size()));
        }
        left.sort(LEAST_EFFECT);
        int cut = Math.max(0, left.size() - slots);
        pruned.addAll(left.subList(0, cut));
        pruned.sort(LEAST_EFFECT);
        double all = sum(connections);
        return new Fitted(
                pruned.isEmpty() ? network : without(network, pruned),
                pruned,
                left.size() - cut,
                all > 0 ? sum(pruned) / all : 0);
    }

    private static List<Connection> connections(FloatNetwork network, DriveEffect effects) {
        NetworkShape shape = network.shape();
        double[] weights = network.values(Parameter.WEIGHTS_REC);
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < shape.hidden() * shape.hidden(); i++) {
            double effect = 0;
            boolean connected = false;
            for (int s = 0; s < shape.synapses(); s++) {
                int flat = i * shape.synapses() + s;
                connected |= weights[flat] != 0;
                effect += weights[flat] == 0 ? 0 : effects.of(Parameter.WEIGHTS_REC, flat);
            }
            if (connected) {
                connections.add(new Connection(i / shape.hidden(), i % shape.hidden(), effect));
            }
        }
        return connections;
    }

    private static FloatNetwork without(FloatNetwork network, List<Connection> pruned) {
        NetworkShape shape = network.shape();
        Set<Long> gone = new HashSet<>();
        pruned.forEach(c -> gone.add((long) c.source() * shape.hidden() + c.target()));
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter)) {
                values.put(parameter, network.values(parameter));
            }
        }
        double[] weights = values.get(Parameter.WEIGHTS_REC);
        for (int flat = 0; flat < weights.length; flat++) {
            if (gone.contains((long) flat / shape.synapses())) {
                weights[flat] = 0;
            }
        }
        return FloatNetwork.of(shape, values, network.aliases());
    }

    private static double sum(List<Connection> connections) {
        return connections.stream().mapToDouble(Connection::effect).sum();
    }
}
