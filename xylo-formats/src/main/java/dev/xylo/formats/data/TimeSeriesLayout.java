package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.numpy.NdArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Rockpool's {@code TSEvent.save}: {@code times} in seconds, {@code channels}, {@code t_start}, {@code t_stop}, {@code num_channels}. */
final class TimeSeriesLayout implements Layout {
    static final String TIMES = "times";
    static final String START = "t_start";
    private static final String CHANNELS = "channels";
    private static final String STOP = "t_stop";
    private static final String WIDTH = "num_channels";

    @Override
    public boolean fits(Fields fields, DataOptions options) {
        Map<String, Field> all = fields.all();
        return fields.has(TIMES, 1) && fields.has(CHANNELS, 1) && all.containsKey(START) && all.containsKey(STOP);
    }

    @Override
    public SampleSource open(Fields fields, DataOptions options, Memory memory) throws FormatException {
        Origin origin = new Origin(fields.file(), null);
        EventList events = EventList.of(array(TIMES, fields), array(CHANNELS, fields), origin);
        double start = number(START, fields);
        OptionalInt channels = OptionalInt.empty();
        if (fields.all().containsKey(WIDTH)) {
            double width = number(WIDTH, fields);
            if (width < 1 || width > 1 << 20 || width != Math.rint(width)) {
                throw origin.at(WIDTH).error("is " + width + "; needed is a number of channels");
            }
            channels = OptionalInt.of((int) width);
        }
        EventRecording recording = new EventRecording(
                EventRecording.SECONDS, start, OptionalDouble.of(number(STOP, fields)), channels, false);
        return EventSource.open(
                fields, Optional.empty(), EventLists.of(List.of(events)), recording, options, memory, Remarks.NONE);
    }

    private static double number(String key, Fields fields) throws FormatException {
        NdArray array = array(key, fields);
        if (array.size() != 1 || !Double.isFinite(array.doubleAt(0))) {
            throw new FormatException(fields.file(), key, "is not one finite number");
        }
        return array.doubleAt(0);
    }

    static NdArray array(String key, Fields fields) throws FormatException {
        if (fields.read(key) instanceof Value.Numbers numbers) {
            return numbers.array();
        }
        throw new FormatException(fields.file(), key, "holds no numbers");
    }
}
