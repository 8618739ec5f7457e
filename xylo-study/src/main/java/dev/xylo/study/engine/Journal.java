package dev.xylo.study.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * Results of tasks in one file that only grows.
 *
 * <p>It begins with 8 bytes of magic and the 32 bytes that identify the study. Every record is three big-endian integers (task, length,
 * CRC-32C of both and the result) and the result. A record is forced to the disk before {@link #put} or {@link #putAll} returns. Whatever a process that was
 * killed has left at the end, a torn record or none, is cut off when the file is opened again. One process at a time: the file is locked.
 */
public final class Journal implements TaskStore, AutoCloseable {
    private static final byte[] MAGIC = "XYLOJRN1".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_BYTES = 32;
    private static final int START = MAGIC.length + ID_BYTES;
    private static final int RECORD_HEAD = 12;

    private final Path file;
    private final FileChannel channel;
    private final long[] positions;
    private final int[] lengths;
    private long end;

    /** The journal cannot be used as it is; nothing was changed. The message says what to do. */
    public static final class UnusableException extends IOException {
        private static final long serialVersionUID = 1L;

        private UnusableException(String message) {
            super(message);
        }
    }

    private Journal(Path file, FileChannel channel, int tasks) {
        this.file = file;
        this.channel = channel;
        this.positions = new long[tasks];
        this.lengths = new int[tasks];
        Arrays.fill(lengths, -1);
    }

    /**
     * Opens a journal, or begins one where there is none.
     *
     * @param file the file; never a link to one elsewhere
     * @param study 32 bytes that are the same for the same study only
     * @param tasks number of tasks of the study
     * @return has what earlier runs have finished
     * @throws UnusableException if another process has it open, or it is something else, or the journal of another study
     * @throws IOException if it cannot be opened
     */
    public static Journal open(Path file, byte[] study, int tasks) throws IOException {
        if (study.length != ID_BYTES) {
            throw new IllegalArgumentException("a study is identified by " + ID_BYTES + " bytes");
        }
        Journal journal = lock(file, tasks);
        try {
            journal.recover(study);
            return journal;
        } catch (IOException | RuntimeException | Error e) {
            journal.close();
            throw e;
        }
    }

    /**
     * Keeps other processes out, without looking at what is in the journal.
     *
     * @param file the file, made if it is not there
     * @return to be closed
     * @throws UnusableException as {@link #open}
     * @throws IOException if it cannot be opened
     */
    public static Journal lock(Path file) throws IOException {
        return lock(file, 0);
    }

    private static Journal lock(Path file, int tasks) throws IOException {
        while (true) {
            Object before = key(file);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            try {
                lock(file, channel);
                // A process that completes its study deletes the journal; whoever opened it a moment before has the
                // lock of no file.
                if (Objects.equals(before, key(file))) {
                    Journal journal = new Journal(file, channel, tasks);
                    if (!journal.isBegin(MAGIC)) {
                        throw new UnusableException(
                                file + ": is not a checkpoint of this program, or its beginning is damaged;"
                                        + " remove it, or choose another folder with -o DIR");
                    }
                    return journal;
                }
            } catch (IOException | RuntimeException | Error e) {
                channel.close();
                throw e;
            }
            channel.close();
        }
    }

    /** What the system knows the file by (null where it has nothing like that); the file is made if it is not there. */
    private static Object key(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException e) {
                // by another process, just now
            }
        }
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new UnusableException(
                    file + ": is no regular file, and is not touched; remove it, or choose another folder with -o DIR");
        }
        return attributes.fileKey();
    }

    /** Held until the channel is closed, or the process ends in whatever way. */
    private static void lock(Path file, FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new UnusableException(file.toAbsolutePath().getParent()
                    + ": another run is going on there; wait for it, or choose another folder with -o DIR");
        }
    }

    /** Whether the file begins so, as far as it goes: a process may have been killed in its first write. */
    private boolean isBegin(byte[] wanted) throws IOException {
        int length = (int) Math.min(channel.size(), wanted.length);
        return Arrays.equals(read(0, length), 0, length, wanted, 0, length);
    }

    private void recover(byte[] study) throws IOException {
        byte[] start = ByteBuffer.allocate(START).put(MAGIC).put(study).array();
        if (!isBegin(start)) {
            throw new UnusableException(file + ": is the checkpoint of another study, or damaged; --fresh begins anew");
        }
        if (channel.size() < START) {
            write(ByteBuffer.wrap(start), 0);
            channel.force(true);
        }
        end = START;
        while (recoverRecord()) {
            // one after the other, until the end or a torn one
        }
        channel.truncate(end);
    }

    /**
     * Forgets everything, also whose journal it was.
     *
     * @throws IOException if the file cannot be cut
     */
    public synchronized void clear() throws IOException {
        Arrays.fill(lengths, -1);
        end = 0;
        channel.truncate(0);
        channel.force(true);
    }

    /**
     * Removes the file; what is left is to close.
     *
     * @throws IOException if it cannot be removed
     */
    public synchronized void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private boolean recoverRecord() throws IOException {
        if (channel.size() - end < RECORD_HEAD) {
            return false;
        }
        ByteBuffer head = ByteBuffer.wrap(read(end, RECORD_HEAD));
        int task = head.getInt();
        int length = head.getInt();
        int checksum = head.getInt();
        boolean possible =
                task >= 0 && task < lengths.length && length >= 0 && length <= channel.size() - end - RECORD_HEAD;
        if (!possible || checksum != checksum(task, length, read(end + RECORD_HEAD, length))) {
            return false;
        }
        append(task, length);
        return true;
    }

    private void append(int task, int length) {
        positions[task] = end + RECORD_HEAD;
        lengths[task] = length;
        end += RECORD_HEAD + length;
    }

    @Override
    public synchronized boolean has(int task) {
        return lengths[task] >= 0;
    }

    @Override
    public void put(int task, byte[] result) throws IOException {
        putAll(Map.of(task, result));
    }

    /** One force for all of them: it takes longer than writing. */
    @Override
    public synchronized void putAll(Map<Integer, byte[]> results) throws IOException {
        long start = end;
        try {
            for (Map.Entry<Integer, byte[]> entry : results.entrySet()) {
                writeRecord(entry.getKey(), entry.getValue());
            }
            channel.force(false);
        } catch (IOException e) {
            end = start;
            throw e;
        }
        for (Map.Entry<Integer, byte[]> entry : results.entrySet()) {
            positions[entry.getKey()] = start + RECORD_HEAD;
            lengths[entry.getKey()] = entry.getValue().length;
            start += RECORD_HEAD + entry.getValue().length;
        }
    }

    private void writeRecord(int task, byte[] result) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(RECORD_HEAD + result.length)
                .putInt(task)
                .putInt(result.length)
                .putInt(checksum(task, result.length, result))
                .put(result)
                .flip();
        write(record, end);
        end += RECORD_HEAD + result.length;
    }

    @Override
    public synchronized byte[] get(int task) throws IOException {
        if (lengths[task] < 0) {
            throw new IOException(file + ": has no result of task " + task);
        }
        return read(positions[task], lengths[task]);
    }

    /**
     * Tasks that are done.
     *
     * @return at least 0
     */
    public synchronized int done() {
        return (int) Arrays.stream(lengths).filter(length -> length >= 0).count();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        for (long at = position; bytes.hasRemaining(); ) {
            at += channel.write(bytes, at);
        }
    }

    private byte[] read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException(file + ": became shorter while it was read");
            }
        }
        return bytes.array();
    }

    private static int checksum(int task, int length, byte[] result) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(8).putInt(task).putInt(length).flip());
        crc.update(result);
        return (int) crc.getValue();
    }
}
