package dev.xylo.formats.data;

import dev.xylo.formats.internal.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;

/** Events of AEDAT 2.0, after the first line. One use. */
final class Aedat2 {
    private static final int EVENT_BYTES = 8;

    private final PushbackInputStream in;
    private final Origin origin;

    Aedat2(InputStream in, Origin origin) {
        this.in = new PushbackInputStream(in);
        this.origin = origin;
    }

    void read(AedatDataFormat.Events events) throws IOException {
        for (int c = in.read(); c >= 0; c = in.read()) {
            in.unread(c);
            if (c != '#') {
                break;
            }
            AedatDataFormat.line(in, origin);
        }
        byte[] event = in.readNBytes(EVENT_BYTES);
        for (long number = 0; event.length > 0; number++, event = in.readNBytes(EVENT_BYTES)) {
            if (event.length < EVENT_BYTES) {
                throw origin.error("is truncated: event " + number + " has " + event.length + " of 8 bytes");
            }
            ByteBuffer bytes = ByteBuffer.wrap(event);
            int address = bytes.getInt();
            int time = bytes.getInt();
            if (address < 0) {
                throw origin.error("event " + number + " has the address " + Integer.toUnsignedString(address)
                        + "; a channel is below 2^31 (special events of jAER must be filtered out)");
            }
            events.add(time, address);
        }
    }
}
