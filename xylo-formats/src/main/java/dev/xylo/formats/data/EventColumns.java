package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which columns of a table of events are what: a time ({@code t}, {@code time}, {@code timestamp}, with or without {@code _s},
 * {@code _ms}, {@code _us}, {@code _ns}) and a channel ({@code x}, {@code channel}, {@code unit}, {@code address}, ...).
 *
 * @param time name of the time
 * @param channel name of the channel
 * @param y name of a second address, empty where there is none
 */
record EventColumns(String time, String channel, Optional<String> y) {
    private static final Pattern TIME = Pattern.compile(
            "(?:t|ts|time|times|timestamp|timestamps|time_?stamp|event_?times?)[_ ]?\\(?(s|sec|seconds|ms|us|ns|usec|nsec|msec)?\\)?");
    private static final List<String> CHANNELS = List.of(
            "channel", "channels", "ch", "unit", "units", "idx", "index", "neuron", "neurons", "address", "addr", "x");

    /** Finds them among names; empty if this is no table of events. */
    static Optional<EventColumns> among(Collection<String> names) {
        List<String> times = names.stream()
                .filter(name ->
                        TIME.matcher(name.strip().toLowerCase(Locale.ROOT)).matches())
                .toList();
        List<String> channels = CHANNELS.stream()
                .flatMap(known -> names.stream()
                        .filter(name -> name.strip().toLowerCase(Locale.ROOT).equals(known)))
                .toList();
        if (times.size() != 1 || channels.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> y = names.stream()
                .filter(name -> name.strip().equalsIgnoreCase("y"))
                .findFirst();
        return Optional.of(new EventColumns(times.get(0), channels.get(0), y));
    }

    /** Seconds of a tick: as the name says, else microseconds for whole numbers and seconds for others. */
    BigDecimal tick(NdArray times) {
        Matcher matcher = TIME.matcher(time.strip().toLowerCase(Locale.ROOT));
        String unit = matcher.matches() && matcher.group(1) != null ? matcher.group(1) : "";
        return switch (unit) {
            case "ms", "msec" -> EventRecording.MILLISECONDS;
            case "us", "usec" -> EventRecording.MICROSECONDS;
            case "ns", "nsec" -> EventRecording.NANOSECONDS;
            case "" -> times.dtype().isInteger() ? EventRecording.MICROSECONDS : EventRecording.SECONDS;
            default -> EventRecording.SECONDS;
        };
    }

    /** What was taken for what. */
    String note(Object file, BigDecimal tick, Collection<String> names) {
        String unit = tick.equals(EventRecording.SECONDS)
                ? "seconds"
                : tick.equals(EventRecording.MILLISECONDS)
                        ? "milliseconds"
                        : tick.equals(EventRecording.MICROSECONDS) ? "microseconds" : "nanoseconds";
        List<String> others = names.stream()
                .filter(name -> !name.equals(time) && !name.equals(channel))
                .toList();
        return file + ": events; '" + Text.name(time) + "' is the time in " + unit + ", '" + Text.name(channel)
                + "' the channel" + (others.isEmpty() ? "" : "; not used: " + Text.names(others));
    }

    /** The events of a table. */
    EventList events(Map<String, NdArray> columns, Origin origin) throws FormatException {
        NdArray times = columns.get(time);
        NdArray channels = columns.get(channel);
        if (times.rank() != 1 || channels.rank() != 1) {
            throw origin.error("holds events of shape " + Text.shape(times.shape()) + "; a list has one dimension");
        }
        if (y.isPresent() && columns.containsKey(y.get())) {
            NdArray second = columns.get(y.get());
            for (int i = 0; i < second.size(); i++) {
                if (second.doubleAt(i) != 0) {
                    throw origin.error("holds events of a sensor with two axes (event " + i + " has "
                            + Text.name(y.get()) + " = " + second.textAt(i)
                            + "); a network has one row of inputs: make one channel of both, such as y * width + x");
                }
            }
        }
        return EventList.of(times, channels, origin);
    }
}
