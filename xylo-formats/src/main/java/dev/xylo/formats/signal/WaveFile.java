package dev.xylo.formats.signal;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.OptionalDouble;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** WAV, through the JDK's reader, which takes care of the headers. */
final class WaveFile implements SignalFile {
    private static final int MAX_CHANNELS = 1024;

    private final Origin origin;
    private final AudioInputStream in;
    private final AudioFormat format;
    private final long declared;
    private long read;

    private WaveFile(Origin origin, AudioInputStream in) {
        this.origin = origin;
        this.in = in;
        this.format = in.getFormat();
        this.declared = in.getFrameLength();
    }

    static WaveFile open(Path path) throws FormatException {
        Origin origin = new Origin(path, null);
        InputStream bytes = new BufferedInputStream(InputFile.open(path));
        try {
            WaveFile file = new WaveFile(origin, AudioSystem.getAudioInputStream(bytes));
            file.check();
            return file;
        } catch (UnsupportedAudioFileException e) {
            throw closing(bytes, origin.error("is a WAV that is not read: " + e.getMessage(), e));
        } catch (IOException e) {
            throw closing(bytes, InputFile.explain(origin, e));
        } catch (RuntimeException e) {
            // The JDK's reader trusts sizes in headers.
            throw closing(bytes, origin.error("is a damaged WAV: " + e, e));
        }
    }

    private static FormatException closing(InputStream in, FormatException failure) {
        try {
            in.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private void check() throws FormatException {
        int bits = format.getSampleSizeInBits();
        boolean integer = format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)
                || format.getEncoding().equals(AudioFormat.Encoding.PCM_UNSIGNED);
        boolean known = integer && (bits == 8 || bits == 16 || bits == 24 || bits == 32)
                || isFloat() && (bits == 32 || bits == 64);
        if (!known) {
            throw origin.error("has samples of " + bits + " bits, " + format.getEncoding()
                    + "; read are PCM of 8, 16, 24, 32 bits and float of 32, 64");
        }
        int channels = format.getChannels();
        if (channels < 1 || channels > MAX_CHANNELS || format.getFrameSize() != channels * bits / 8) {
            throw origin.error("is a damaged WAV: " + channels + " channels of " + bits + " bits in frames of "
                    + format.getFrameSize() + " bytes");
        }
        if (!(format.getSampleRate() > 0)) {
            throw origin.error("is a damaged WAV: its sampling rate is " + format.getSampleRate());
        }
    }

    private boolean isFloat() {
        return format.getEncoding().equals(AudioFormat.Encoding.PCM_FLOAT);
    }

    @Override
    public OptionalDouble rate() {
        return OptionalDouble.of(format.getSampleRate());
    }

    @Override
    public int channels() {
        return format.getChannels();
    }

    @Override
    public long samples() {
        return declared < 0 ? -1 : declared;
    }

    @Override
    public OptionalDouble fullScale() {
        return isFloat()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.scalb(1.0, format.getSampleSizeInBits() - 1));
    }

    @Override
    public double[] next(int most) throws FormatException {
        byte[] bytes;
        try {
            bytes = in.readNBytes(most * format.getFrameSize());
        } catch (IOException e) {
            throw InputFile.explain(origin, e);
        } catch (RuntimeException e) {
            throw origin.error("is a damaged WAV: " + e, e);
        }
        int frames = bytes.length / format.getFrameSize();
        if (frames == 0 && declared >= 0 && read < declared) {
            throw origin.error("is truncated: its header says " + declared + " samples, " + read + " are there");
        }
        ByteBuffer buffer =
                ByteBuffer.wrap(bytes).order(format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[frames * format.getChannels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(buffer);
            if (!Double.isFinite(values[i])) {
                throw origin.error("sample " + (read + i / format.getChannels()) + ", channel "
                        + i % format.getChannels() + " is " + values[i]);
            }
        }
        read += frames;
        return values;
    }

    private double value(ByteBuffer buffer) {
        return switch (format.getSampleSizeInBits()) {
            case 8 -> {
                byte raw = buffer.get();
                yield format.getEncoding().equals(AudioFormat.Encoding.PCM_UNSIGNED) ? (raw & 0xFF) - 128 : raw;
            }
            case 16 -> buffer.getShort();
            case 24 -> {
                int first = buffer.get() & 0xFF;
                int second = buffer.get() & 0xFF;
                int third = buffer.get() & 0xFF;
                yield format.isBigEndian()
                        ? (byte) first << 16 | second << 8 | third
                        : (byte) third << 16 | second << 8 | first;
            }
            case 32 -> isFloat() ? buffer.getFloat() : buffer.getInt();
            default -> buffer.getDouble();
        };
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
