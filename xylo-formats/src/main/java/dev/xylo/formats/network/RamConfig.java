package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What {@code basic_config.json} says. */
final class RamConfig {
    private static final Set<String> NUMBERS = Set.of("IN", "RSN", "ON", "IWBS", "RWBS", "OWBS", "N_SYNS", "DT");
    private static final Set<String> FLAGS = Set.of("RA", "BIAS");
    private static final int MAX_KEYS = 100;

    private final Map<String, NdArray> numbers = new HashMap<>();
    private final Map<String, Boolean> flags = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final Origin origin;

    private RamConfig(JsonParser parser, Origin origin) throws FormatException {
        this.origin = origin;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw origin.error("is not a JSON object");
        }
        int keys = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (++keys > MAX_KEYS) {
                throw origin.error("has more than " + MAX_KEYS + " keys");
            }
            member(parser, parser.currentName(), parser.nextToken());
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw origin.error("is truncated: the JSON object does not end");
        }
        JsonFile.end(parser, origin);
    }

    static RamConfig read(Path file) throws FormatException {
        return JsonFile.read(file, RamConfig::new);
    }

    private void member(JsonParser parser, String key, JsonToken value) throws FormatException {
        if (NUMBERS.contains(key)) {
            numbers.put(key, JsonNumbers.read(parser, origin.at(key)));
        } else if (FLAGS.contains(key)) {
            if (value != JsonToken.VALUE_TRUE && value != JsonToken.VALUE_FALSE) {
                throw origin.at(key).error("is neither true nor false");
            }
            flags.put(key, value == JsonToken.VALUE_TRUE);
        } else {
            if (!key.equals("time_resolution_wrap")) {
                warnings.add(RamFile.CONFIG + ": " + Text.name(key) + " is not known and ignored");
            }
            parser.skipChildren();
        }
    }

    List<String> warnings() {
        return warnings;
    }

    /** A number of something, 0 or above. */
    int count(String key, int most) throws FormatException {
        NdArray number = numbers.get(key);
        if (number == null) {
            throw origin.at(key).error("is missing");
        }
        if (number.rank() != 0 || !number.dtype().isInteger() || number.longAt(0) < 0 || number.longAt(0) > most) {
            throw origin.at(key).error("is not a whole number 0.." + most);
        }
        return (int) number.longAt(0);
    }

    /** The length of a step, if it is there and positive. */
    double timeStep() throws FormatException {
        NdArray dt = numbers.get("DT");
        if (dt == null) {
            return Double.NaN;
        }
        double seconds = dt.rank() == 0 ? dt.doubleAt(0) : Double.NaN;
        if (!(seconds > 0)) {
            throw origin.at("DT").error("is not a positive number of seconds");
        }
        return seconds;
    }

    boolean flag(String key, boolean missing) {
        return flags.getOrDefault(key, missing);
    }
}
