package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a configuration of any chip, tolerant of keys that a chip lacks or adds. One use. */
final class SamnaReader {
    private static final int MAX_NEURONS = 1 << 16;
    private static final int MAX_WARNINGS = 20;
    private static final Set<String> LAYER =
            Set.of("weight_bit_shift", "weights", "syn2_weights", "neurons", "aliasing");
    private static final Set<String> NEURON =
            Set.of("threshold", "v_mem_bias", "v_mem_decay", "i_syn_decay", "i_syn2_decay");
    /** Settings of the chip, not of the network, where they are as samna sets them at first. */
    private static final Set<String> SETTINGS = Set.of("operation_mode", "clear_network_state", "time_resolution_wrap");

    private final JsonParser parser;
    private final Origin origin;
    private final Map<String, SamnaLayer> layers = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private String hiddenKey;
    private boolean synapse2 = true;
    private boolean bias = true;

    SamnaReader(JsonParser parser, Origin origin) {
        this.parser = parser;
        this.origin = origin;
    }

    Specification read() throws FormatException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw origin.error("is not a JSON object");
        }
        boolean found = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            if (key.equals("value0")) {
                object("value0");
                configuration();
                found = true;
            } else {
                unknown(key);
            }
        }
        ended();
        JsonFile.end(parser, origin);
        if (!found) {
            throw origin.at("value0").error("is missing; a configuration of samna has everything in it");
        }
        return new SamnaNetwork(origin, layers, hiddenKey, synapse2, bias, warnings).specification();
    }

    private void configuration() throws FormatException {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (key) {
                case "synapse2_enable" -> synapse2 = flag(key);
                case "bias_enable" -> bias = flag(key);
                case "input", "readout" -> layers.put(key, layer(key));
                case SamnaDialect.RESERVOIR, SamnaDialect.HIDDEN -> {
                    if (hiddenKey != null) {
                        throw origin.at(key).error("is given beside " + hiddenKey + "; one of the two is needed");
                    }
                    hiddenKey = key;
                    layers.put(key, layer(key));
                }
                case "debug" -> parser.skipChildren();
                default -> {
                    boolean usual = value == JsonToken.VALUE_FALSE
                            || value == JsonToken.VALUE_NUMBER_INT
                                    && parser.getNumberType() == JsonParser.NumberType.INT
                                    && parser.getIntValue() == 0;
                    if (SETTINGS.contains(key) && usual) {
                        continue;
                    }
                    unknown(key);
                }
            }
        }
        ended();
    }

    private SamnaLayer layer(String name) throws FormatException {
        object(name);
        SamnaLayer layer = new SamnaLayer(name);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            String path = name + "." + key;
            if (!LAYER.contains(key)) {
                unknown(path);
                continue;
            }
            switch (key) {
                case "weight_bit_shift" -> layer.shift = number(path);
                case "aliasing" -> layer.aliasing = flag(path);
                case "neurons" -> neurons(layer, path);
                default -> layer.matrices.put(key, matrix(path));
            }
        }
        ended();
        return layer;
    }

    private NdArray matrix(String path) throws FormatException {
        object(path);
        long[] dimensions = null;
        long[] offsets = null;
        NdArray values = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "dimensions" -> dimensions = pair(path + ".dimensions");
                case "offsets" -> offsets = pair(path + ".offsets");
                case "values" -> values = JsonNumbers.read(parser, origin.at(path + ".values"));
                default -> unknown(path + "." + key);
            }
        }
        ended();
        if (dimensions == null || values == null) {
            throw origin.at(path).error("lacks " + (dimensions == null ? "dimensions" : "values"));
        }
        return rowMajor(path, dimensions, offsets, values);
    }

    /** {@code values} at {@code row * offsets[0] + column * offsets[1]}. */
    private NdArray rowMajor(String path, long[] dimensions, long[] offsets, NdArray values) throws FormatException {
        long rows = dimensions[0];
        long columns = dimensions[1];
        boolean fits = values.rank() == 1
                && rows >= 0
                && columns >= 0
                && rows <= Layout.MAX_VALUES
                && columns <= Layout.MAX_VALUES
                && rows * columns == values.size();
        if (!fits) {
            throw origin.at(path)
                    .error("has dimensions " + rows + " x " + columns + ", but " + values.size() + " values");
        }
        if (!values.dtype().isInteger()) {
            throw origin.at(path).error("has a value with a fraction, or beyond 64 bits; weights are whole numbers");
        }
        int[] shape = {(int) rows, (int) columns};
        if (offsets == null || offsets[0] == columns && offsets[1] == 1) {
            return values.reshape(shape);
        }
        if (offsets[0] != 1 || offsets[1] != rows) {
            throw origin.at(path)
                    .error("has offsets " + offsets[0] + ", " + offsets[1] + "; needed are " + columns
                            + ", 1 (row by row) or 1, " + rows + " (column by column)");
        }
        long[] turned = new long[values.size()];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = values.longAt(i % shape[1] * shape[0] + i / shape[1]);
        }
        return NdArray.ofLongs(DType.INT64, turned, shape);
    }

    private long[] pair(String path) throws FormatException {
        object(path);
        Long[] pair = new Long[2];
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "value0" -> pair[0] = number(path + ".value0");
                case "value1" -> pair[1] = number(path + ".value1");
                default -> unknown(path + "." + key);
            }
        }
        ended();
        if (pair[0] == null || pair[1] == null) {
            throw origin.at(path).error("lacks " + (pair[0] == null ? "value0" : "value1"));
        }
        return new long[] {pair[0], pair[1]};
    }

    private void neurons(SamnaLayer layer, String path) throws FormatException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw origin.at(path).error("is not a list of neurons");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            ended(parser.currentToken() == null);
            if (layer.neurons.size() == MAX_NEURONS) {
                throw origin.at(path).error("has more than " + MAX_NEURONS + " neurons");
            }
            layer.neurons.add(neuron(path + "[" + layer.neurons.size() + "]"));
        }
    }

    private Map<String, Long> neuron(String path) throws FormatException {
        object(path);
        Map<String, Long> neuron = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            if (NEURON.contains(key)) {
                neuron.put(key, number(path + "." + key));
            } else if (key.equals(SamnaLayer.ALIAS)) {
                Long target = optional(path + "." + key);
                if (target != null) {
                    neuron.put(key, target);
                }
            } else {
                unknown(path + "." + key);
            }
        }
        ended();
        return neuron;
    }

    /** {@code {"nullopt": true}} or {@code {"nullopt": false, "data": k}}. */
    private Long optional(String path) throws FormatException {
        object(path);
        boolean none = false;
        Long data = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "nullopt" -> none = flag(path + ".nullopt");
                case "data" -> data = number(path + ".data");
                default -> unknown(path + "." + key);
            }
        }
        ended();
        if (!none && data == null) {
            throw origin.at(path).error("says that there is one (nullopt is false), but not which (data is missing)");
        }
        return none ? null : data;
    }

    private void object(String path) throws FormatException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw origin.at(path).error("is not an object");
        }
    }

    private void ended() throws FormatException {
        ended(parser.currentToken() != JsonToken.END_OBJECT);
    }

    private void ended(boolean broken) throws FormatException {
        if (broken) {
            throw origin.error("is truncated: the JSON object does not end");
        }
    }

    private long number(String path) throws FormatException {
        NdArray number = JsonNumbers.read(parser, origin.at(path));
        if (number.rank() != 0 || !number.dtype().isInteger()) {
            throw origin.at(path)
                    .error("is " + (number.rank() == 0 ? number.textAt(0) : "a list") + "; a whole number is needed");
        }
        return number.longAt(0);
    }

    private boolean flag(String path) throws FormatException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw origin.at(path).error("is neither true nor false");
        };
    }

    private void unknown(String path) {
        if (warnings.size() < MAX_WARNINGS) {
            boolean setting = SETTINGS.contains(path);
            warnings.add(Text.name(path)
                    + (setting
                            ? " is not as usual; a setting of the chip, it is not kept"
                            : " is not known and ignored"));
        }
        parser.skipChildren();
    }
}
