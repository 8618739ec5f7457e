package dev.xylo.formats.module;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rockpool's WaveSenseNet: weights and neurons, blocks with a residual and a skip path each, the sum of the skip paths into a hidden layer,
 * a readout. Sums of spikes are aliases on the chip.
 *
 * @see <a href="https://arxiv.org/abs/2111.01456">WaveSense: Efficient Temporal Convolutions with Spiking Neural Networks for Keyword
 *     Spotting</a>
 */
final class WaveSense {
    private static final Pattern BLOCK = Pattern.compile("wave(\\d{1,4})");
    private static final List<String> NEEDED = List.of("lin1", "spk1", "wave0", "hidden", "spk2", "readout", "spk_out");

    private final ModuleTree root;
    private final ModuleGraph graph;

    WaveSense(ModuleTree root, ModuleGraph graph) {
        this.root = root;
        this.graph = graph;
    }

    static boolean is(ModuleTree root) {
        return root.children().keySet().containsAll(NEEDED);
    }

    /** Adds all layers; the name of the readout. */
    String add() {
        String data = layer(ModuleGraph.INPUT, root, "lin1", "spk1");
        String skip = null;
        for (ModuleTree block : blocks().values()) {
            ModuleGraph.Weights first = graph.weights(child(block, "lin1"));
            String wide = neurons(data, first, child(block, "spk1"));
            String residual = layer(wide, block, "lin2_res", "spk2_res");
            String skipped = layer(wide, block, "lin2_skip", "spk2_skip");
            graph.order().around(graph.part(first.name()), graph.part(residual));
            graph.alias(data, residual);
            if (skip != null) {
                graph.order().behind(graph.part(skip), graph.part(skipped));
                graph.alias(skip, skipped);
            }
            data = residual;
            skip = skipped;
        }
        String hidden = layer(skip, root, "hidden", "spk2");
        return layer(hidden, root, "readout", "spk_out");
    }

    private Map<Integer, ModuleTree> blocks() {
        Map<Integer, ModuleTree> blocks = new TreeMap<>();
        root.children().forEach((name, module) -> {
            Matcher matcher = BLOCK.matcher(name);
            if (matcher.matches()) {
                blocks.put(Integer.parseInt(matcher.group(1)), module);
            }
        });
        return blocks;
    }

    private String layer(String from, ModuleTree parent, String weights, String neurons) {
        return neurons(from, graph.weights(child(parent, weights)), child(parent, neurons));
    }

    private String neurons(String from, ModuleGraph.Weights weights, ModuleTree neurons) {
        if (ModuleKind.of(neurons) != ModuleKind.NEURONS) {
            throw new ModuleException(neurons.path(), "is no LIFTorch, as a WaveSenseNet has there");
        }
        return graph.neurons(from, weights, neurons, neurons).name();
    }

    private static ModuleTree child(ModuleTree parent, String name) {
        ModuleTree child = parent.children().get(name);
        if (child == null || !name.startsWith("spk") && ModuleKind.of(child) != ModuleKind.WEIGHTS) {
            throw new ModuleException(
                    parent.path().isEmpty() ? name : parent.path() + "." + name,
                    child == null
                            ? "is missing, though the rest looks like a WaveSenseNet"
                            : "is no LinearTorch, as a WaveSenseNet has there");
        }
        return child;
    }
}
