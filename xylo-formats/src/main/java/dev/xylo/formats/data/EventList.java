package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;

/**
 * Events of one sample, in any order.
 *
 * @param times time stamps {@code (events,)}
 * @param channels input channels {@code (events,)}; below 0 for padding
 */
record EventList(NdArray times, NdArray channels) {
    /** Checks that both are as long. */
    static EventList of(NdArray times, NdArray channels, Origin origin) throws FormatException {
        if (times.size() != channels.size()) {
            throw origin.error("holds " + times.size() + " times, but " + channels.size() + " channels of events");
        }
        return new EventList(times, channels);
    }

    int size() {
        return times.size();
    }

    /** Channel of an event, or -1 for padding. */
    int channel(int event, int channels, Origin origin) throws FormatException {
        if (!this.channels.isWholeAt(event) || this.channels.longAt(event) >= channels) {
            throw origin.error("event " + event + " is of channel " + this.channels.textAt(event) + ", but there are "
                    + channels + " channels (0.." + (channels - 1) + ")");
        }
        return (int) Math.max(-1, this.channels.longAt(event));
    }

    /** Step of an event. */
    long step(int event, StepGrid grid, Origin origin) throws FormatException {
        if (!Double.isFinite(times.doubleAt(event))) {
            throw origin.error("the time of event " + event + " is " + times.textAt(event));
        }
        long step = grid.step(times, event);
        if (step < 0) {
            throw origin.error("event " + event + ", at " + Text.name(times.textAt(event))
                    + ", is before the first step; time starts at 0");
        }
        return step;
    }
}
