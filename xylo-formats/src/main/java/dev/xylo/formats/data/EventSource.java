package dev.xylo.formats.data;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Samples that are lists of events in a file, cut into steps when they are asked for. */
final class EventSource implements SampleSource {
    /** Counts of one sample; a small file must not take all memory. */
    private static final long MAX_CELLS = 1L << 26;

    private static final int SAMPLES_AT_ONCE = 64;

    private final Fields fields;
    private final EventLists lists;
    private final StepGrid grid;
    private final int channels;
    private final int[] steps;
    private Annotations annotations = Annotations.NONE;
    private Remarks remarks;

    private EventSource(Fields fields, EventLists lists, StepGrid grid, int channels, Remarks remarks) {
        this.fields = fields;
        this.lists = lists;
        this.grid = grid;
        this.channels = channels;
        this.steps = new int[lists.samples()];
        this.remarks = remarks;
    }

    /**
     * Looks at every event once, for the number of steps and for what is wrong, and reads all samples if they are small.
     *
     * @param fields the file; closed with the source
     * @param label key of the labels, if any
     * @param lists the events; closed with the source
     * @param recording what the file says of them
     * @param options time step, channels and steps, where the file does not say them
     * @param memory what may be read at once
     * @param remarks so far
     */
    static SampleSource open(
            Fields fields,
            Optional<String> label,
            EventLists lists,
            EventRecording recording,
            DataOptions options,
            Memory memory,
            Remarks remarks)
            throws FormatException {
        Origin origin = new Origin(fields.file(), null);
        double dt = options.timeStep()
                .orElseThrow(() -> origin.error(
                        "holds events, which must be cut into time steps: say how long a step is with --dt SECONDS, such as"
                                + " --dt 0.001"));
        int channels = channels(recording, options, origin);
        RasterReader.checkSamples(lists.samples(), origin);
        StepGrid grid = new StepGrid(dt, recording.tick(), recording.start());
        EventSource source = new EventSource(fields, lists, grid, channels, remarks);
        long given = options.steps().isPresent()
                ? options.steps().getAsInt()
                : recording.end().isPresent() ? grid.stepsUntil(recording.end().getAsDouble()) : -1;
        long cells = source.measure(given, options.steps().isPresent());
        AnnotationReader reader = new AnnotationReader(fields, options, source.remarks);
        source.annotations = reader.read(label, lists.samples());
        source.remarks = new Remarks(
                OptionalDouble.of(dt),
                reader.remarks().notes(),
                reader.remarks().warnings());
        if (memory.holds((double) cells * Short.BYTES)) {
            return source.whole(recording.batch(), cells, origin);
        }
        return source;
    }

    private static int channels(EventRecording recording, DataOptions options, Origin origin) throws FormatException {
        OptionalInt said = options.channelsOrInputs();
        OptionalInt known = recording.channels();
        if (known.isPresent() && options.channels().isPresent() && known.getAsInt() != said.getAsInt()) {
            throw origin.error("has " + known.getAsInt() + " channels, but --channels says " + said.getAsInt());
        }
        if (known.isEmpty() && said.isEmpty()) {
            throw origin.error("holds events, and does not say of how many channels: say it with --channels N");
        }
        return known.isPresent() ? known.getAsInt() : said.getAsInt();
    }

    /** Finds the steps of every sample; {@code given} is -1 where each ends with its last event. */
    private long measure(long given, boolean byUser) throws FormatException {
        long cells = 0;
        long events = 0;
        long cut = 0;
        for (int from = 0; from < steps.length; from += SAMPLES_AT_ONCE) {
            int to = Math.min(steps.length, from + SAMPLES_AT_ONCE);
            List<EventList> block = lists.read(from, to);
            for (int i = from; i < to; i++) {
                EventList list = block.get(i - from);
                Origin origin = origin(i);
                long last = -1;
                for (int event = 0; event < list.size(); event++) {
                    if (list.channel(event, channels, origin) < 0) {
                        continue;
                    }
                    events++;
                    long step = list.step(event, grid, origin);
                    last = Math.max(last, step);
                    cut += given >= 0 && step >= given ? 1 : 0;
                }
                long needed = given >= 0 ? given : last + 1;
                if (needed > MAX_CELLS / channels) {
                    throw origin.error("would be a raster of " + needed + " steps x " + channels
                            + " channels; is the time step (--dt) right, and does time start at 0?"
                            + " --steps T takes the first T steps only");
                }
                steps[i] = (int) needed;
                cells += needed * channels;
            }
        }
        if (cut > 0) {
            remarks = remarks.withWarning(
                    fields.file() + ": " + cut + " of " + events + " events are left out: they come after step "
                            + (given - 1) + ", the last one" + (byUser ? " of --steps" : ""));
        }
        return cells;
    }

    private SampleSource whole(boolean batch, long cells, Origin origin) throws FormatException {
        long room = Runtime.getRuntime().maxMemory() / 2;
        if (cells * Short.BYTES > room) {
            throw origin.error("would take " + (cells * Short.BYTES >> 20) + " MiB as rasters; " + (room >> 20)
                    + " MiB are there (-Xmx raises it)");
        }
        List<SpikeRaster> samples = read(0, steps.length);
        lists.close();
        return SampleSource.of(
                new DataSet(samples, annotations, batch, RasterLayout.overCap(samples, fields, remarks)));
    }

    @Override
    public int samples() {
        return steps.length;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int steps(int sample) {
        return steps[sample];
    }

    @Override
    public Annotations annotations() {
        return annotations;
    }

    @Override
    public Remarks remarks() {
        return remarks;
    }

    @Override
    public List<SpikeRaster> read(int from, int to) throws FormatException {
        Objects.checkFromToIndex(from, to, steps.length);
        List<SpikeRaster> samples = new ArrayList<>(to - from);
        for (int block = from; block < to; block += SAMPLES_AT_ONCE) {
            List<EventList> events = lists.read(block, Math.min(to, block + SAMPLES_AT_ONCE));
            for (EventList list : events) {
                samples.add(raster(list, samples.size() + from));
            }
        }
        return samples;
    }

    private SpikeRaster raster(EventList list, int sample) throws FormatException {
        Origin origin = origin(sample);
        short[] counts = new short[steps[sample] * channels];
        for (int event = 0; event < list.size(); event++) {
            int channel = list.channel(event, channels, origin);
            long step = channel < 0 ? Long.MAX_VALUE : list.step(event, grid, origin);
            if (step >= steps[sample]) {
                continue;
            }
            int cell = (int) step * channels + channel;
            if (counts[cell] == SpikeRaster.MAX_COUNT) {
                throw origin.error("has more than " + SpikeRaster.MAX_COUNT + " events of channel " + channel
                        + " in step " + step + "; is the time step (--dt) right?");
            }
            counts[cell]++;
        }
        return SpikeRaster.of(steps[sample], channels, counts);
    }

    private Origin origin(int sample) {
        return new Origin(fields.file(), steps.length == 1 ? null : "sample " + sample);
    }

    @Override
    public void close() {
        lists.close();
        fields.close();
    }
}
