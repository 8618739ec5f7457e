package dev.xylo.formats.pickle;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** What {@code torch.save} wrote: a ZIP with a pickle and its storages, or, before PyTorch 1.6, pickles with the storages behind them. */
public final class TorchFile {
    /** How the magic number begins a file of the old format: protocol 2, LONG1 of 10 bytes. */
    private static final byte[] OLD_HEAD = {
        (byte) 0x80, 2, (byte) 0x8A, 10, 'l', (byte) 0xFC, (byte) 0x9C, 'F', (byte) 0xF9
    };

    private TorchFile() {}

    /**
     * Whether a file is of the format before PyTorch 1.6.
     *
     * @param head its first bytes
     * @return whether it begins with that format's magic number
     */
    public static boolean isOld(byte[] head) {
        return head.length >= OLD_HEAD.length && Arrays.equals(head, 0, OLD_HEAD.length, OLD_HEAD, 0, OLD_HEAD.length);
    }

    /**
     * Whether a ZIP is PyTorch's, and no NPZ.
     *
     * @param file the ZIP
     * @return whether it holds a pickle {@code data.pkl} in a folder
     */
    public static boolean isZip(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return TorchZip.pickle(zip) != null;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /**
     * Reads a file. Nothing in it is run.
     *
     * @param file the file
     * @return a plain value; tensors are arrays, bfloat16 as float32
     * @throws FormatException if it cannot be read, is damaged, or holds a whole module or another Python object (the message says which,
     *     and what to save instead)
     */
    public static Object read(Path file) throws FormatException {
        return Heap.guard(file, () -> isOld(InputFile.head(file, OLD_HEAD.length)) ? readOld(file) : readZip(file));
    }

    private static Object readZip(Path file) throws IOException {
        Origin origin = new Origin(file, null);
        InputFile.open(file).close();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new TorchZip(zip, origin).read();
        } catch (ZipException e) {
            throw origin.error("is not a whole ZIP: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw origin.error("is a damaged ZIP: " + Text.clean(String.valueOf(e.getMessage()), 80), e);
        }
    }

    private static Object readOld(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(InputFile.open(file))) {
            Origin origin = new Origin(file, null);
            return OldTorch.read(in, origin, new Budget(origin), 0);
        }
    }
}
