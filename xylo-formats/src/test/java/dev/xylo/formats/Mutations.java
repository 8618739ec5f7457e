package dev.xylo.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Seeded damage to files. */
public final class Mutations {
    private static final int[] EDGES = {
        0, 1, 0x7F, 0x80, 0xFF, '0', '9', ' ', '\n', '(', ')', '[', ']', '{', '}', ',', '\''
    };
    private static final String[] TOKENS = {
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "null",
        "true",
        "NaN",
        "-Infinity",
        "1e999",
        "-1e-999",
        "99999999999999999999",
        "-",
        "\"",
        "0",
        "[[[[[[[[[[[[",
        "]]]",
        "\"aliases\":[[0]],",
        "\\u0000",
        "(",
        ")",
        "-1",
        "2147483647",
        "4294967296",
        "'>",
        "True",
        "3L",
        "\0"
    };

    private Mutations() {}

    /** One to four random changes: bits, bytes, pieces removed, repeated, moved, tokens put in. */
    public static byte[] mutate(byte[] original, Random random) {
        byte[] data = original.clone();
        for (int i = random.nextInt(4); i >= 0 && data.length > 0; i--) {
            int at = random.nextInt(data.length);
            int length = 1 + random.nextInt(Math.min(16, data.length - at));
            switch (random.nextInt(8)) {
                case 0 -> data[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> data[at] = (byte) random.nextInt(256);
                case 2 -> data[at] = (byte) EDGES[random.nextInt(EDGES.length)];
                case 3 -> data = splice(data, at, length, new byte[0]);
                case 4 -> data = splice(data, at, 0, Arrays.copyOfRange(data, at, at + length));
                case 5 -> Arrays.fill(data, at, at + Math.min(length, 4), (byte) (random.nextBoolean() ? 0xFF : 0));
                case 6 -> {
                    byte[] token = TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
                    data = splice(data, at, random.nextBoolean() ? 0 : Math.min(token.length, data.length - at), token);
                }
                default -> data = Arrays.copyOf(data, at);
            }
        }
        return data;
    }

    private static byte[] splice(byte[] data, int at, int removed, byte[] inserted) {
        byte[] result = new byte[data.length - removed + inserted.length];
        System.arraycopy(data, 0, result, 0, at);
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(data, at + removed, result, at + inserted.length, data.length - at - removed);
        return result;
    }
}
