package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SHD's and SSC's layout: {@code spikes/times}, lists of seconds, {@code spikes/units}, lists of channels, {@code labels}. A large file is
 * read in blocks.
 */
final class EventListsLayout implements Layout {
    private static final List<String> TIMES = List.of("times", "time", "t");
    private static final List<String> UNITS = List.of("units", "unit", "channels", "x", "addrs");

    @Override
    public boolean fits(Fields fields, DataOptions options) {
        return fields instanceof Hdf5Fields
                && find(fields, TIMES).isPresent()
                && find(fields, UNITS).isPresent();
    }

    private static Optional<String> find(Fields fields, List<String> names) {
        return fields.all().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == Field.Kind.RAGGED
                        && names.contains(
                                entry.getKey().substring(entry.getKey().lastIndexOf('/') + 1)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public SampleSource open(Fields fields, DataOptions options, Memory memory) throws FormatException {
        String times = find(fields, TIMES).orElseThrow();
        String units = find(fields, UNITS).orElseThrow();
        Hdf5Array time = ((Hdf5Fields) fields).array(times);
        Hdf5Array unit = ((Hdf5Fields) fields).array(units);
        Origin origin = new Origin(fields.file(), null);
        if (time.length() != unit.length()) {
            throw origin.error("has " + time.length() + " lists of times, but " + unit.length() + " of units");
        }
        Keys keys = Keys.of(fields, options.withInputKey(times));
        Remarks remarks = Remarks.NONE;
        List<String> ignored = keys.ignored(fields, options).stream()
                .filter(key -> !key.equals(units))
                .toList();
        if (!ignored.isEmpty()) {
            remarks =
                    remarks.withWarning(fields.file() + ": ignored, as no part of a data set: " + Text.names(ignored));
        }
        remarks = remarks.withNote(
                fields.file() + ": events; '" + Text.name(times) + "' are seconds, '" + Text.name(units)
                        + "' channels"
                        + keys.label()
                                .map(key -> ", labels are '" + Text.name(key) + "'")
                                .orElse("")
                        + (options.steps().isPresent()
                                ? ""
                                : "; every sample ends with its last event (--steps T makes all as long)"));
        EventLists lists = new EventLists() {
            @Override
            public int samples() {
                return time.length();
            }

            @Override
            public List<EventList> read(int from, int to) throws FormatException {
                List<NdArray> at = time.lists(from, to);
                List<NdArray> of = unit.lists(from, to);
                List<EventList> lists = new ArrayList<>();
                for (int i = 0; i < at.size(); i++) {
                    lists.add(EventList.of(at.get(i), of.get(i), origin.at("sample " + (from + i))));
                }
                return lists;
            }
        };
        return EventSource.open(
                fields, keys.label(), lists, EventRecording.in(EventRecording.SECONDS, true), options, memory, remarks);
    }
}
