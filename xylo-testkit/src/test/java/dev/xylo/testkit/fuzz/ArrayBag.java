package dev.xylo.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP without its checksums, which no fuzzer can guess: a byte for the method, then per member a byte (index of a usual key, or the
 * length of another name), the name, two bytes of length, and the bytes of the array. What begins as a ZIP does is one as it is.
 */
final class ArrayBag {
    private static final List<String> KEYS = List.of(
            "weights_in",
            "weights_rec",
            "weights_out",
            "threshold",
            "threshold_out",
            "dash_mem",
            "dash_syn",
            "dash_syn_2",
            "dash_mem_out",
            "dash_syn_out",
            "bias",
            "bias_out",
            "weight_shift_in",
            "weight_shift_rec",
            "weight_shift_out",
            "alias_source",
            "alias_target",
            "aliases",
            "dt",
            "tau_mem",
            "tau_syn",
            "input",
            "lengths",
            "label",
            "golden_core",
            "golden_provenance",
            "expected_spikes_out",
            "expected_spikes",
            "expected_v_mem",
            "expected_i_syn",
            "expected_i_syn_2",
            "expected_v_mem_out",
            "expected_i_syn_out",
            "expected_hibernation",
            "Vmem",
            "rec_v_mem",
            "rec_recurrent_spikes");
    private static final int OTHER_NAME = 128;

    private ArrayBag() {}

    static void toZip(byte[] bag, Path file) throws IOException {
        if (bag.length > 1 && bag[0] == 'P' && bag[1] == 'K') {
            Files.write(file, bag);
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(bag);
        boolean stored = in.hasRemaining() && (in.get() & 1) == 1;
        Set<String> names = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            while (in.hasRemaining()) {
                String name = name(in) + ".npy";
                int length = in.remaining() < Short.BYTES ? 0 : Short.toUnsignedInt(in.getShort());
                byte[] array = take(in, length);
                if (names.add(name)) {
                    put(zip, name, array, stored);
                }
            }
        }
    }

    private static String name(ByteBuffer in) {
        int code = Byte.toUnsignedInt(in.get());
        return code < OTHER_NAME
                ? KEYS.get(code % KEYS.size())
                : new String(take(in, code - OTHER_NAME), StandardCharsets.UTF_8);
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] bytes = new byte[Math.min(length, in.remaining())];
        in.get(bytes);
        return bytes;
    }

    private static void put(ZipOutputStream zip, String name, byte[] array, boolean stored) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        if (stored) {
            CRC32 crc = new CRC32();
            crc.update(array);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(array.length);
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(array);
        zip.closeEntry();
    }

    /** The way back, for seeds. */
    static byte[] ofZip(Path file) throws IOException {
        ByteArrayOutputStream bag = new ByteArrayOutputStream();
        bag.write(1);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                putName(bag, entry.getName().replaceFirst("\\.npy$", ""));
                byte[] array = zip.getInputStream(entry).readAllBytes();
                bag.write(array.length >> 8);
                bag.write(array.length);
                bag.write(array);
            }
        }
        return bag.toByteArray();
    }

    private static void putName(OutputStream bag, String name) throws IOException {
        if (KEYS.contains(name)) {
            bag.write(KEYS.indexOf(name));
        } else {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            bag.write(OTHER_NAME + bytes.length);
            bag.write(bytes);
        }
    }
}
