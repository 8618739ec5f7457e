package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Address-event data: AEDAT 2.0 (jAER) and 3.1 (cAER, libcaer). Time stamps are microseconds.
 *
 * <p>2.0: lines that begin with {@code #}, then an address and a time stamp for each event, both 32 bits, big-endian; the address is the
 * channel. 3.1: lines up to {@code #!END-HEADER}, then packets, little-endian, each of one type of events; polarity events (channel x,
 * with y 0), spike events (channel: the neuron) and ear events (channel) are read, others left out.
 */
final class AedatDataFormat implements DataFormat {
    private static final String MAGIC = "#!AER-DAT";
    private static final int MAX_LINE = 1 << 16;
    private static final int MAX_EVENTS = 1 << 26;
    private static final int FIRST_CAPACITY = 1 << 12;

    @Override
    public String name() {
        return "AEDAT";
    }

    @Override
    public List<String> extensions() {
        return List.of("aedat", "aedat2", "aedat3");
    }

    @Override
    public boolean recognizes(Path file, byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(MAGIC);
    }

    @Override
    public SampleSource open(Path file, DataOptions options, Memory memory) throws IOException {
        Origin origin = new Origin(file, null);
        Events events = new Events(origin);
        try (InputStream in = new BufferedInputStream(InputFile.open(file))) {
            String first = line(in, origin);
            if (!first.startsWith(MAGIC)) {
                throw origin.error("is no AEDAT: it does not begin with " + MAGIC);
            }
            String version = first.substring(MAGIC.length()).strip();
            if (version.startsWith("2")) {
                new Aedat2(in, origin).read(events);
            } else if (version.startsWith("3.1")) {
                new Aedat3(in, origin).read(events);
            } else {
                throw origin.error("is AEDAT of version " + dev.xylo.formats.internal.Text.name(version)
                        + "; 2.0 and 3.1 are read. DV and jAER export older and newer ones as 2.0 or 3.1");
            }
        }
        Fields fields = new NoFields(file);
        Remarks remarks = Remarks.NONE;
        if (events.skipped > 0) {
            remarks = remarks.withWarning(
                    file + ": " + events.skipped + " events of other types than polarity, spike and ear are left out");
        }
        return EventSource.open(
                fields,
                Optional.empty(),
                EventLists.of(List.of(events.list())),
                EventRecording.in(EventRecording.MICROSECONDS, false),
                options,
                memory,
                remarks);
    }

    /** A line of a header, without its end. */
    static String line(InputStream in, Origin origin) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > MAX_LINE) {
                throw origin.error("is truncated, or no AEDAT: a line of its header does not end");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** Events as they are read. */
    static final class Events {
        private final Origin origin;
        private long[] times = new long[FIRST_CAPACITY];
        private int[] channels = new int[FIRST_CAPACITY];
        private int size;
        private long skipped;

        Events(Origin origin) {
            this.origin = origin;
        }

        void add(long time, int channel) throws FormatException {
            if (size == MAX_EVENTS) {
                throw origin.error("holds more than " + MAX_EVENTS + " events; cut it into shorter recordings");
            }
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
                channels = Arrays.copyOf(channels, 2 * size);
            }
            times[size] = time;
            channels[size++] = channel;
        }

        void skip(long events) {
            skipped += events;
        }

        EventList list() throws FormatException {
            return EventList.of(
                    NdArray.ofLongs(DType.INT64, Arrays.copyOf(times, size), size),
                    NdArray.ofInts(DType.INT32, Arrays.copyOf(channels, size), size),
                    origin);
        }
    }
}
