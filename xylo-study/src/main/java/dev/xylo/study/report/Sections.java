package dev.xylo.study.report;

import java.util.List;
import java.util.stream.Stream;

/** All sections, in the order of the page. The one place to change when a section comes or goes. */
final class Sections {
    /** About the study as a whole. */
    static final List<Section> OVERVIEW = List.of(
            new SummarySection(),
            new ConfigurationSection(),
            new FigureSection(
                    "accuracy-bits",
                    "Accuracy against bits",
                    "What fewer bits per weight cost, for each method. Bars are 95 % intervals."),
            new CostSection(),
            new FigureSection(
                    "mixed-widths",
                    "Bits by group of weights",
                    "From 8 bits everywhere, the group of weights that can best spare a bit loses it, until all have 2."),
            new FigureSection(
                    "faults",
                    "Faults",
                    "How much accuracy each configuration keeps when bits of the chip's memories and states flip. Every bit is"
                            + " equally likely; every chip draws anew."),
            new FidelitySection(),
            new ParameterSection(),
            new WarningSection());

    /** About one configuration, which the reader chooses. */
    static final List<Section> DETAIL = List.of(
            new FigureSection(
                    "waterfall",
                    "Where the accuracy goes",
                    "Each step from the float network without caps to the chip is a real simulation with one more effect switched on."
                            + " Since the order matters, the chip with one effect switched off stands beside it."),
            new FigureSection(
                    "confusion", "Which classes are confused", "Rows are true classes, columns what was decoded."),
            new FigureSection(
                    "firing-rates", "Firing rates", "Each mark is a hidden neuron: its rate in float and on the chip."),
            new FigureSection(
                    "ranges", "Use of the integer ranges", "How many of the chip's bits the values really occupy."),
            new FigureSection(
                    "events",
                    "Saturation, caps and clips",
                    "Events that cost accuracy and leave no trace in the states."),
            new FigureSection(
                    "divergence",
                    "Where chip and float part",
                    "The first step at which a state leaves a float run with the chip's own decay, dashes and caps by more than its rounding"
                            + " allows: what is left then is rounding and saturation."),
            new FigureSection(
                    "vulnerable",
                    "Which bits are vulnerable",
                    "Chips with one flipped bit each, as many in every memory: where it costs most."),
            new FigureSection("rasters", "Spikes of chosen samples", "The float run above, the integer run below it."));

    private Sections() {}

    static Stream<Section> all() {
        return Stream.concat(OVERVIEW.stream(), DETAIL.stream());
    }
}
