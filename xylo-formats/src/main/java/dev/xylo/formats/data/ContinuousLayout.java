package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import java.util.Map;

/** Rockpool's {@code TSContinuous.save}: an analog signal, recognised to be refused. */
final class ContinuousLayout implements Layout {
    @Override
    public boolean fits(Fields fields, DataOptions options) {
        Map<String, Field> all = fields.all();
        return fields.has(TimeSeriesLayout.TIMES, 1)
                && fields.has("samples", 2)
                && all.containsKey(TimeSeriesLayout.START);
    }

    @Override
    public SampleSource open(Fields fields, DataOptions options, Memory memory) throws FormatException {
        throw new FormatException(
                fields.file(),
                null,
                "is a TSContinuous: analog samples, no spikes; make spikes of them first, as in training, and save the TSEvent"
                        + " (or its raster)");
    }
}
