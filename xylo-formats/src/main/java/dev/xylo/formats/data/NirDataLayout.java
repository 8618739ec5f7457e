package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Data beside a NIR graph, as {@code nir.write_data} of nir 1.0.8 writes it: {@code nodes/NODE/observables/NAME}, which is
 * {@code TimeGriddedData} (a raster, with its {@code dt}) or {@code EventData} (lists of events, filled up with -1).
 */
final class NirDataLayout implements Layout {
    private static final String TYPE = "@__type__";
    private static final String OBSERVABLES = "/observables/";
    private static final String GRID = "TimeGriddedData";
    private static final String EVENTS = "EventData";
    private static final int MAX_CHANNELS = 1 << 20;

    @Override
    public boolean fits(Fields fields, DataOptions options) {
        return !observables(fields).isEmpty();
    }

    private static List<String> observables(Fields fields) {
        return fields.attributes().keySet().stream()
                .filter(name -> name.startsWith("nodes/") && name.contains(OBSERVABLES) && name.endsWith(TYPE))
                .map(name -> name.substring(0, name.length() - TYPE.length()))
                .toList();
    }

    @Override
    public SampleSource open(Fields fields, DataOptions options, Memory memory) throws FormatException {
        String path = chosen(fields, options);
        String type = text(fields, path);
        List<String> others = new ArrayList<>(observables(fields));
        others.remove(path);
        Remarks remarks = Remarks.NONE.withNote(fields.file() + ": samples are '" + Text.name(label(path)) + "' (NIR "
                + Text.name(type) + ")"
                + (others.isEmpty()
                        ? ""
                        : "; not used: "
                                + Text.names(others.stream()
                                        .map(NirDataLayout::label)
                                        .toList())));
        if (type.equals(GRID)) {
            return grid(fields, path, options, memory, remarks);
        }
        if (type.equals(EVENTS)) {
            return events(fields, path, options, memory, remarks);
        }
        throw new FormatException(
                fields.file(),
                path,
                "is " + Text.name(type) + "; samples are " + GRID + " or " + EVENTS + ", as " + EVENTS
                        + " with values are no spikes");
    }

    private static String chosen(Fields fields, DataOptions options) throws FormatException {
        List<String> all = observables(fields);
        if (options.inputKey().isPresent()) {
            String wanted = options.inputKey().get();
            return all.stream()
                    .filter(path -> path.equals(wanted) || label(path).equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new FormatException(
                            fields.file(),
                            null,
                            "holds no '" + Text.name(wanted) + "', which --input-key names; it holds "
                                    + Text.names(all.stream()
                                            .map(NirDataLayout::label)
                                            .toList())));
        }
        List<String> input = all.stream()
                .filter(path -> all.size() == 1 || label(path).equals("input/spikes"))
                .toList();
        if (input.size() != 1) {
            throw new FormatException(
                    fields.file(),
                    null,
                    "holds " + Text.names(all.stream().map(NirDataLayout::label).toList())
                            + "; --input-key says which of them are the samples");
        }
        return input.get(0);
    }

    /** {@code nodes/input/observables/spikes} as {@code input/spikes}. */
    private static String label(String path) {
        return path.substring("nodes/".length()).replace(OBSERVABLES, "/").replace("/nodes/", "/");
    }

    private static SampleSource grid(Fields fields, String path, DataOptions options, Memory memory, Remarks remarks)
            throws FormatException {
        double dt = number(fields, path, "dt").orElse(0);
        if (options.timeStep().isPresent() && Math.abs(options.timeStep().getAsDouble() - dt) > 1e-6 * dt) {
            throw new FormatException(
                    fields.file(),
                    path,
                    "was recorded in steps of " + dt + " s; --dt says "
                            + options.timeStep().getAsDouble() + " s, and a raster cannot be cut anew");
        }
        // Seen as a file of one raster.
        Fields raster = new Fields() {
            private final Map<String, Field> all = new LinkedHashMap<>(fields.all());

            {
                Field data = all.remove(path + "/data");
                all.keySet().removeIf(key -> key.startsWith("nodes/"));
                if (data != null) {
                    all.put(Keys.INPUT, data);
                }
                if (dt > 0) {
                    all.put(Keys.DT, new Field(Field.Kind.NUMBERS, List.of(), Double.BYTES));
                }
            }

            @Override
            public Path file() {
                return fields.file();
            }

            @Override
            public Map<String, Field> all() {
                return all;
            }

            @Override
            public Value read(String name) throws FormatException {
                return name.equals(Keys.DT)
                        ? new Value.Numbers(NdArray.ofDoubles(new double[] {dt}))
                        : fields.read(name.equals(Keys.INPUT) ? path + "/data" : name);
            }

            @Override
            public List<String> notes() {
                return remarks.notes();
            }

            @Override
            public Rows rows(String name, Path folder) throws FormatException {
                return fields.rows(path + "/data", folder);
            }

            @Override
            public void close() {
                fields.close();
            }
        };
        DataOptions plain = options.withInputKey(Keys.INPUT);
        return new RasterLayout().open(raster, plain, memory);
    }

    private static SampleSource events(Fields fields, String path, DataOptions options, Memory memory, Remarks remarks)
            throws FormatException {
        Origin origin = new Origin(fields.file(), path);
        Field idx = fields.all().get(path + "/idx");
        Field time = fields.all().get(path + "/time");
        if (idx == null || time == null || !idx.numbers(2) || !idx.shape().equals(time.shape())) {
            throw origin.error("has no idx and time of shape (samples, events)");
        }
        double channels = number(fields, path, "n_neurons").orElse(0);
        if (channels < 1 || channels > MAX_CHANNELS || channels != Math.rint(channels)) {
            throw origin.error("says of " + channels + " neurons (n_neurons); needed is a number of channels");
        }
        Rows ids = fields.rows(path + "/idx", Path.of("."));
        Rows times = fields.rows(path + "/time", Path.of("."));
        EventLists lists = new EventLists() {
            @Override
            public int samples() {
                return idx.shape().get(0);
            }

            @Override
            public List<EventList> read(int from, int to) throws FormatException {
                NdArray of = ids.rows(from, to);
                NdArray at = times.rows(from, to);
                int events = idx.shape().get(1);
                List<EventList> read = new ArrayList<>();
                for (int i = 0; i < to - from; i++) {
                    read.add(EventList.of(
                            at.rows(i, i + 1).reshape(events), of.rows(i, i + 1).reshape(events), origin));
                }
                return read;
            }
        };
        OptionalDouble end = number(fields, path, "t_max");
        EventRecording recording = new EventRecording(
                EventRecording.SECONDS,
                0,
                end.isPresent() && end.getAsDouble() >= 0 && Double.isFinite(end.getAsDouble())
                        ? end
                        : OptionalDouble.empty(),
                OptionalInt.of((int) channels),
                true);
        return EventSource.open(fields, Optional.empty(), lists, recording, options, memory, remarks);
    }

    private static String text(Fields fields, String path) {
        return fields.attributes().get(path + TYPE) instanceof Value.Texts texts
                ? texts.values().get(0)
                : "";
    }

    private static OptionalDouble number(Fields fields, String path, String name) {
        return fields.attributes().get(path + "@" + name) instanceof Value.Numbers numbers
                ? OptionalDouble.of(numbers.array().doubleAt(0))
                : OptionalDouble.empty();
    }
}
