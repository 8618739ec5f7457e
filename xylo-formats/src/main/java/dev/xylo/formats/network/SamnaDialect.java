package dev.xylo.formats.network;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Resource;

/**
 * How samna's configuration of a chip differs.
 *
 * @param hidden key of the hidden layer
 * @param secondSynapse whether there are keys for a second synapse
 * @param bias whether there are keys for biases
 * @param ownReach whether the matrices are as small as what the input reaches and the output reads
 * @param biasLast whether {@code v_mem_bias} stands after the decays, as a printout of a configuration of SYNS65302 shows it
 * @param debug whether the section {@code debug} is written; its content is known for SYNS61300 only
 */
record SamnaDialect(
        String hidden, boolean secondSynapse, boolean bias, boolean ownReach, boolean biasLast, boolean debug) {
    static final String RESERVOIR = "reservoir";
    static final String HIDDEN = "hidden";

    static SamnaDialect of(Chip chip) {
        boolean ownReach = chip.limit(Resource.INPUT_REACH).isPresent();
        boolean bias = chip.core().hasBias();
        boolean second = chip.most(Resource.SYNAPSES, 2) > 1;
        return new SamnaDialect(ownReach ? HIDDEN : RESERVOIR, second, bias, ownReach, ownReach && second, !bias);
    }
}
