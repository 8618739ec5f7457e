package dev.xylo.formats.network;

import dev.xylo.core.network.Parameter;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads a folder of RAM images: what the chip would run. One use. */
final class RamReader {
    private static final int MAX_INPUTS = 1 << 12;
    private static final int MAX_SHIFT = 1 << 10;

    private final Path folder;
    private final RamConfig config;
    private final Map<String, NdArray> arrays = new LinkedHashMap<>();
    private final List<String> warnings;
    private final int inputs;
    private final int hidden;
    private int outputs;

    RamReader(Path folder) throws FormatException {
        this.folder = folder;
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new FormatException(folder, null, "is a file, not a folder of RAM images");
        }
        this.config = RamConfig.read(folder.resolve(RamFile.CONFIG));
        this.warnings = new ArrayList<>(config.warnings());
        this.inputs = config.count("IN", MAX_INPUTS);
        this.hidden = config.count("RSN", RamFile.MAX_HIDDEN);
    }

    Specification read() throws FormatException {
        thresholds();
        boolean two = config.count("N_SYNS", 2) == 2;
        put(Parameter.WEIGHTS_IN, pairs(inputs, two, dense(RamFile.IWTRAM, inputs * hidden), second(two)));
        recurrent(two);
        put(Parameter.WEIGHTS_OUT, ints(dense(RamFile.OWTRAM, hidden * outputs), hidden, outputs));
        both(RamFile.NDMRAM, false, Parameter.DASH_MEM, Parameter.DASH_MEM_OUT);
        both(RamFile.NDSRAM, false, Parameter.DASH_SYN, Parameter.DASH_SYN_OUT);
        put(Parameter.DASH_SYN_2, ints(counted(RamFile.RDS2RAM, false, hidden), hidden));
        biases();
        shift(Parameter.WEIGHT_SHIFT_IN, "IWBS");
        shift(Parameter.WEIGHT_SHIFT_REC, "RWBS");
        shift(Parameter.WEIGHT_SHIFT_OUT, "OWBS");
        aliases();
        double timeStep = config.timeStep();
        Specification read = new SpecificationReader(folder, arrays, null, arrays.keySet()).read();
        warnings.addAll(read.warnings());
        Specification network = read.withWarnings(warnings);
        return Double.isNaN(timeStep) ? network : network.withTimeStep(timeStep);
    }

    /** The configuration counts readout neurons only up to the last one with a weight; the thresholds tell all. */
    private void thresholds() throws FormatException {
        int[] values = values(RamFile.NTHRAM, true);
        outputs = values.length - hidden;
        int used = config.count("ON", MAX_INPUTS);
        if (outputs < used || outputs > MAX_INPUTS) {
            throw origin(RamFile.NTHRAM)
                    .error("has " + values.length + " values; needed are " + hidden + " for hidden and at least " + used
                            + " for readout neurons");
        }
        put(Parameter.THRESHOLD, ints(Arrays.copyOf(values, hidden), hidden));
        put(Parameter.THRESHOLD_OUT, ints(Arrays.copyOfRange(values, hidden, values.length), outputs));
    }

    private int[] dense(RamFile file, int size) throws FormatException {
        return counted(file, true, size);
    }

    private int[] second(boolean two) throws FormatException {
        int[] weights = dense(RamFile.IWT2RAM, inputs * hidden);
        warnOfSecond(RamFile.IWT2RAM, two, weights);
        return weights;
    }

    private void warnOfSecond(RamFile file, boolean two, int[] weights) {
        long nonZero = Arrays.stream(weights).filter(weight -> weight != 0).count();
        if (!two && nonZero > 0) {
            warnings.add(file.fileName() + " has " + nonZero
                    + " values that are not 0, but N_SYNS is not 2: they are ignored");
        }
    }

    private void recurrent(boolean two) throws FormatException {
        int[] counts = counted(RamFile.REFOCRAM, false, hidden);
        int connections = Arrays.stream(counts).sum();
        int[] first = counted(RamFile.RWTRAM, true, connections);
        int[] second = counted(RamFile.RWT2RAM, true, connections);
        int[] targets = counted(RamFile.RFORAM, false, connections);
        warnOfSecond(RamFile.RWT2RAM, two, second);
        int[] dense = new int[hidden * hidden];
        int[] dense2 = new int[hidden * hidden];
        int connection = 0;
        for (int source = 0; source < hidden; source++) {
            for (int end = connection + counts[source]; connection < end; connection++) {
                int target = targets[connection];
                if (target >= hidden) {
                    throw origin(RamFile.RFORAM)
                            .error("has target " + target + " of neuron " + source + "; there are " + hidden
                                    + " hidden neurons");
                }
                int flat = source * hidden + target;
                boolean nothing = first[connection] == 0 && second[connection] == 0;
                if (!nothing && (dense[flat] != 0 || dense2[flat] != 0)) {
                    throw origin(RamFile.RFORAM)
                            .error("connects " + source + " -> " + target
                                    + " twice; a weight matrix holds one weight of each");
                }
                if (!nothing) {
                    dense[flat] = first[connection];
                    dense2[flat] = second[connection];
                }
            }
        }
        put(Parameter.WEIGHTS_REC, pairs(hidden, two, dense, dense2));
    }

    private NdArray pairs(int rows, boolean two, int[] first, int[] second) {
        if (!two) {
            return ints(first, rows, hidden);
        }
        int[] both = new int[2 * first.length];
        for (int i = 0; i < first.length; i++) {
            both[2 * i] = first[i];
            both[2 * i + 1] = second[i];
        }
        return ints(both, rows, hidden, 2);
    }

    private void both(RamFile file, boolean signed, Parameter ofHidden, Parameter ofReadout) throws FormatException {
        int[] values = counted(file, signed, hidden + outputs);
        put(ofHidden, ints(Arrays.copyOf(values, hidden), hidden));
        put(ofReadout, ints(Arrays.copyOfRange(values, hidden, values.length), outputs));
    }

    private void biases() throws FormatException {
        if (!Files.exists(folder.resolve(RamFile.NBRAM.fileName()))) {
            if (config.flag("BIAS", false)) {
                throw origin(RamFile.NBRAM).error("no such file, but BIAS is true");
            }
            return;
        }
        if (config.flag("BIAS", true)) {
            both(RamFile.NBRAM, true, Parameter.BIAS, Parameter.BIAS_OUT);
            return;
        }
        long nonZero = Arrays.stream(counted(RamFile.NBRAM, true, hidden + outputs))
                .filter(bias -> bias != 0)
                .count();
        if (nonZero > 0) {
            warnings.add(RamFile.NBRAM.fileName() + " has " + nonZero
                    + " values that are not 0, but BIAS is false: they are ignored");
        }
    }

    private void aliases() throws FormatException {
        int[] targets = counted(RamFile.RARAM, false, hidden);
        int[] roles = counted(RamFile.RCRAM, false, hidden);
        int[] sources =
                IntStream.range(0, hidden).filter(i -> (roles[i] & 2) != 0).toArray();
        long without = IntStream.range(0, hidden)
                .filter(i -> targets[i] != RamFile.NO_ALIAS && (roles[i] & 2) == 0)
                .count();
        if (without > 0) {
            warnings.add(RamFile.RARAM.fileName() + " has " + without
                    + " targets of neurons that rcram.ini does not call sources: they are ignored");
        }
        if (sources.length == 0) {
            return;
        }
        if (!config.flag("RA", true)) {
            warnings.add(RamFile.RCRAM.fileName() + " has " + sources.length
                    + " sources of aliases, but RA is false: they are ignored");
            return;
        }
        arrays.put(Keys.ALIAS_SOURCE, ints(sources, sources.length));
        arrays.put(
                Keys.ALIAS_TARGET,
                ints(Arrays.stream(sources).map(source -> targets[source]).toArray(), sources.length));
    }

    private void shift(Parameter parameter, String key) throws FormatException {
        arrays.put(parameter.key(), NdArray.scalar(DType.INT64, config.count(key, MAX_SHIFT)));
    }

    private void put(Parameter parameter, NdArray array) {
        arrays.put(parameter.key(), array);
    }

    private static NdArray ints(int[] values, int... shape) {
        return NdArray.ofInts(DType.INT32, values, shape);
    }

    private int[] counted(RamFile file, boolean signed, int needed) throws FormatException {
        int[] values = values(file, signed);
        if (values.length != needed) {
            throw origin(file).error("has " + values.length + " values; needed are " + needed);
        }
        return values;
    }

    private int[] values(RamFile file, boolean signed) throws FormatException {
        return HexFile.values(folder.resolve(file.fileName()), file.digits(), signed);
    }

    private Origin origin(RamFile file) {
        return new Origin(folder.resolve(file.fileName()), null);
    }
}
