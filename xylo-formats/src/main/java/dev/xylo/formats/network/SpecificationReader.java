package dev.xylo.formats.network;

import dev.xylo.core.mapping.Dash;
import dev.xylo.core.network.Alias;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The rules of reading: from named arrays to a {@link Specification}. One use. */
final class SpecificationReader {
    /** So many keys are looked at one by one: a typing error comes alone. */
    private static final int MAX_UNKNOWN = 5;

    private static final int LARGEST_SHIFT = Parameter.Kind.WEIGHT_SHIFT.max();

    private final Origin origin;
    private final Collection<String> keysInFile;
    private final Map<String, NdArray> arrays;
    private final List<NdArray> aliasRows;
    private final List<String> none;
    private final OptionalDouble givenTimeStep;
    private final EnumMap<Parameter, NdArray> values = new EnumMap<>(Parameter.class);
    private final List<String> warnings = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param source file for messages, or null
     * @param arrays what was decoded
     * @param aliasRows targets of neuron k in entry k, for formats with ragged lists; null for others
     * @param keysInFile all keys, also of what was not decoded
     */
    SpecificationReader(
            Path source, Map<String, NdArray> arrays, List<NdArray> aliasRows, Collection<String> keysInFile) {
        this(source, arrays, aliasRows, keysInFile, List.of(), OptionalDouble.empty());
    }

    /**
     * Prepares.
     *
     * @param source file for messages, or null
     * @param arrays what was decoded
     * @param aliasRows targets of neuron k in entry k, for formats with ragged lists; null for others
     * @param keysInFile all keys, also of what was not decoded
     * @param none keys whose value is None
     * @param givenTimeStep what a person says, for files without dt; seconds
     */
    SpecificationReader(
            Path source,
            Map<String, NdArray> arrays,
            List<NdArray> aliasRows,
            Collection<String> keysInFile,
            List<String> none,
            OptionalDouble givenTimeStep) {
        this.none = List.copyOf(none);
        this.givenTimeStep = givenTimeStep;
        this.origin = new Origin(source, null);
        this.arrays = new HashMap<>(arrays);
        this.aliasRows = aliasRows;
        this.keysInFile = keysInFile;
    }

    Specification read() throws FormatException {
        takeBiasHidden();
        for (Parameter parameter : Parameter.values()) {
            if (!parameter.optional() && !arrays.containsKey(parameter.key())) {
                throw missing(parameter);
            }
        }
        Layout layout = Layout.of(arrays, origin);
        for (Parameter parameter : Parameter.values()) {
            Optional<NdArray> array = array(parameter);
            if (array.isPresent()) {
                values.put(parameter, fitted(parameter, parameter.key(), array.get(), layout));
            } else {
                deriveOrDefault(parameter, layout);
            }
        }
        List<Alias> aliases = Aliases.read(arrays, aliasRows, layout.shape().hidden(), origin);
        warnOfShifts();
        warnOfUnknownKeys();
        return new Specification(origin.file(), layout.shape(), values, aliases, warnings, knownTimeStep());
    }

    /** Where no dash is derived from it, a wrong one does no harm. */
    private double knownTimeStep() {
        NdArray dt = arrays.get(Keys.DT);
        if (dt == null) {
            return givenTimeStep.orElse(Double.NaN);
        }
        double seconds = dt.size() == 1 ? dt.doubleAt(0) : Double.NaN;
        return seconds > 0 && !Double.isInfinite(seconds) ? seconds : Double.NaN;
    }

    private Optional<NdArray> array(Parameter parameter) {
        return Optional.ofNullable(arrays.get(parameter.key()));
    }

    /** Newer versions of Rockpool's mapper write {@code bias_hidden} for {@code bias}. */
    private void takeBiasHidden() throws FormatException {
        NdArray hidden = arrays.remove(Keys.BIAS_HIDDEN);
        if (hidden == null) {
            return;
        }
        NdArray bias = arrays.putIfAbsent(Parameter.BIAS.key(), hidden);
        if (bias != null && !Arrays.equals(bias.toDoubles(), hidden.toDoubles())) {
            throw origin.at(Keys.BIAS_HIDDEN).error("is another name of bias; both are given, with different values");
        }
    }

    private FormatException missing(Parameter parameter) {
        String close = Keys.closest(
                        parameter.key(),
                        keysInFile.stream().filter(key -> !Keys.isRead(key)).toList())
                .map(key -> " (did you mean it by " + Text.name(key) + "?)")
                .orElse("");
        return origin.at(parameter.key()).error("is missing" + close + "; the file holds " + Text.names(keysInFile));
    }

    /** Brings an array to the layout of its parameter: one value stands for all neurons, a missing synapse axis is added. */
    private NdArray fitted(Parameter parameter, String key, NdArray array, Layout layout) throws FormatException {
        NetworkShape shape = layout.shape();
        int[] needed = shape.dimensions(parameter);
        if (parameter.kind() == Parameter.Kind.WEIGHT) {
            return array.reshape(needed);
        }
        if (array.size() == 1) {
            return needed.length == 0 ? array.reshape() : array.repeated(needed[0]);
        }
        // MATLAB has no vectors, only (1, n) and (n, 1).
        boolean vector =
                Arrays.stream(array.shape()).filter(length -> length != 1).count() == 1;
        if (vector && needed.length == 1 && array.size() == needed[0]) {
            return array.reshape(needed);
        }
        if (!Arrays.equals(array.shape(), needed)) {
            throw origin.at(key)
                    .error("has shape " + Text.shape(array.shape()) + "; needed is " + need(parameter, layout));
        }
        return array;
    }

    private static String need(Parameter parameter, Layout layout) {
        int[] needed = layout.shape().dimensions(parameter);
        if (needed.length == 0) {
            return "a single number";
        }
        String neurons = parameter.axes().get(0).noun();
        String from = parameter.ofReadout() ? "the columns of weights_out" : layout.hiddenFrom();
        return Text.shape(needed) + ", one value per " + neurons + " (from " + from + "), or a single number for all";
    }

    private void deriveOrDefault(Parameter parameter, Layout layout) throws FormatException {
        Optional<TimeConstant> tau = TimeConstant.of(parameter).filter(constant -> arrays.containsKey(constant.key()));
        if (tau.isPresent()) {
            values.put(parameter, derived(parameter, tau.get().key(), layout));
            return;
        }
        boolean unused = parameter == Parameter.DASH_SYN_2 && layout.shape().synapses() == 1;
        switch (parameter.kind()) {
            case WEIGHT ->
                warnings.add("weights_rec is missing: 0 is taken, no recurrent connections among "
                        + layout.shape().hidden() + " hidden neurons (from " + layout.hiddenFrom() + ")");
            case THRESHOLD ->
                warnings.add(parameter.key() + " is missing: 0 is taken, Rockpool's default; every "
                        + parameter.axes().get(0).noun() + " fires " + (parameter.ofReadout() ? "1 spike" : "31 spikes")
                        + " per step whenever its v_mem >= 0");
            case DASH -> {
                if (!unused) {
                    warnings.add(parameter.key() + " is missing: 0 is taken, Rockpool's default; "
                            + (parameter.key().startsWith("dash_mem") ? "v_mem" : "the synaptic current")
                            + " of every " + parameter.axes().get(0).noun() + " decays to 0 in each step");
                }
            }
            // A missing bias or shift is simply none.
            case BIAS, WEIGHT_SHIFT -> {}
        }
    }

    private NdArray derived(Parameter dash, String tauKey, Layout layout) throws FormatException {
        double dt = timeStep(dash, tauKey);
        NdArray tau = fitted(dash, tauKey, arrays.get(tauKey), layout);
        double[] dashes = new double[tau.size()];
        for (int i = 0; i < dashes.length; i++) {
            double seconds = tau.doubleAt(i);
            if (!(seconds > 0) || Double.isInfinite(seconds)) {
                throw origin.error(Text.element(tauKey, tau.shape(), i) + " is " + tau.textAt(i)
                        + "; a time constant must be positive and finite");
            }
            dashes[i] = Dash.of(seconds, dt);
        }
        return NdArray.ofDoubles(dashes, dashes.length);
    }

    private double timeStep(Parameter dash, String tauKey) throws FormatException {
        NdArray dt = arrays.get(Keys.DT);
        if (dt == null) {
            return givenTimeStep.orElseThrow(() -> origin.at(Keys.DT)
                    .error("is missing; " + dash.key() + " is to be derived from " + tauKey
                            + ", which needs it: say the time step in seconds, such as --dt 0.001"));
        }
        if (dt.size() != 1) {
            throw origin.at(Keys.DT).error("has shape " + Text.shape(dt.shape()) + "; needed is a single number");
        }
        double seconds = dt.doubleAt(0);
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw origin.at(Keys.DT).error("is " + dt.textAt(0) + "; a time step must be positive and finite");
        }
        return seconds;
    }

    private void warnOfShifts() {
        if (Specification.isInteger(values)) {
            return;
        }
        for (Map.Entry<Parameter, NdArray> entry : values.entrySet()) {
            NdArray value = entry.getValue();
            if (entry.getKey().kind() == Parameter.Kind.WEIGHT_SHIFT && value.isWholeAt(0)) {
                long shift = value.longAt(0);
                if (shift > 0 && shift <= LARGEST_SHIFT) {
                    warnings.add(entry.getKey().key() + " is " + shift
                            + ", but the network is not integer: the weights are taken times " + (1 << shift));
                }
            }
        }
    }

    private void warnOfUnknownKeys() {
        if (!none.isEmpty()) {
            warnings.add(Text.names(none) + (none.size() == 1 ? " is None" : " are None") + " and ignored");
        }
        List<String> unknown = keysInFile.stream()
                .filter(key -> !Keys.isRead(key) && !Keys.isNeighbour(key))
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        String names = unknown.stream()
                .limit(MAX_UNKNOWN)
                .map(key -> Text.name(key)
                        + Keys.suggestion(key)
                                .map(known -> " (did you mean " + known + "?)")
                                .orElse(""))
                .collect(Collectors.joining(", "));
        int more = unknown.size() - MAX_UNKNOWN;
        warnings.add(names
                + (more > 0 ? " and " + more + " more" : "")
                + (unknown.size() == 1 ? " is not known and ignored" : " are not known and ignored"));
    }
}
