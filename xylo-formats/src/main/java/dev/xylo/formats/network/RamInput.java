package dev.xylo.formats.network;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Input spikes as commands to a test bench: {@code idle N} goes on by N steps, {@code wr INc} sends a spike to channel c, a hexadecimal
 * digit. Steps after the last spike are not in it.
 */
final class RamInput {
    static final String FOLDER = "spk_in";
    static final String FILE = "inp_spks.txt";
    private static final int MAX_CHANNELS = 16;
    private static final String IDLE = "idle ";
    private static final String WRITE = "wr IN";

    private final Origin origin;
    private final List<int[]> steps = new ArrayList<>();
    private int[] current = null;
    private int used;

    private RamInput(Path file) {
        this.origin = new Origin(file, null);
    }

    static String text(SpikeRaster raster, Path source) throws FormatException {
        if (raster.channels() > MAX_CHANNELS) {
            throw new FormatException(
                    source,
                    null,
                    "has " + raster.channels() + " input channels; a test bench numbers them in 1 hexadecimal digit, "
                            + MAX_CHANNELS + " at most");
        }
        StringBuilder text = new StringBuilder();
        int last = 0;
        for (int step = 0; step < raster.steps(); step++) {
            if (isSilent(raster, step)) {
                continue;
            }
            text.append("// time step ").append(step).append('\n');
            if (step > last) {
                text.append(IDLE).append(step - last).append('\n');
            }
            last = step;
            for (int channel = 0; channel < raster.channels(); channel++) {
                String command = WRITE + Integer.toHexString(channel) + "\n";
                text.append(command.repeat(raster.count(step, channel)));
            }
        }
        return text.toString();
    }

    private static boolean isSilent(SpikeRaster raster, int step) {
        for (int channel = 0; channel < raster.channels(); channel++) {
            if (raster.count(step, channel) > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads the spikes.
     *
     * @param channels of the network, if they are known
     * @param least steps that the raster has at least
     */
    static SpikeRaster read(Path file, OptionalInt channels, int least) throws FormatException {
        return new RamInput(file).raster(HexFile.text(file), channels, least);
    }

    private SpikeRaster raster(String text, OptionalInt stated, int least) throws FormatException {
        int step = 0;
        int line = 0;
        for (String raw : text.split("\n", -1)) {
            line++;
            String command = raw.strip();
            if (command.isEmpty() || command.startsWith("//")) {
                continue;
            }
            if (command.matches(IDLE + "[0-9]{1,9}")) {
                step += Integer.parseInt(command.substring(IDLE.length()));
                if (step >= RamState.MAX_STEPS) {
                    throw origin.error("line " + line + " goes on to step " + step + "; at most " + RamState.MAX_STEPS
                            + " steps are read");
                }
                current = null;
            } else if (command.matches(WRITE + "[0-9a-fA-F]")) {
                spike(step, Character.digit(command.charAt(WRITE.length()), 16), line);
            } else {
                throw origin.error("line " + line + " is " + Text.name(command)
                        + "; needed is 'idle STEPS', 'wr INCHANNEL' with a hexadecimal digit, or a comment");
            }
        }
        return raster(stated, least);
    }

    private void spike(int step, int channel, int line) throws FormatException {
        if (current == null) {
            while (steps.size() < step) {
                steps.add(null);
            }
            if (steps.size() == step) {
                steps.add(new int[MAX_CHANNELS]);
            }
            current = steps.get(step);
        }
        if (++current[channel] > SpikeRaster.MAX_COUNT) {
            throw origin.error("line " + line + " is spike " + current[channel] + " of channel " + channel + " in step "
                    + step + "; at most " + SpikeRaster.MAX_COUNT + " are read");
        }
        used = Math.max(used, channel + 1);
    }

    private SpikeRaster raster(OptionalInt stated, int least) throws FormatException {
        int channels = stated.orElse(Math.max(used, 1));
        if (used > channels) {
            throw origin.error("sends a spike to channel " + (used - 1) + "; " + RamFile.CONFIG
                    + " says that there are " + channels);
        }
        int length = Math.max(steps.size(), least);
        short[] counts = new short[length * channels];
        for (int step = 0; step < steps.size(); step++) {
            int[] row = steps.get(step);
            for (int channel = 0; row != null && channel < Math.min(channels, row.length); channel++) {
                counts[step * channels + channel] = (short) row[channel];
            }
        }
        return SpikeRaster.of(length, channels, counts);
    }
}
