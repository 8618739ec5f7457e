package dev.xylo.testkit.random;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.NetworkShape;
import java.util.ArrayList;
import java.util.List;

/** Random sizes and alias links. */
final class Shapes {
    private Shapes() {}

    /** Mostly 1..12 hidden neurons; one in ten up to 64. A third each has {@code Nien < N} or {@code Noen < N} if N allows. */
    static NetworkShape shape(Dice dice) {
        int hidden = dice.chance(0.9) ? dice.between(1, 12) : dice.between(13, 64);
        int inputs = dice.chance(0.8) ? dice.between(1, 6) : dice.between(7, 16);
        int outputs = dice.between(1, 8);
        int inputExpansion = dice.chance(0.33) ? dice.between(1, hidden) : hidden;
        int outputExpansion = dice.chance(0.33) ? dice.between(1, hidden) : hidden;
        int synapses = dice.between(1, 2);
        boolean synapseAxis = synapses == 2 || dice.chance(0.5);
        return new NetworkShape(inputs, inputExpansion, hidden, outputExpansion, outputs, synapses, synapseAxis);
    }

    /**
     * None (half of the networks), or one of: a chain up, a chain down, one source with several targets, or arbitrary pairs, which
     * may repeat, point back or at themselves.
     */
    static List<Alias> aliases(Dice dice, int hidden) {
        List<Alias> aliases = new ArrayList<>();
        if (dice.chance(0.5)) {
            return aliases;
        }
        switch (dice.between(0, 3)) {
            case 0 -> {
                for (int h = 0; h + 1 < hidden; h++) {
                    aliases.add(new Alias(h, h + 1));
                }
            }
            case 1 -> {
                for (int h = hidden - 1; h > 0; h--) {
                    aliases.add(new Alias(h, h - 1));
                }
            }
            case 2 -> {
                int source = dice.between(0, hidden - 1);
                int targets = dice.between(1, 4);
                for (int k = 0; k < targets; k++) {
                    aliases.add(new Alias(source, dice.between(0, hidden - 1)));
                }
            }
            default -> {
                int links = dice.between(1, 2 * hidden);
                for (int k = 0; k < links; k++) {
                    aliases.add(new Alias(dice.between(0, hidden - 1), dice.between(0, hidden - 1)));
                }
            }
        }
        return aliases;
    }
}
