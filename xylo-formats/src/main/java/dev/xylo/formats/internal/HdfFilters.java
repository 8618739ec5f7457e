package dev.xylo.formats.internal;

import dev.xylo.formats.FormatException;
import io.jhdf.api.Dataset;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.file.Path;
import java.util.List;

/** Which filters of HDF5 are read: those whose output is bounded by the shape of a chunk. */
public final class HdfFilters {
    /** HDF5's number of deflate (gzip), the one that compresses. */
    public static final int DEFLATE = 1;

    private static final int SHUFFLE = 2;
    private static final int FLETCHER32 = 3;
    private static final List<Integer> KNOWN = List.of(DEFLATE, SHUFFLE, FLETCHER32);

    private HdfFilters() {}

    /**
     * Refuses other filters.
     *
     * @param file named in the error
     * @param path of the data set within the file
     * @param dataset the data set, in chunks
     * @throws FormatException if it is stored through another filter, with what to type instead
     */
    public static void check(Path file, String path, Dataset dataset) throws FormatException {
        for (PipelineFilterWithData filter : dataset.getFilters()) {
            if (!KNOWN.contains(filter.getId())) {
                throw new FormatException(
                        file,
                        path,
                        "is stored through the filter " + Text.name(filter.getName())
                                + "; known are deflate (gzip), shuffle and fletcher32: h5repack -f GZIP=4 IN OUT");
            }
        }
    }
}
