package dev.xylo.formats.module;

import dev.xylo.core.graph.NeuronNode;
import dev.xylo.formats.internal.Text;
import java.util.List;
import java.util.Locale;

/** Modules one after the other, some of them residual: what passes them is added to what went in. One use. */
final class ModuleChain {
    private final ModuleGraph graph;
    private final List<String> architecture;

    /** The layer, or the input, that the next weights read. */
    private String last = ModuleGraph.INPUT;

    private ModuleGraph.Weights waiting;
    private ModuleTree synapses;

    ModuleChain(ModuleGraph graph, List<String> architecture) {
        this.graph = graph;
        this.architecture = architecture;
    }

    /** Adds all modules; the name of the last layer. */
    String add(ModuleTree root) {
        addAll(root);
        if (waiting != null || synapses != null) {
            throw new ModuleException(
                    waiting != null ? waiting.name() : synapses.path(),
                    "is the last module; the chip's outputs are neurons: put a LIFTorch behind it");
        }
        if (last.equals(ModuleGraph.INPUT)) {
            throw new ModuleException(null, "holds no neurons that the chip could have");
        }
        return last;
    }

    private void addAll(ModuleTree container) {
        for (ModuleTree module : ModuleOrder.of(container, architecture)) {
            switch (ModuleKind.of(module)) {
                case WEIGHTS -> weights(module);
                case SYNAPSES -> synapses(module);
                case NEURONS -> neurons(module, module);
                case MEMBRANES -> neurons(membraneSynapses(module), module);
                case CONTAINER -> container(module);
                case PASSES -> {}
                case UNKNOWN ->
                    throw new ModuleException(
                            module.path(),
                            "is no module that is known: it has the parameters "
                                    + Text.names(module.values().keySet())
                                    + "; known are LinearTorch, LIFTorch, LIFBitshiftTorch, ExpSynTorch with LIFNeuronTorch,"
                                    + " Residual, Sequential, SynNet and WaveSenseNet. Save the mapper's specification instead");
            }
        }
    }

    private void container(ModuleTree module) {
        if (!module.name().toLowerCase(Locale.ROOT).contains("residual")) {
            addAll(module);
            return;
        }
        String before = last;
        if (!graph.isLayer(before) || waiting != null) {
            throw new ModuleException(
                    module.path(), "is residual and reads no neurons; on the chip only spikes of neurons can be added");
        }
        ModuleGraph.Weights first = null;
        for (ModuleTree inside : ModuleOrder.of(module, architecture)) {
            if (ModuleKind.of(inside) == ModuleKind.WEIGHTS) {
                weights(inside);
                first = first == null ? waiting : first;
            } else if (ModuleKind.of(inside) == ModuleKind.NEURONS) {
                neurons(inside, inside);
            } else if (ModuleKind.of(inside) != ModuleKind.PASSES) {
                throw new ModuleException(inside.path(), "stands in a residual module; weights and neurons may");
            }
        }
        if (waiting != null || first == null || last.equals(before)) {
            throw new ModuleException(module.path(), "is residual and does not end with neurons");
        }
        graph.order().around(graph.part(first.name()), graph.part(last));
        graph.alias(before, last);
    }

    private void weights(ModuleTree module) {
        if (waiting != null) {
            throw new ModuleException(
                    module.path(),
                    "reads the weights " + waiting.name() + "; multiply the two to one matrix, or put neurons between");
        }
        waiting = graph.weights(module);
    }

    private void synapses(ModuleTree module) {
        if (waiting == null || synapses != null) {
            throw new ModuleException(
                    module.path(), "is an ExpSynTorch that reads no weights; put a LinearTorch before it");
        }
        synapses = module;
    }

    private ModuleTree membraneSynapses(ModuleTree module) {
        if (synapses == null) {
            throw new ModuleException(
                    module.path(),
                    "is a LIFNeuronTorch, without synapses, and the chip's neurons have them (a synapse that forgets at once passes"
                            + " nothing on); put an ExpSynTorch before it, or train with LIFTorch");
        }
        return synapses;
    }

    private void neurons(ModuleTree synapticParameters, ModuleTree module) {
        if (waiting == null) {
            throw new ModuleException(
                    module.path(), "reads " + last + " without a weight; put a LinearTorch between them");
        }
        if (synapses != null && synapticParameters == module) {
            throw new ModuleException(
                    module.path(),
                    "has synapses of its own behind the ExpSynTorch " + synapses.path()
                            + "; the chip has one of the two");
        }
        NeuronNode node = graph.neurons(last, waiting, synapticParameters, module);
        last = node.name();
        waiting = null;
        synapses = null;
    }
}
