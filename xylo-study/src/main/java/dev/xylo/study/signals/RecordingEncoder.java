package dev.xylo.study.signals;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.signal.SignalFile;
import dev.xylo.formats.signal.SignalFiles;
import dev.xylo.frontend.ChainRun;
import dev.xylo.frontend.Recording;
import dev.xylo.frontend.Signal;
import dev.xylo.study.engine.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Runs recordings through a front-end.
 *
 * @param choice the front-end
 * @param rate samples per second of recordings that do not state it; it must not contradict one that does
 */
public record RecordingEncoder(FrontEndChoice choice, OptionalDouble rate) {
    private static final int BLOCK = 1 << 14;

    /**
     * Encodes one recording. Only a block of it is in memory, but for what the chain holds (the mirror does, and the noise of Audio 2).
     *
     * @param file WAV, CSV, NPY, NPZ or HDF5
     * @param record names of intermediate signals to keep; {@code all} keeps everything
     * @param samples told after every block how many samples were read
     * @return its spike counts
     * @throws FormatException if it cannot be read, or the front-end refuses it; the message names file, stage, sample and channel
     */
    public EncodedRecording encode(Path file, Set<String> record, Consumer<Long> samples) throws FormatException {
        Recording recording = record.contains("all") ? Recording.all() : Recording.of(record);
        Counts counts = new Counts(choice.channels());
        try (SignalFile signal = SignalFiles.open(file)) {
            OptionalDouble known = rate(file, signal);
            ChainRun run = choice.chain(known).start();
            long read = 0;
            for (double[] values = signal.next(BLOCK); values.length > 0; values = signal.next(BLOCK)) {
                Signal block = choice.block(signal, values, read);
                read += block.steps();
                run.next(block, counts::add, recording);
                samples.accept(read);
            }
            if (read == 0) {
                throw new FormatException(file, null, "holds no sample");
            }
            run.end(counts::add, recording);
            return new EncodedRecording(
                    counts.raster(),
                    choice.timeStep(known),
                    read,
                    known.isPresent() ? read / known.getAsDouble() : 0,
                    recording);
        } catch (IllegalArgumentException e) {
            throw new FormatException(file, null, String.valueOf(e.getMessage()), e);
        } catch (OutOfMemoryError e) {
            throw new FormatException(
                    file,
                    null,
                    "needs more memory than there is; with the mirror off a recording of any length streams (-Xmx raises the limit)",
                    e);
        }
    }

    private OptionalDouble rate(Path file, SignalFile signal) throws FormatException {
        if (rate.isEmpty()) {
            return signal.rate();
        }
        if (signal.rate().isPresent() && signal.rate().getAsDouble() != rate.getAsDouble()) {
            throw new FormatException(
                    file,
                    null,
                    "states a rate of " + signal.rate().getAsDouble() + " Hz, not " + rate.getAsDouble()
                            + "; leave --rate out");
        }
        return rate;
    }

    /**
     * Encodes several recordings, each from a fresh state.
     *
     * @param files the recordings
     * @param threads how many at once, at least 1
     * @param progress told of every recording that is done
     * @return in the order of the files, whatever the threads
     * @throws FormatException as {@link #encode}, of the first file in this order that fails
     */
    public List<EncodedRecording> encodeAll(List<Path> files, int threads, Progress progress) throws FormatException {
        AtomicLong done = new AtomicLong();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<EncodedRecording>> futures = new ArrayList<>();
            for (Path file : files) {
                Callable<EncodedRecording> task = () -> {
                    EncodedRecording encoded = encode(file, Set.of(), ignored -> {});
                    progress.done("encoding", done.incrementAndGet(), files.size());
                    return encoded;
                };
                futures.add(pool.submit(task));
            }
            List<EncodedRecording> encoded = new ArrayList<>();
            try {
                for (Future<EncodedRecording> future : futures) {
                    encoded.add(future.get());
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof FormatException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } finally {
                pool.shutdownNow();
            }
            return encoded;
        }
    }

    /** Counts row by row, 16 bits each: an hour of sound is 3.5 million rows. */
    private static final class Counts {
        private final int channels;
        private short[] values = new short[1 << 12];
        private int filled;

        Counts(int channels) {
            this.channels = channels;
        }

        void add(Signal block) {
            long[] counts = block.integers();
            if (counts.length > values.length - filled) {
                values = Arrays.copyOf(values, Math.max(filled + counts.length, Math.addExact(filled, filled)));
            }
            for (long count : counts) {
                values[filled++] = (short) count;
            }
        }

        SpikeRaster raster() {
            return SpikeRaster.of(filled / channels, channels, Arrays.copyOf(values, filled));
        }
    }
}
