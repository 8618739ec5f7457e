package dev.xylo.formats.data;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.NpyValue;
import dev.xylo.formats.numpy.Npz;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a data set as NPZ: {@code input (samples, T, Nin)}, or {@code (sum T, Nin)} with {@code lengths} where samples differ in length,
 * {@code label}, {@code class_names}, {@code prediction}, {@code scores}, {@code group}, {@code dt}. What is read from it is the same
 * data set. A source that does not fit in memory is written block by block.
 */
public final class DataSetFile {
    private static final int SAMPLES_AT_ONCE = 64;
    private static final int MAX_UINT8 = 255;

    private DataSetFile() {}

    /**
     * Writes it, as a whole or not at all.
     *
     * @param file the file; replaced if it exists
     * @param source the samples; read twice where they are not in memory
     * @throws FormatException if the samples cannot be read, have more steps together than an array has rows, or the file cannot be
     *     written
     */
    public static void write(Path file, SampleSource source) throws FormatException {
        int samples = source.samples();
        int channels = source.channels();
        long steps = source.steps();
        boolean even = true;
        for (int i = 1; i < samples; i++) {
            even &= source.steps(i) == source.steps(0);
        }
        if (steps > Integer.MAX_VALUE) {
            throw new FormatException(
                    file,
                    null,
                    "would have " + steps + " steps of all samples, more than an array has rows; write parts");
        }
        // A single one without a sample axis stays so.
        boolean single = source instanceof MemorySource memory && !memory.data().batch();
        int[] shape = single
                ? new int[] {(int) steps, channels}
                : even ? new int[] {samples, source.steps(0), channels} : new int[] {(int) steps, channels};
        DType dtype = largest(source) <= MAX_UINT8 ? DType.UINT8 : DType.INT16;
        Npz.write(
                file,
                Keys.INPUT,
                dtype,
                shape,
                sink -> {
                    for (int from = 0; from < samples; from += SAMPLES_AT_ONCE) {
                        for (SpikeRaster sample : source.read(from, Math.min(samples, from + SAMPLES_AT_ONCE))) {
                            sink.accept(NdArray.ofShorts(dtype, counts(sample), sample.steps(), channels));
                        }
                    }
                },
                others(source, even || single));
    }

    private static int largest(SampleSource source) throws FormatException {
        int largest = 0;
        for (int from = 0; from < source.samples(); from += SAMPLES_AT_ONCE) {
            for (SpikeRaster sample : source.read(from, Math.min(source.samples(), from + SAMPLES_AT_ONCE))) {
                int end = sample.steps() * sample.channels();
                for (int at = sample.nextSpike(0); at < end; at = sample.nextSpike(at + 1)) {
                    largest = Math.max(largest, sample.count(at / sample.channels(), at % sample.channels()));
                }
            }
        }
        return largest;
    }

    private static short[] counts(SpikeRaster sample) {
        int channels = sample.channels();
        short[] counts = new short[sample.steps() * channels];
        for (int at = sample.nextSpike(0); at < counts.length; at = sample.nextSpike(at + 1)) {
            counts[at] = (short) sample.count(at / channels, at % channels);
        }
        return counts;
    }

    private static Map<String, NpyValue> others(SampleSource source, boolean even) {
        Map<String, NpyValue> others = new LinkedHashMap<>();
        int samples = source.samples();
        if (!even) {
            int[] lengths = new int[samples];
            Arrays.setAll(lengths, source::steps);
            others.put(Keys.LENGTHS, whole(lengths));
        }
        Annotations known = source.annotations();
        if (known.labels().length > 0) {
            others.put(Keys.LABEL, whole(known.labels()));
        }
        if (!known.classNames().isEmpty()) {
            others.put(Keys.CLASS_NAMES, texts(known.classNames()));
        }
        if (known.predictions().length > 0) {
            others.put(Keys.PREDICTION, whole(known.predictions()));
        }
        double[][] scores = known.scores();
        if (scores.length > 0) {
            double[] flat =
                    Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray();
            others.put(Keys.SCORES, new NpyValue.Numbers(NdArray.ofDoubles(flat, samples, scores[0].length)));
        }
        if (known.groups().length > 0) {
            others.put(
                    Keys.GROUP,
                    texts(Arrays.stream(known.groups())
                            .mapToObj(known.groupNames()::get)
                            .toList()));
        }
        source.remarks()
                .timeStep()
                .ifPresent(dt -> others.put(Keys.DT, new NpyValue.Numbers(NdArray.ofDoubles(new double[] {dt}))));
        return others;
    }

    private static NpyValue whole(int[] values) {
        return new NpyValue.Numbers(NdArray.ofLongs(
                DType.INT64, Arrays.stream(values).asLongStream().toArray(), values.length));
    }

    private static NpyValue texts(List<String> values) {
        return new NpyValue.Texts(values, List.of(values.size()));
    }
}
