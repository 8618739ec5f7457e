package dev.xylo.regress.frontend;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.Chain;
import dev.xylo.frontend.ChainRun;
import dev.xylo.frontend.Fidelity;
import dev.xylo.frontend.Mirrored;
import dev.xylo.frontend.Recording;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.imu.BandPass;
import dev.xylo.frontend.imu.ImuFrontEnd;
import dev.xylo.frontend.imu.ImuParameters;
import dev.xylo.frontend.imu.Jsvd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cases of the IMU interface: batch x time x axes, in one call or several. */
final class ImuCase implements CaseRunner {
    private static final int AXES = 3;
    private static final int BITS = 16;

    /** Recorded signal and stage; (batch, T, ...). */
    private static final Map<String, String> STAGES = new LinkedHashMap<>();

    static {
        STAGES.put("covariance", "s01_covariance");
        STAGES.put("covariance_held", "s02_covariance_held");
        STAGES.put("jsvd_in", "s03_jsvd_in");
        STAGES.put("jsvd_rotation_sorted", "s03_jsvd_rotation_sorted");
        STAGES.put("jsvd_diagonal_sorted", "s03_jsvd_diagonal_sorted");
        STAGES.put("rotation_used", "s04_rotation_used");
        STAGES.put("rotated", "s05_rotated");
        STAGES.put("filter_ar", "s06_filter_ar_mirrored");
        STAGES.put("filtered", "s07_filtered");
        STAGES.put("spikes", "s08_spikes");
    }

    @Override
    public void run(CaseArrays in, CaseResult out) throws FormatException {
        NdArray samples = in.need("in_samples", 2, 3);
        int[] shape = samples.shape();
        if (shape[shape.length - 1] != AXES || samples.size() == 0) {
            throw in.error(
                    "in_samples", "has shape " + Arrays.toString(shape) + "; needed is ([batch,] T, 3), T at least 1");
        }
        if (!samples.dtype().isInteger()) {
            throw in.error("in_samples", "is " + samples.dtype() + "; the interface takes integers");
        }
        int batch = shape.length == 3 ? shape[0] : 1;
        Signal all =
                in.has("in_float") ? quantized(in, samples.size()) : Signal.ofIntegers(in.longs("in_samples"), AXES);
        int steps = all.steps() / batch;
        boolean mirror = in.flag("p_mirror", true);
        ChainRun run =
                ImuFrontEnd.chain(parameters(in), mirror, Fidelity.REFERENCE).start();
        boolean cut = in.has("p_calls");
        int[] cuts = in.cuts(steps);
        for (int call = 0; call + 1 < cuts.length; call++) {
            Map<String, List<Signal>> stages = new LinkedHashMap<>();
            for (int item = 0; item < batch; item++) {
                Recording recording = Recording.all();
                if (call > 0 || item > 0) {
                    run.boundary(item > 0 ? Boundary.ITEM : Boundary.CALL, recording);
                }
                run.run(all.slice(item * steps + cuts[call], item * steps + cuts[call + 1]), recording);
                for (String name : STAGES.keySet()) {
                    recorded(recording, name)
                            .ifPresent(signal -> stages.computeIfAbsent(name, key -> new ArrayList<>())
                                    .add(signal));
                }
                out.warnings(recording);
            }
            String suffix = cut ? "_call" + call : "";
            stages.forEach((name, parts) -> {
                Signal joined = Signal.concatenate(parts);
                boolean perDecomposition = name.startsWith("jsvd");
                out.put(
                        STAGES.get(name) + suffix,
                        perDecomposition
                                ? CaseResult.array(joined)
                                : CaseResult.array(joined, batch, joined.steps() / batch));
            });
        }
    }

    /** With the mirror, the filters' states are recorded over both halves. */
    private static Optional<Signal> recorded(Recording recording, String name) {
        Optional<Signal> signal = recording.signal(name);
        Optional<Signal> prefix = recording.signal(name + Mirrored.PREFIX);
        return name.equals("filter_ar") && prefix.isPresent()
                ? signal.map(main -> Signal.concatenate(List.of(prefix.get(), main)))
                : signal;
    }

    private static Signal quantized(CaseArrays in, int size) throws FormatException {
        double[] values = in.doubles("in_float");
        if (values.length != size) {
            throw in.error("in_float", "has " + values.length + " elements, in_samples " + size);
        }
        Chain quantizer = ImuFrontEnd.quantizer(in.real("p_quant_scale", 1), BITS);
        return quantizer.run(Signal.ofReals(values, AXES), Recording.all());
    }

    private static ImuParameters parameters(CaseArrays in) throws FormatException {
        ImuParameters standard = ImuParameters.DEFAULT;
        List<BandPass> filters = standard.filters();
        if (in.has("p_filters")) {
            List<Integer> v = in.numbers("p_filters", List.of());
            filters = in.rows(
                    "p_filters",
                    5,
                    r -> new BandPass(
                            v.get(5 * r), v.get(5 * r + 1), v.get(5 * r + 2), v.get(5 * r + 3), v.get(5 * r + 4)));
        }
        ImuParameters sized = standard.withFilters(filters);
        return new ImuParameters(
                in.flag("p_bypass_jsvd", standard.bypassJsvd()),
                in.number("p_num_avg_bitshift", standard.averagingShift()),
                in.number("p_sah_period", standard.holdPeriod()),
                filters,
                in.flag("p_select_iaf", standard.iafEncoder()),
                in.numbers("p_scale_values", sized.scales()),
                in.numbers("p_iaf_threshold", sized.thresholds()));
    }

    static void jsvd(CaseArrays in, CaseResult out) throws FormatException {
        int[] shape = in.need("in_covariance", 3).shape();
        if (shape[1] != AXES || shape[2] != AXES) {
            throw in.error("in_covariance", "has shape " + Arrays.toString(shape) + "; needed is (N, 3, 3)");
        }
        long[] covariances = in.longs("in_covariance");
        long[] rotations = new long[covariances.length];
        long[] diagonals = new long[covariances.length];
        Jsvd jsvd = new Jsvd();
        for (int n = 0; n < shape[0]; n++) {
            int from = n * AXES * AXES;
            Jsvd.Result result = jsvd.decompose(Arrays.copyOfRange(covariances, from, from + AXES * AXES), n);
            System.arraycopy(result.rotation(), 0, rotations, from, AXES * AXES);
            System.arraycopy(result.diagonal(), 0, diagonals, from, AXES * AXES);
        }
        out.integers("s03_jsvd_rotation_sorted", rotations, shape);
        out.integers("s03_jsvd_diagonal_sorted", diagonals, shape);
    }

    static void design(CaseArrays in, CaseResult out) throws FormatException {
        double[] bands = in.doubles("in_bands");
        List<BandPass.Design> designs =
                in.rows("in_bands", 3, r -> BandPass.design(bands[3 * r], bands[3 * r + 1], bands[3 * r + 2]));
        long[] registers = designs.stream()
                .map(BandPass.Design::registers)
                .flatMapToLong(f -> Arrays.stream(new long[] {f.bB(), f.bWf(), f.bAf(), f.a1(), f.a2()}))
                .toArray();
        out.integers("s01_filters", registers, designs.size(), 5);
        out.put(
                "s02_scale_out",
                NdArray.ofDoubles(
                        designs.stream().mapToDouble(BandPass.Design::scaleOut).toArray(), designs.size()));
    }
}
