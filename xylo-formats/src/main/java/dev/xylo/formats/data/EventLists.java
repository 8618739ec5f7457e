package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import java.util.List;

/** Lists of events, one for each sample, of which only some are in memory. Threads share it. */
interface EventLists extends AutoCloseable {
    /** How many samples. */
    int samples();

    /** Lists {@code from..to-1}. */
    List<EventList> read(int from, int to) throws FormatException;

    /** Gives back what is open. */
    @Override
    default void close() {}

    /** Lists that are in memory. */
    static EventLists of(List<EventList> lists) {
        return new EventLists() {
            @Override
            public int samples() {
                return lists.size();
            }

            @Override
            public List<EventList> read(int from, int to) {
                return lists.subList(from, to);
            }
        };
    }
}
