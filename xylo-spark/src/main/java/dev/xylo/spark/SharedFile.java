package dev.xylo.spark;

import dev.xylo.study.folder.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkFiles;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.deploy.SparkHadoopUtil;

/** A file of the driver that executors can read. */
sealed interface SharedFile extends Serializable {
    /**
     * The file on this machine.
     *
     * @return a path to read from
     * @throws IOException if it cannot be had, or is not the driver's
     */
    Path local() throws IOException;

    /**
     * Small files travel with Spark's broadcast, each executor gets its pieces from those that have them.
     *
     * @param name last name of the file, whose ending says what it is
     * @param content its bytes
     */
    record Sent(String name, Broadcast<byte[]> content) implements SharedFile {
        @Override
        public Path local() throws IOException {
            return Files.write(folder().resolve(name), content.value());
        }
    }

    /**
     * Others are read by every executor from where they are.
     *
     * @param address such as {@code hdfs://host/test.npz}, or {@code file:///shared/test.npz} for a path that all machines have
     * @param sha256 of the content that the driver has seen
     */
    record Addressed(URI address, String sha256) implements SharedFile {
        @Override
        public Path local() throws IOException {
            Path file = fetch(address);
            if (!Digests.sha256(file).equals(sha256)) {
                throw new IOException(address + ": is another file here than on the driver");
            }
            return file;
        }
    }

    /** Copies a file of any Hadoop file system; one of this machine's own is left where it is. */
    static Path fetch(URI address) throws IOException {
        if ("file".equals(address.getScheme())) {
            return Path.of(address);
        }
        org.apache.hadoop.fs.Path there = new org.apache.hadoop.fs.Path(address);
        // Its last name, as its ending says what it is.
        Path copy = folder().resolve(there.getName());
        FileSystem files = there.getFileSystem(SparkHadoopUtil.get().conf());
        try (InputStream in = files.open(there)) {
            Files.copy(in, copy);
        }
        return copy;
    }

    /** A new folder where Spark keeps an application's files; it goes with them. */
    private static Path folder() throws IOException {
        return Files.createTempDirectory(Path.of(SparkFiles.getRootDirectory()), "xylo");
    }
}
