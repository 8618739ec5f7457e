package dev.xylo.cli;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.formats.signal.Labels;
import dev.xylo.formats.signal.SignalFiles;
import dev.xylo.frontend.Corner;
import dev.xylo.frontend.Recording;
import dev.xylo.frontend.Signal;
import dev.xylo.study.signals.EncodedRecording;
import dev.xylo.study.signals.RecordingEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Runs recordings through a front-end and writes spike counts.
 *
 * @param encoder the front-end
 * @param output file to write
 * @param command for messages
 */
record RecordingEncoding(RecordingEncoder encoder, Path output, CommandLine command) {
    private static final String ALL = "all";
    private static final String INPUT = "input";

    int file(Path in, List<String> record) throws IOException {
        long start = System.nanoTime();
        Set<String> wanted = new LinkedHashSet<>(record);
        EncodedRecording encoded;
        try (ProgressBar bar = new ProgressBar(command.getErr(), ProgressBar.wanted(), "samples")) {
            encoded = encoder.encode(in, wanted, samples -> bar.done("encoding", samples, samples));
        }
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        SpikeRaster raster = encoded.raster();
        arrays.put(INPUT, counts(List.of(raster)));
        arrays.put("dt", NdArray.ofDoubles(new double[] {encoded.timeStep()}));
        arrays.putAll(stages(in, encoded.recording(), wanted));
        Npz.write(output, arrays);
        warn(encoded.warnings(), Optional.empty());
        command.getOut()
                .printf(
                        Locale.ROOT,
                        "wrote %s: %,d steps of %s ms x %d channels from %,d samples; %,d spikes; %.2f s%n",
                        output,
                        raster.steps(),
                        milliseconds(encoded.timeStep()),
                        raster.channels(),
                        encoded.samples(),
                        spikes(raster),
                        (System.nanoTime() - start) / 1e9);
        return 0;
    }

    private Map<String, NdArray> stages(Path in, Recording recording, Set<String> wanted) throws FormatException {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        for (String name : new TreeSet<>(recording.names())) {
            arrays.put(name, array(recording.signal(name).orElseThrow()));
        }
        for (String name : wanted) {
            if (!name.equals(ALL) && !arrays.containsKey(name)) {
                throw new FormatException(
                        in, null, "has no stage '" + name + "' on its way; --record all writes all there are");
            }
        }
        return arrays;
    }

    private static NdArray array(Signal signal) {
        int[] item = signal.itemShape();
        int[] shape = new int[item.length + 1];
        shape[0] = signal.steps();
        System.arraycopy(item, 0, shape, 1, item.length);
        return signal.isInteger()
                ? NdArray.ofLongs(DType.INT64, signal.integers(), shape)
                : NdArray.ofDoubles(signal.reals(), shape);
    }

    int folder(Path folder, Path labelFile, int threads) throws IOException {
        long start = System.nanoTime();
        Optional<Labels> labels = labelFile == null ? Optional.empty() : Optional.of(Labels.read(labelFile));
        List<Path> files = labels.isPresent() ? named(folder, labels.get()) : found(folder);
        List<EncodedRecording> encoded;
        try (ProgressBar bar = new ProgressBar(command.getErr(), ProgressBar.wanted(), "recordings")) {
            encoded = encoder.encodeAll(files, threads, bar);
        }
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        List<SpikeRaster> rasters =
                encoded.stream().map(EncodedRecording::raster).toList();
        arrays.put(INPUT, counts(rasters));
        int[] lengths = rasters.stream().mapToInt(SpikeRaster::steps).toArray();
        arrays.put("lengths", NdArray.ofInts(DType.INT32, lengths, lengths.length));
        if (labels.isPresent()) {
            int[] classes = labels.get().classes().values().stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            arrays.put("label", NdArray.ofInts(DType.INT32, classes, classes.length));
        }
        arrays.put("dt", NdArray.ofDoubles(new double[] {encoded.get(0).timeStep()}));
        Npz.write(output, arrays);
        Map<Corner, String> warnings = new LinkedHashMap<>();
        Map<Corner, Integer> met = new LinkedHashMap<>();
        for (EncodedRecording one : encoded) {
            one.warnings().forEach((corner, message) -> {
                warnings.putIfAbsent(corner, message);
                met.merge(corner, 1, Integer::sum);
            });
        }
        warn(warnings, Optional.of(met));
        labels.ifPresent(this::printNames);
        command.getOut()
                .printf(
                        Locale.ROOT,
                        "wrote %s: %,d recordings, %,d steps of %s ms x %d channels; %,d spikes; %.2f s%n",
                        output,
                        rasters.size(),
                        rasters.stream().mapToLong(SpikeRaster::steps).sum(),
                        milliseconds(encoded.get(0).timeStep()),
                        rasters.get(0).channels(),
                        rasters.stream().mapToLong(RecordingEncoding::spikes).sum(),
                        (System.nanoTime() - start) / 1e9);
        return 0;
    }

    private void printNames(Labels labels) {
        for (int i = 0; i < labels.names().size(); i++) {
            command.getOut().printf("class %d: %s%n", i, labels.names().get(i));
        }
    }

    private static List<Path> named(Path folder, Labels labels) throws FormatException {
        List<Path> files = new ArrayList<>();
        for (String name : labels.classes().keySet()) {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new FormatException(file, null, "is named by the labels, but not there");
            }
            files.add(file);
        }
        return files;
    }

    private static List<Path> found(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(Files::isRegularFile)
                    .filter(SignalFiles::isSignal)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new FormatException(
                        folder, null, "holds no recording: none of " + String.join(", ", SignalFiles.EXTENSIONS));
            }
            return files;
        }
    }

    private void warn(Map<Corner, String> warnings, Optional<Map<Corner, Integer>> met) {
        warnings.forEach((corner, message) -> command.getErr()
                .println("warning: " + corner.key() + ": "
                        + met.map(counts -> "in " + counts.get(corner) + " recordings, first: ")
                                .orElse("")
                        + message));
    }

    /** All rows, at most 15 spikes each, in 8 bits. */
    private static NdArray counts(List<SpikeRaster> rasters) {
        int channels = rasters.get(0).channels();
        long rows = rasters.stream().mapToLong(SpikeRaster::steps).sum();
        if (rows * channels > NdArray.MAX_BYTES / Short.BYTES) {
            throw new IllegalArgumentException(
                    rows + " steps of " + channels + " channels are more than one file holds");
        }
        short[] all = new short[(int) rows * channels];
        int at = 0;
        for (SpikeRaster raster : rasters) {
            for (int t = 0; t < raster.steps(); t++) {
                for (int c = 0; c < channels; c++) {
                    all[at++] = (short) raster.count(t, c);
                }
            }
        }
        return NdArray.ofShorts(DType.INT8, all, (int) rows, channels);
    }

    private static long spikes(SpikeRaster raster) {
        long spikes = 0;
        for (int t = 0; t < raster.steps(); t++) {
            for (int c = 0; c < raster.channels(); c++) {
                spikes += raster.count(t, c);
            }
        }
        return spikes;
    }

    private static String milliseconds(double seconds) {
        return String.format(Locale.ROOT, "%.4f", 1000 * seconds).replaceFirst("\\.?0+$", "");
    }
}
