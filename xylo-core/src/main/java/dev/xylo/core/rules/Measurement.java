package dev.xylo.core.rules;

import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * Numbers of a network that one rule looks at.
 *
 * @param size how many
 * @param number the i-th number
 * @param where what the i-th number belongs to, with its index
 */
record Measurement(int size, IntToDoubleFunction number, IntFunction<String> where) {
    static Measurement one(double number, String where) {
        return new Measurement(1, i -> number, i -> where);
    }

    static Measurement each(int[] numbers, String noun) {
        return new Measurement(numbers.length, i -> numbers[i], i -> noun + " " + i);
    }
}
