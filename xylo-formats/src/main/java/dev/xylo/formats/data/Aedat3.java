package dev.xylo.formats.data;

import dev.xylo.formats.internal.Origin;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Events of AEDAT 3.1, after the first line. One use. */
final class Aedat3 {
    private static final String END = "#!END-HEADER";
    private static final int HEADER_BYTES = 28;
    private static final int EVENT_BYTES = 8;
    private static final int MAX_EVENT_BYTES = 1 << 24;
    private static final int POLARITY = 1;
    private static final int EAR = 6;
    private static final int SPIKE = 12;
    private static final int OVERFLOW_SHIFT = 31;

    private final InputStream in;
    private final Origin origin;

    Aedat3(InputStream in, Origin origin) {
        this.in = in;
        this.origin = origin;
    }

    void read(AedatDataFormat.Events events) throws IOException {
        String line;
        do {
            line = AedatDataFormat.line(in, origin);
            if (!line.startsWith("#")) {
                throw origin.error("is damaged: its header does not end with " + END);
            }
        } while (!line.equals(END));
        byte[] header = in.readNBytes(HEADER_BYTES);
        for (long packet = 0; header.length > 0; packet++, header = in.readNBytes(HEADER_BYTES)) {
            if (header.length < HEADER_BYTES) {
                throw truncated(packet);
            }
            packet(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN), packet, events);
        }
    }

    private void packet(ByteBuffer header, long packet, AedatDataFormat.Events events) throws IOException {
        int type = header.getShort(0);
        int eventBytes = header.getInt(4);
        int timeOffset = header.getInt(8);
        long overflow = header.getInt(12);
        int number = header.getInt(20);
        if (eventBytes < 1 || eventBytes > MAX_EVENT_BYTES || number < 0 || overflow < 0) {
            throw origin.error("packet " + packet + " is damaged: " + number + " events of " + eventBytes + " bytes");
        }
        boolean known = type == POLARITY || type == EAR || type == SPIKE;
        if (!known) {
            try {
                in.skipNBytes((long) eventBytes * number);
            } catch (EOFException e) {
                throw truncated(packet);
            }
            events.skip(number);
            return;
        }
        if (eventBytes != EVENT_BYTES || timeOffset != EVENT_BYTES / 2) {
            throw origin.error(
                    "packet " + packet + " has events of " + eventBytes + " bytes; of this type they have 8");
        }
        byte[] event = new byte[EVENT_BYTES];
        ByteBuffer bytes = ByteBuffer.wrap(event).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < number; i++) {
            if (in.readNBytes(event, 0, EVENT_BYTES) < EVENT_BYTES) {
                throw truncated(packet);
            }
            int data = bytes.getInt(0);
            boolean valid = (data & 1) != 0;
            if (valid) {
                events.add(overflow << OVERFLOW_SHIFT | bytes.getInt(4) & 0x7FFFFFFF, channel(type, data, packet));
            }
        }
    }

    /** Bit fields as in libcaer's headers. */
    private int channel(int type, int data, long packet) throws IOException {
        switch (type) {
            case POLARITY -> {
                int y = data >>> 2 & 0x7FFF;
                if (y != 0) {
                    throw origin.error("packet " + packet + " holds events of a sensor with two axes (y is " + y
                            + "); a network has one row of inputs: make one channel of both, such as y * width + x");
                }
                return data >>> 17 & 0x7FFF;
            }
            case EAR -> {
                return data >>> 5 & 0x7FF;
            }
            default -> {
                int core = data >>> 1 & 0x1F;
                int chip = data >>> 6 & 0x3F;
                if (core != 0 || chip != 0) {
                    throw origin.error("packet " + packet + " holds spikes of chip " + chip + ", core " + core
                            + "; only neurons of the first core are channels");
                }
                return data >>> 12 & 0xFFFFF;
            }
        }
    }

    private IOException truncated(long packet) {
        return origin.error("is truncated: it ends inside packet " + packet);
    }
}
