package dev.xylo.study.engine;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.decode.Decoder;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.study.attribution.EffectSimulator;
import dev.xylo.study.attribution.Tally;
import dev.xylo.study.divergence.ChipDecay;
import dev.xylo.study.divergence.DivergenceSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs tasks. Belongs to one thread: it keeps simulators, each made when it is first needed. */
public final class StudyWorker {
    private static final Set<StateVariable> HIDDEN_SPIKES = EnumSet.of(StateVariable.SPIKES);
    private static final Set<StateVariable> EVERYTHING = everything();
    private static final Set<StateVariable> WITH_HIBERNATION = withHibernation();

    private final StudyProgram program;
    private final FloatTwin[] twins;
    private final Map<ChipDecay, FloatTwin> decayTwins = new HashMap<>();
    private final Simulator[] chips;
    private final List<List<EffectSimulator>> stages = new ArrayList<>();
    private final int[] labels;
    private final int[] own;
    private final Decoding decoding;
    private final Decoder decoder;

    /**
     * A worker with nothing in it.
     *
     * @param program what it works on
     */
    public StudyWorker(StudyProgram program) {
        this.program = program;
        this.twins = new FloatTwin[program.baselines().size()];
        this.chips = new Simulator[program.cells().size()];
        program.cells().forEach(cell -> stages.add(null));
        this.labels = program.labels();
        this.own = program.own();
        this.decoding = program.decoding();
        this.decoder = decoding.decoder();
    }

    /**
     * Runs a task; the same task gives the same bytes, whatever ran before.
     *
     * @param task one of the program's tasks
     * @param progress called after every simulated sample
     * @return the task's result
     * @throws FormatException if the samples cannot be read
     */
    public byte[] run(Task task, Runnable progress) throws FormatException {
        List<SpikeRaster> samples = program.data().read(task.from(), task.to());
        return TaskCodec.encode(
                task.group() == 0 ? baselines(samples, progress) : configurations(task, samples, progress));
    }

    /**
     * A sample in float and in a configuration, each from reset.
     *
     * @param reference every state of the float reference
     * @param decayed every state of the float twin with the configuration's own decay, which divergence is measured against
     * @param chip every state of the chip
     */
    public record Runs(FloatRecording reference, FloatRecording decayed, Recording chip) {}

    /**
     * Simulates one sample, recording everything.
     *
     * @param cell index of the configuration
     * @param sample the sample
     * @return all recordings
     */
    public Runs runs(int cell, SpikeRaster sample) {
        return new Runs(
                twin(program.reference(), sample, EVERYTHING),
                decayed(cell, sample, new HashMap<>()),
                chip(cell, sample));
    }

    private TaskResult baselines(List<SpikeRaster> samples, Runnable progress) {
        List<Firing> totals = new ArrayList<>();
        Set<StateVariable> record = EnumSet.copyOf(HIDDEN_SPIKES);
        record.addAll(decoder.needed());
        for (int baseline = 0; baseline < twins.length; baseline++) {
            Firing firing = new Firing(program.shape(), samples.size(), decoding);
            for (int i = 0; i < samples.size(); i++) {
                add(firing, i, twin(baseline, samples.get(i), record));
                progress.run();
            }
            totals.add(firing);
        }
        return new TaskResult(totals, List.of());
    }

    private TaskResult configurations(Task task, List<SpikeRaster> samples, Runnable progress) {
        List<ChipTotals> totals = new ArrayList<>();
        for (int cell = program.firstCell(task); cell < program.lastCell(task); cell++) {
            totals.add(new ChipTotals(program.shape(), samples.size(), program.decoding(cell)));
        }
        int[] decodedFirst = new int[samples.size()];
        for (int i = 0; i < samples.size(); i++) {
            FloatRecording twin = twin(program.reference(), samples.get(i), EVERYTHING);
            Map<StateVariable, double[]> reference = values(twin);
            if (program.plan().questions().attribution()) {
                decodedFirst[i] = own.length > 0
                        ? own[task.from() + i]
                        : decoding.decide(twin(program.first(), samples.get(i), decoder.needed()));
            }
            Map<ChipDecay, FloatRecording> decayed = new HashMap<>();
            for (int c = 0; c < totals.size(); c++) {
                int cell = program.firstCell(task) + c;
                Recording chip = chip(cell, samples.get(i));
                add(totals.get(c).firing(), i, chip);
                totals.get(c).cost().add(i, program.operations(cell), samples.get(i), chip);
                totals.get(c).add(chip.counters());
                totals.get(c)
                        .add(DivergenceSummary.of(program.finder(cell)
                                .find(samples.get(i), decayed(cell, samples.get(i), decayed), chip)));
                compare(totals.get(c), program.quantized(cell), reference, chip);
                progress.run();
            }
        }
        for (int c = 0; c < totals.size(); c++) {
            attribute(totals.get(c), program.firstCell(task) + c, task, samples, decodedFirst, progress);
        }
        return new TaskResult(List.of(), totals);
    }

    /** Simulates the stages of attribution, if the plan has them. */
    private void attribute(
            ChipTotals totals, int cell, Task task, List<SpikeRaster> samples, int[] decodedFirst, Runnable progress) {
        if (stages.get(cell) == null) {
            stages.set(cell, program.stages(cell));
        }
        int[] own = labels.length == 0 ? labels : Arrays.copyOfRange(labels, task.from(), task.to());
        for (int stage = 0; stage < stages.get(cell).size(); stage++) {
            EffectSimulator simulator = stages.get(cell).get(stage);
            Decoding inUnit = decoding.in(simulator.scales(true));
            int[] decoded = new int[samples.size()];
            for (int i = 0; i < decoded.length; i++) {
                simulator.reset();
                decoded[i] = inUnit.decide(simulator.run(samples.get(i), decoder.needed()));
                progress.run();
            }
            totals.add(stage, Tally.of(decoded, decodedFirst, own));
        }
    }

    private FloatRecording twin(int baseline, SpikeRaster sample, Set<StateVariable> record) {
        if (twins[baseline] == null) {
            twins[baseline] = program.twin(baseline);
        }
        twins[baseline].reset();
        return twins[baseline].run(sample, record);
    }

    /** In the float twin with a configuration's decay; configurations with equal dashes share the run of a sample. */
    private FloatRecording decayed(int cell, SpikeRaster sample, Map<ChipDecay, FloatRecording> runs) {
        return runs.computeIfAbsent(program.decay(cell), decay -> {
            FloatTwin twin = decayTwins.computeIfAbsent(decay, unused -> program.decayTwin(cell));
            twin.reset();
            return twin.run(sample, EVERYTHING);
        });
    }

    private Recording chip(int cell, SpikeRaster sample) {
        if (chips[cell] == null) {
            chips[cell] = program.chip(cell);
        }
        chips[cell].reset();
        return chips[cell].run(sample, program.hibernates(cell) ? WITH_HIBERNATION : EVERYTHING);
    }

    private void add(Firing firing, int sample, FloatRecording twin) {
        firing.scores(sample, decoding.scores(twin));
        double[] outputs = twin.outputCounts();
        for (int j = 0; j < outputs.length; j++) {
            firing.output(sample, j, (int) outputs[j]);
        }
        double[] spikes = twin.values(StateVariable.SPIKES);
        int hidden = twin.shape().hidden();
        for (int i = 0; i < spikes.length; i++) {
            firing.hidden(i % hidden, (int) spikes[i]);
        }
    }

    private void add(Firing firing, int sample, Recording chip) {
        firing.scores(sample, decoding.scores(chip));
        int[] outputs = chip.outputCounts();
        for (int j = 0; j < outputs.length; j++) {
            firing.output(sample, j, outputs[j]);
        }
        short[] spikes = chip.values(StateVariable.SPIKES);
        int hidden = chip.shape().hidden();
        for (int i = 0; i < spikes.length; i++) {
            firing.hidden(i % hidden, spikes[i]);
        }
    }

    private static Map<StateVariable, double[]> values(FloatRecording reference) {
        Map<StateVariable, double[]> values = new EnumMap<>(StateVariable.class);
        ChipTotals.STATES.forEach(state -> values.put(state, reference.values(state)));
        return values;
    }

    /** A state's unit is that of the threshold it works towards, so it has the threshold's scale. */
    private static void compare(
            ChipTotals totals,
            QuantizationResult quantization,
            Map<StateVariable, double[]> reference,
            Recording chip) {
        NetworkShape shape = chip.shape();
        for (StateVariable state : ChipTotals.STATES) {
            boolean readout = state == StateVariable.I_SYN_OUT || state == StateVariable.V_MEM_OUT;
            double[] scales = quantization.scales(readout ? Parameter.THRESHOLD_OUT : Parameter.THRESHOLD);
            double[] expected = reference.get(state);
            short[] actual = chip.values(state);
            int width = state.width(shape);
            StateTotals sums = totals.state(state);
            for (int i = 0; i < actual.length; i++) {
                sums.add(expected[i], actual[i], scales[i % width]);
            }
        }
    }

    private static Set<StateVariable> everything() {
        EnumSet<StateVariable> all = EnumSet.copyOf(ChipTotals.STATES);
        all.add(StateVariable.SPIKES);
        return all;
    }

    private static Set<StateVariable> withHibernation() {
        EnumSet<StateVariable> all = EnumSet.copyOf(EVERYTHING);
        all.add(StateVariable.HIBERNATION);
        return all;
    }
}
