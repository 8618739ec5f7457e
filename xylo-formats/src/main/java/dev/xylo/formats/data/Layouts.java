package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import java.util.List;

/** How samples can lie in a file of named values. */
final class Layouts {
    /** In the order in which they are tried; the last one takes everything. */
    private static final List<Layout> ALL = List.of(
            new ContinuousLayout(),
            new TimeSeriesLayout(),
            new NirDataLayout(),
            new EventListsLayout(),
            new EventTableLayout(),
            new RasterLayout());

    private Layouts() {}

    static SampleSource open(Fields fields, DataOptions options, Memory memory) throws FormatException {
        for (Layout layout : ALL) {
            if (layout.fits(fields, options)) {
                return layout.open(fields, options, memory);
            }
        }
        throw new IllegalStateException("no layout took " + fields.file());
    }
}
