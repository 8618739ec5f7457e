package dev.xylo.formats.data;

import dev.xylo.core.chip.Core;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Rasters of spike counts: {@code (samples, T, Nin)}, one sample {@code (T, Nin)}, {@code (sum T, Nin)} with {@code lengths}, or a list of
 * {@code (T, Nin)} of different T.
 */
final class RasterLayout implements Layout {
    @Override
    public boolean fits(Fields fields, DataOptions options) {
        return true;
    }

    @Override
    public SampleSource open(Fields fields, DataOptions options, Memory memory) throws FormatException {
        Keys keys = Keys.of(fields, options);
        Remarks remarks = remarks(fields, keys, options);
        Field input = fields.all().get(keys.input());
        Origin origin = new Origin(fields.file(), keys.input());
        boolean pieces = fields.all().containsKey(Keys.LENGTHS);
        if (input.kind() == Field.Kind.NUMBERS) {
            checkOrientation(input, options, pieces, origin);
            checkSampleAxis(fields, keys, input, pieces, origin);
            boolean several = input.shape().size() == 3 || input.shape().size() == 2 && pieces;
            if (several && !memory.holds(bytes(input))) {
                return streamed(fields, options, memory, keys, remarks);
            }
        }
        return SampleSource.of(whole(fields, options, keys, remarks, origin));
    }

    private static DataSet whole(Fields fields, DataOptions options, Keys keys, Remarks remarks, Origin origin)
            throws FormatException {
        Value value = fields.read(keys.input());
        boolean pieces = fields.all().containsKey(Keys.LENGTHS);
        List<SpikeRaster> samples;
        boolean batch = true;
        switch (value) {
            case Value.Numbers numbers -> {
                RasterReader reader = new RasterReader(numbers.array(), keys.input(), origin.at(null));
                if (pieces) {
                    samples = reader.pieces(lengths(fields, origin));
                } else {
                    batch = numbers.array().rank() == 3;
                    samples = batch ? reader.batch() : reader.single();
                }
            }
            case Value.Ragged ragged -> samples = ragged(ragged, keys.input(), options, origin);
            case Value.Texts texts -> throw origin.error("holds texts; samples are spike counts");
            case Value.Columns columns ->
                throw origin.error("is a structured array of "
                        + Text.names(columns.columns().keySet())
                        + "; events have a time t and a channel x, in one dimension");
            case Value.RaggedColumns columns ->
                throw origin.error(
                        "is a list of structured arrays that are no events; these have a time t and a channel x");
            case Value.Other other ->
                throw origin.error("holds " + other.what()
                        + ", no array of numbers; samples are (samples, T, Nin), or (sum T, Nin) with 'lengths'");
        }
        AnnotationReader reader = new AnnotationReader(fields, options, overCap(samples, fields, remarks));
        Annotations annotations = reader.read(keys.label(), samples.size());
        return new DataSet(samples, annotations, batch, timed(reader));
    }

    private static Remarks timed(AnnotationReader reader) throws FormatException {
        Remarks remarks = reader.remarks();
        return new Remarks(reader.timeStep(), remarks.notes(), remarks.warnings());
    }

    private static List<SpikeRaster> ragged(Value.Ragged ragged, String key, DataOptions options, Origin origin)
            throws FormatException {
        if (ragged.parts().isEmpty()) {
            throw origin.error("has no samples");
        }
        SpikeRaster[] samples = new SpikeRaster[ragged.parts().size()];
        for (int i = 0; i < samples.length; i++) {
            NdArray part = ragged.parts().get(i);
            String name = key + "[" + i + "]";
            checkOrientation(
                    new Field(
                            Field.Kind.NUMBERS,
                            Arrays.stream(part.shape()).boxed().toList(),
                            part.dtype().itemSize()),
                    options,
                    false,
                    origin.at(name));
            samples[i] = new RasterReader(part, name, origin.at(null)).single().get(0);
            if (samples[i].channels() != samples[0].channels()) {
                throw origin.error("has samples of " + samples[0].channels() + " and of " + samples[i].channels()
                        + " channels: sample " + i);
            }
        }
        return List.of(samples);
    }

    private static SampleSource streamed(Fields fields, DataOptions options, Memory memory, Keys keys, Remarks remarks)
            throws FormatException {
        Origin origin = new Origin(fields.file(), keys.input());
        Rows rows = fields.rows(keys.input(), memory.folder().orElseThrow());
        SampleSource source = null;
        try {
            int[] steps = fields.all().containsKey(Keys.LENGTHS)
                    ? RasterReader.steps(lengths(fields, origin), rows.shape()[0], origin)
                    : new int[0];
            int samples = steps.length == 0 ? rows.shape()[0] : steps.length;
            RasterReader.checkSamples(samples, origin);
            AnnotationReader reader = new AnnotationReader(fields, options, remarks);
            Annotations annotations = reader.read(keys.label(), samples);
            source = new FileSource(keys.input(), fields, rows, annotations, timed(reader), steps);
            return source;
        } finally {
            if (source == null) {
                rows.close();
            }
        }
    }

    private static NdArray lengths(Fields fields, Origin origin) throws FormatException {
        if (fields.read(Keys.LENGTHS) instanceof Value.Numbers numbers) {
            int[] shape = numbers.array().shape();
            // MAT files know no vectors, only matrices.
            boolean row = shape.length == 2 && shape[0] == 1;
            return row ? numbers.array().reshape(numbers.array().size()) : numbers.array();
        }
        throw origin.at(Keys.LENGTHS).error("holds no numbers; needed are the steps of each sample");
    }

    private static Remarks remarks(Fields fields, Keys keys, DataOptions options) {
        Remarks remarks = new Remarks(OptionalDouble.empty(), fields.notes(), fields.warnings());
        for (String note : keys.notes()) {
            remarks = remarks.withNote(note);
        }
        List<String> ignored = keys.ignored(fields, options);
        // Of a file that is a network too, its reader speaks.
        boolean network = fields.all().containsKey("weights_in") || fields.all().containsKey("weights_out");
        return ignored.isEmpty() || network
                ? remarks
                : remarks.withWarning(fields.file() + ": ignored, as no part of a data set: " + Text.names(ignored));
    }

    /** What the chip does to large counts is said before it does it. */
    static Remarks overCap(List<SpikeRaster> samples, Fields fields, Remarks remarks) {
        long over = 0;
        int largest = 0;
        for (SpikeRaster sample : samples) {
            int end = sample.steps() * sample.channels();
            for (int at = sample.nextSpike(0); at < end; at = sample.nextSpike(at + 1)) {
                int count = sample.count(at / sample.channels(), at % sample.channels());
                largest = Math.max(largest, count);
                over += count > CAP ? 1 : 0;
            }
        }
        return over == 0
                ? remarks
                : remarks.withNote(fields.file() + ": " + over + (over == 1 ? " count is" : " counts are") + " above "
                        + CAP + " (the largest is " + largest + "); the chip delivers at most " + CAP
                        + " spikes per channel and step");
    }

    private static final int CAP = Core.MAX_INPUT_SPIKES;

    /** A raster that stands the wrong way round has as many rows as there should be channels. */
    private static void checkOrientation(Field input, DataOptions options, boolean pieces, Origin origin)
            throws FormatException {
        OptionalInt wanted = options.channelsOrInputs();
        int[] shape = input.dimensions();
        int rank = shape.length;
        if (wanted.isEmpty() || rank < 2 || rank > 3 || shape[rank - 1] == wanted.getAsInt()) {
            return;
        }
        int channels = wanted.getAsInt();
        String right = rank == 3 ? "(samples, T, Nin)" : pieces ? "(sum T, Nin)" : "(T, Nin)";
        if (shape[rank - 2] == channels) {
            String axes = rank == 3 ? "(0, 2, 1)" : "(1, 0)";
            throw origin.error("has shape " + Text.shape(shape) + ", so " + shape[rank - 1] + " channels, but "
                    + (options.channels().isPresent() ? "--channels says " : "the network has ") + channels
                    + ": transposed? needed is " + right + "; in Python: X.transpose" + axes);
        }
        if (options.channels().isPresent()) {
            throw origin.error("has shape " + Text.shape(shape) + ", so " + shape[rank - 1]
                    + " channels, but --channels says " + channels + "; needed is " + right);
        }
    }

    /** snnTorch puts time first; the labels give it away. */
    private static void checkSampleAxis(Fields fields, Keys keys, Field input, boolean pieces, Origin origin)
            throws FormatException {
        Optional<Field> label = keys.label().map(fields.all()::get);
        if (label.isEmpty() || label.get().shape().isEmpty() || input.shape().size() != 3 || pieces) {
            return;
        }
        int labels = label.get().shape().get(0);
        int[] shape = input.dimensions();
        if (labels != shape[0] && labels == shape[1] && labels > 1) {
            throw origin.error("has shape " + Text.shape(shape) + " beside " + labels
                    + " labels, so its second axis is the samples: time first? needed is (samples, T, Nin); in Python:"
                    + " X.swapaxes(0, 1)");
        }
    }

    /** What its bytes and its counts, which are of 16 bits, take in memory. */
    private static double bytes(Field input) {
        double elements =
                input.shape().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
        return elements * (Short.BYTES + (input.bytes() == 0 ? DType.FLOAT64.itemSize() : input.bytes()));
    }
}
