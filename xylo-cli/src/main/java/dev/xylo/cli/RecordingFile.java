package dev.xylo.cli;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.sim.Recording;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.FloatRecording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects recordings sample by sample and lays them out as arrays: {@code (T, width)} for one sample, {@code (samples, T, width)} for
 * a batch, {@code (sum T, width)} with {@code lengths} for a batch of unequal lengths. The hibernation flag has no width axis.
 */
final class RecordingFile {
    private final Map<StateVariable, List<Object>> arrays = new LinkedHashMap<>();
    private final Map<StateVariable, Integer> widths = new LinkedHashMap<>();
    private final List<Integer> lengths = new ArrayList<>();
    private long values;

    void add(Recording recording) {
        for (StateVariable variable : recording.variables()) {
            add(variable, recording.values(variable), variable.width(recording.shape()), recording.steps());
        }
        lengths.add(recording.steps());
    }

    void add(FloatRecording recording) {
        for (StateVariable variable : recording.variables()) {
            add(variable, recording.values(variable), variable.width(recording.shape()), recording.steps());
        }
        lengths.add(recording.steps());
    }

    private void add(StateVariable variable, Object array, int width, int steps) {
        arrays.computeIfAbsent(variable, v -> new ArrayList<>()).add(array);
        widths.put(variable, width);
        values += (long) steps * width;
        if (values > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("the recording exceeds " + Integer.MAX_VALUE
                    + " values after " + (lengths.size() + 1)
                    + " samples; record fewer states, or run the input in parts");
        }
    }

    int samples() {
        return lengths.size();
    }

    List<String> keys() {
        return arrays.keySet().stream().map(StateVariable::key).toList();
    }

    Map<String, NdArray> arrays(boolean batch) {
        Map<String, NdArray> result = new LinkedHashMap<>();
        arrays.forEach((variable, samples) -> result.put(variable.key(), join(variable, samples, batch)));
        if (batch && !equalLengths()) {
            result.put(
                    "lengths",
                    NdArray.ofLongs(
                            DType.INT64, lengths.stream().mapToLong(l -> l).toArray(), lengths.size()));
        }
        return result;
    }

    private boolean equalLengths() {
        return lengths.stream().distinct().count() <= 1;
    }

    private NdArray join(StateVariable variable, List<Object> samples, boolean batch) {
        int width = widths.get(variable);
        int steps = lengths.stream().mapToInt(l -> l).sum();
        List<Integer> shape = new ArrayList<>();
        if (batch && equalLengths()) {
            shape.add(samples.size());
            shape.add(samples.isEmpty() ? 0 : lengths.get(0));
        } else {
            shape.add(steps);
        }
        if (variable != StateVariable.HIBERNATION) {
            shape.add(width);
        }
        int[] dimensions = shape.stream().mapToInt(d -> d).toArray();
        if (samples.get(0) instanceof double[]) {
            double[] all = new double[steps * width];
            int at = 0;
            for (Object sample : samples) {
                double[] part = (double[]) sample;
                System.arraycopy(part, 0, all, at, part.length);
                at += part.length;
            }
            return NdArray.ofDoubles(all, dimensions);
        }
        short[] all = new short[steps * width];
        int at = 0;
        for (Object sample : samples) {
            short[] part = (short[]) sample;
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return NdArray.ofShorts(variable.isCount() ? DType.UINT8 : DType.INT16, all, dimensions);
    }
}
