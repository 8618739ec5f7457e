package dev.xylo.study.attribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The sets of effects that a {@link Waterfall} is made of. */
public final class EffectSets {
    private EffectSets() {}

    /**
     * No effect: the float twin.
     *
     * @return the empty set
     */
    public static Set<Effect> none() {
        return Set.of();
    }

    /**
     * Every effect: the chip.
     *
     * @return all seven
     */
    public static Set<Effect> all() {
        return Collections.unmodifiableSet(EnumSet.allOf(Effect.class));
    }

    /**
     * A stage of the way from float to chip.
     *
     * @param last the effect that the stage adds
     * @return it and those before it in the order
     */
    public static Set<Effect> upTo(Effect last) {
        return Collections.unmodifiableSet(EnumSet.range(Effect.values()[0], last));
    }

    /**
     * The chip but for one effect.
     *
     * @param effect the effect that is off
     * @return the other six
     */
    public static Set<Effect> without(Effect effect) {
        return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(effect)));
    }

    /**
     * What has to be simulated for a waterfall, each set once: none, every stage, and every leave-one-out. The first is the float twin
     * and the one with all effects is the chip, so that a study that has both needs twelve simulations more. (The chip without
     * saturation is the stage before it.)
     *
     * @return fourteen sets, in a fixed order
     */
    public static List<Set<Effect>> distinct() {
        List<Set<Effect>> sets = new ArrayList<>();
        sets.add(none());
        for (Effect effect : Effect.values()) {
            sets.add(upTo(effect));
        }
        for (Effect effect : Effect.values()) {
            if (!sets.contains(without(effect))) {
                sets.add(without(effect));
            }
        }
        return List.copyOf(sets);
    }

    /**
     * A name for one of {@link #distinct}.
     *
     * @param effects such a set
     * @return {@code none}, {@code all}, {@code up_to_<key>} or {@code without_<key>}
     * @throws IllegalArgumentException for any other set
     */
    public static String key(Set<Effect> effects) {
        if (effects.isEmpty()) {
            return "none";
        }
        if (effects.equals(all())) {
            return "all";
        }
        for (Effect effect : Effect.values()) {
            if (effects.equals(upTo(effect))) {
                return "up_to_" + effect.key();
            }
            if (effects.equals(without(effect))) {
                return "without_" + effect.key();
            }
        }
        throw new IllegalArgumentException(effects + " is no stage and no leave-one-out");
    }
}
