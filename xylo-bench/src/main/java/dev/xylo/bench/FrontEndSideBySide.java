package dev.xylo.bench;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.frontend.Chain;
import dev.xylo.frontend.Fidelity;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.audio3.AgcParameters;
import dev.xylo.frontend.audio3.Audio3FrontEnd;
import dev.xylo.frontend.audio3.Audio3Parameters;
import dev.xylo.frontend.audio3.DeltaSigma;
import dev.xylo.frontend.imu.ImuFrontEnd;
import dev.xylo.frontend.imu.ImuParameters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Our side of {@code frontends_side_by_side.py}: reads lines {@code WORKLOAD IN OUT SECONDS}, runs the array {@code signal} of IN for so long
 * to let it be compiled, then eleven times, writes the result as {@code output} and answers the median in nanoseconds of CPU time. One
 * thread.
 */
public final class FrontEndSideBySide {
    private static final int RUNS = 11;

    private FrontEndSideBySide() {}

    /**
     * Answers lines until there are no more.
     *
     * @param args none
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            Chain chain = chain(words[0]);
            Signal signal = signal(words[0], Npz.read(Path.of(words[1])).get("signal"));
            long end = cpuNanos() + (long) (1e9 * Double.parseDouble(words[3]));
            Signal output = chain.run(signal, Recorder.NONE);
            while (cpuNanos() < end) {
                output = chain.run(signal, Recorder.NONE);
            }
            long[] nanos = new long[RUNS];
            for (int i = 0; i < RUNS; i++) {
                long start = cpuNanos();
                output = chain.run(signal, Recorder.NONE);
                nanos[i] = cpuNanos() - start;
            }
            Arrays.sort(nanos);
            Npz.write(
                    Path.of(words[2]),
                    Map.of("output", NdArray.ofLongs(DType.INT64, output.integers(), output.steps(), output.width())));
            System.out.println(nanos[RUNS / 2]);
        }
    }

    /** Of this thread: what others do on the machine does not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Chain chain(String workload) {
        return switch (workload) {
            case "imu" -> ImuFrontEnd.chain(ImuParameters.DEFAULT, true, Fidelity.REFERENCE);
            case "audio3" -> Audio3FrontEnd.external(Audio3FrontEnd.RATE, 1, Audio3Parameters.DEFAULT, true);
            case "delta-sigma" -> new Chain(List.of(new DeltaSigma()));
            case "agc" -> Audio3FrontEnd.agc(AgcParameters.DEFAULT.inputRate(), AgcParameters.DEFAULT);
            default -> throw new IllegalArgumentException(workload);
        };
    }

    private static Signal signal(String workload, NdArray array) {
        return workload.equals("imu") ? Signal.ofIntegers(array.toLongs(), 3) : Signal.ofReals(array.toDoubles());
    }
}
