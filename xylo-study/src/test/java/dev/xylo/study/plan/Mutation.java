package dev.xylo.study.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages a text: one to three bytes replaced, removed, inserted, swapped or doubled, or the end cut off. */
final class Mutation {
    private static final byte[] SYNTAX =
            "{}[]:,-#&*!|>'\"%@`?<\\\t \n\r0129.eE+_~\0\u0085\uFEFFnull".getBytes(StandardCharsets.UTF_8);

    private Mutation() {}

    static byte[] of(byte[] valid, Random random) {
        byte[] bytes = valid;
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(12));
        byte[] syntax = {SYNTAX[random.nextInt(SYNTAX.length)]};
        return switch (random.nextInt(7)) {
            case 0 -> splice(bytes, from, from + 1, syntax);
            case 1 -> splice(bytes, from, from, syntax);
            case 2 -> splice(bytes, from, to, new byte[0]);
            case 3 -> splice(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 4 -> splice(bytes, from, from + 1, new byte[] {(byte) random.nextInt(256)});
            case 5 -> splice(bytes, to, to, Arrays.copyOfRange(bytes, from / 2, from / 2 + to - from));
            default ->
                random.nextInt(4) == 0 && from > 0 ? Arrays.copyOf(bytes, from) : splice(bytes, from, from, syntax);
        };
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] middle) {
        byte[] result = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
        return result;
    }
}
