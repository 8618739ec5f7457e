package dev.xylo.study.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the accuracy goes on the way from the float twin to the chip.
 *
 * <p>Two views, as order matters: {@link #stages} switches the effects on one after the other, {@link #leaveOneOut} switches one off on
 * the chip. A loss is a difference of two whole numbers of samples (of correct ones with labels, of those that agree with the float twin
 * without), so the losses of the stages sum exactly to the total.
 *
 * @param start the float twin
 * @param end the chip
 * @param stages one for every effect, in their order
 * @param leaveOneOut one for every effect, in their order
 */
public record Waterfall(Tally start, Tally end, List<Stage> stages, List<LeftOut> leaveOneOut) {
    /**
     * An effect switched on after those before it.
     *
     * @param effect the effect
     * @param tally the network with it and all before it
     * @param lost samples that it loses; negative if it wins some
     */
    public record Stage(Effect effect, Tally tally, int lost) {}

    /**
     * An effect switched off on the chip.
     *
     * @param effect the effect
     * @param tally the chip without it
     * @param recovered samples that are won by that; negative if some are lost
     */
    public record LeftOut(Effect effect, Tally tally, int recovered) {}

    /** Copies. */
    public Waterfall {
        stages = List.copyOf(stages);
        leaveOneOut = List.copyOf(leaveOneOut);
    }

    /**
     * Compares the simulations.
     *
     * @param tallies one for each of {@link EffectSets#distinct}
     * @return the waterfall
     * @throws IllegalArgumentException if one is missing, or they are not of the same samples
     */
    public static Waterfall of(Map<Set<Effect>, Tally> tallies) {
        Tally start = tally(tallies, EffectSets.none());
        Tally end = tally(tallies, EffectSets.all());
        List<Stage> stages = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        Tally before = start;
        for (Effect effect : Effect.values()) {
            Tally with = tally(tallies, EffectSets.upTo(effect));
            stages.add(new Stage(effect, with, before.good() - with.good()));
            before = with;
            Tally without = tally(tallies, EffectSets.without(effect));
            leftOut.add(new LeftOut(effect, without, without.good() - end.good()));
        }
        return new Waterfall(start, end, stages, leftOut);
    }

    private static Tally tally(Map<Set<Effect>, Tally> tallies, Set<Effect> effects) {
        Tally tally = tallies.get(effects);
        if (tally == null) {
            throw new IllegalArgumentException("the simulation '" + EffectSets.key(effects) + "' is missing");
        }
        Tally first = tallies.get(EffectSets.none());
        if (tally.samples() != first.samples() || tally.labelled() != first.labelled()) {
            throw new IllegalArgumentException("the simulation '" + EffectSets.key(effects) + "' is of "
                    + tally.samples() + " samples, the float twin of " + first.samples());
        }
        return tally;
    }

    /**
     * Whether losses are of accuracy, and not of agreement with the float twin.
     *
     * @return true if the samples have labels
     */
    public boolean labelled() {
        return start.labelled() > 0;
    }

    /**
     * Samples lost from the float twin to the chip: exactly the sum over the stages.
     *
     * @return negative if the chip is better
     */
    public int lost() {
        return start.good() - end.good();
    }

    /**
     * A number of samples as a share of all.
     *
     * @param count such as {@link Stage#lost}
     * @return percentage points; 0 of no samples
     */
    public double points(int count) {
        return start.samples() == 0 ? 0 : 100.0 * count / start.samples();
    }

    /**
     * The effect whose stage loses most; the first of them in the order.
     *
     * @return empty if no stage loses anything
     */
    public Optional<Effect> largest() {
        Optional<Effect> largest = Optional.empty();
        int most = 0;
        for (Stage stage : stages) {
            if (stage.lost() > most) {
                most = stage.lost();
                largest = Optional.of(stage.effect());
            }
        }
        return largest;
    }
}
