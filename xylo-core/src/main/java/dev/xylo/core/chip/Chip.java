package dev.xylo.core.chip;

import static dev.xylo.core.chip.Evidence.DOCUMENTED;
import static dev.xylo.core.chip.Evidence.READ;
import static dev.xylo.core.chip.Evidence.RUN;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A chip as data: its names, its core, its limits. What has no limit here, has none that is known.
 *
 * @param key name that users choose it by, such as {@code audio2}
 * @param part part number, such as {@code SYNS61201}
 * @param title name in prose
 * @param core the arithmetic it computes with
 * @param cycles how its clock cycles are counted
 * @param limits by resource; immutable, in the order of {@link Resource}
 */
public record Chip(String key, String part, String title, Core core, Cycles cycles, Map<Resource, Limit> limits) {
    private static final String OVERVIEW = "Rockpool documentation, devices/xylo-overview";
    private static final String OVERVIEW_1 = "Rockpool documentation of 2022-2023, devices/xylo-overview, Xylo v1";
    private static final String SAMNA = "samna 0.7.1.0, validate_configuration for SYNS61300";
    private static final String AUDIO2_RAM =
            "Rockpool 3.1.0, devices/xylo/syns61201/xa2_devkit_utils.py, RAM addresses";
    private static final String AUDIO3_RAM = "Rockpool 3.1.0, devices/xylo/syns65302/ram.py, RAM addresses";
    private static final String SHIFT_FIELD =
            "Rockpool 3.1.0, devices/xylo/syns61201/xa2_devkit_utils.py, 3-bit field of register CTRL1";

    /** Xylo 1, core 1: no bias; readout neurons share thresholds. */
    public static final Chip SYNS61300 = chip(
            "xylo1",
            "SYNS61300",
            "Xylo 1",
            Core.CORE_1,
            Cycles.UNKNOWN,
            Limit.atMost(Resource.INPUTS, 16, DOCUMENTED, OVERVIEW_1),
            Limit.atMost(Resource.HIDDEN, 1000, DOCUMENTED, OVERVIEW_1),
            Limit.atMost(Resource.OUTPUTS, 8, DOCUMENTED, OVERVIEW_1),
            Limit.atMost(Resource.SYNAPSES, 2, RUN, SAMNA),
            Limit.atMost(Resource.FAN_OUT, 63, DOCUMENTED, OVERVIEW_1 + "; Audio 2 is given as 63 or 64"),
            Limit.atMost(Resource.RECURRENT_SLOTS, 32_000, READ, AUDIO2_RAM + " of its successor SYNS61201"),
            Limit.between(Resource.BIAS, 0, 0, RUN, SAMNA + ": its neurons have no bias"),
            Limit.atMost(Resource.ALIAS_SOURCES, 1, RUN, SAMNA),
            // The vendor's program compares 0 with 1 and 2 with 3, and takes different pairs; its documentation says
            // all.
            Limit.between(Resource.OUTPUTS_PER_THRESHOLD, 1, 2, RUN, SAMNA).advising(1, 8));

    /** Xylo Audio 2. */
    public static final Chip SYNS61201 = chip(
            "audio2",
            "SYNS61201",
            "Xylo Audio 2",
            Core.CORE_2,
            Cycles.ALL_HIDDEN,
            Limit.atMost(Resource.INPUTS, 16, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.HIDDEN, 1000, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.OUTPUTS, 8, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.SYNAPSES, 2, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.FAN_OUT, 64, DOCUMENTED, OVERVIEW + ": 64; open-neuromorphic.org, Xylo: 63")
                    .advising(0, 63),
            Limit.atMost(Resource.RECURRENT_SLOTS, 32_000, READ, AUDIO2_RAM + " RWTRAM..RWT2RAM"),
            Limit.atMost(Resource.INPUT_WEIGHTS, 16_000, READ, AUDIO2_RAM + " IWTRAM..IWT2RAM"));

    /** Xylo IMU: one synapse. */
    public static final Chip SYNS63300 = chip(
            "imu",
            "SYNS63300",
            "Xylo IMU",
            Core.CORE_2,
            Cycles.CONNECTED_HIDDEN,
            Limit.atMost(Resource.INPUTS, 16, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.HIDDEN, 496, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.OUTPUTS, 16, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.SYNAPSES, 1, READ, "Rockpool 3.1.0, devices/xylo/syns63300/xylo_mapper.py"),
            Limit.atMost(Resource.INPUT_REACH, 128, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.OUTPUT_REACH, 128, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.FAN_OUT, 512, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.RECURRENT_SLOTS, 31_744, DOCUMENTED, OVERVIEW + ": 64 per neuron on average"));

    /** Xylo Audio 3. */
    public static final Chip SYNS65302 = chip(
            "audio3",
            "SYNS65302",
            "Xylo Audio 3",
            Core.CORE_2,
            Cycles.CONNECTED_HIDDEN,
            Limit.atMost(Resource.INPUTS, 16, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.HIDDEN, 992, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.OUTPUTS, 32, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.SYNAPSES, 2, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.INPUT_REACH, 128, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.OUTPUT_REACH, 128, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.FAN_OUT, 1024, DOCUMENTED, OVERVIEW),
            Limit.atMost(Resource.RECURRENT_SLOTS, 31_744, READ, AUDIO3_RAM + " HWTRAM..HWT2RAM"),
            Limit.atMost(Resource.INPUT_WEIGHTS, 2_048, READ, AUDIO3_RAM + " IWTRAM..IWT2RAM"),
            Limit.atMost(Resource.OUTPUT_WEIGHTS, 4_096, READ, AUDIO3_RAM + " OWTRAM..RAM_END"));

    private static final List<Chip> ALL = List.of(SYNS61300, SYNS61201, SYNS63300, SYNS65302);

    /** Copies the limits. */
    public Chip {
        EnumMap<Resource, Limit> ordered = new EnumMap<>(Resource.class);
        ordered.putAll(limits);
        limits = Collections.unmodifiableMap(ordered);
    }

    /**
     * All chips; a new one is one more constant here.
     *
     * @return unmodifiable, oldest first
     */
    public static List<Chip> all() {
        return ALL;
    }

    /**
     * Finds a chip.
     *
     * @param key such as {@code audio2}
     * @return the chip
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Chip ofKey(String key) {
        return ALL.stream()
                .filter(chip -> chip.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no chip '" + key + "'; there is: "
                        + ALL.stream().map(Chip::key).collect(Collectors.joining(", "))));
    }

    /**
     * A limit.
     *
     * @param resource what is limited
     * @return the limit; empty where none is known
     */
    public Optional<Limit> limit(Resource resource) {
        return Optional.ofNullable(limits.get(resource));
    }

    /**
     * The largest number that a limit allows.
     *
     * @param resource what is limited
     * @param unlimited the answer where no limit is known
     * @return the limit's {@link Limit#max}
     */
    public int most(Resource resource, int unlimited) {
        return limit(resource).map(Limit::max).orElse(unlimited);
    }

    /** Name and part number, for messages. */
    @Override
    public String toString() {
        return title + " (" + part + ")";
    }

    private static Chip chip(String key, String part, String title, Core core, Cycles cycles, Limit... own) {
        EnumMap<Resource, Limit> limits = new EnumMap<>(Resource.class);
        for (Limit limit : common()) {
            limits.put(limit.resource(), limit);
        }
        Arrays.stream(own).forEach(limit -> limits.put(limit.resource(), limit));
        return new Chip(key, part, title, core, cycles, limits);
    }

    /** What holds on every chip unless it says otherwise. */
    private static List<Limit> common() {
        return List.of(
                Limit.between(Resource.WEIGHT, -128, 127, DOCUMENTED, OVERVIEW + ": 8-bit weights"),
                Limit.between(Resource.THRESHOLD, 0, 32_767, RUN, "xylosim 0.1.3: int16"),
                Limit.between(Resource.BIAS, -32_768, 32_767, RUN, "xylosim 0.1.3: int16; its RAM writer stores 8 bits")
                        .advising(-128, 127),
                Limit.between(Resource.DASH, 0, 15, READ, "xylosim 0.1.3, tools.py: 4 bits"),
                Limit.between(Resource.WEIGHT_SHIFT, 0, 7, READ, SHIFT_FIELD),
                Limit.atMost(Resource.ALIAS_TARGETS, 1, DOCUMENTED, OVERVIEW + ": 1 output alias per hidden neuron"),
                Limit.atMost(Resource.ALIAS_SOURCES, 1, RUN, SAMNA + "; not run for the other chips"));
    }
}
