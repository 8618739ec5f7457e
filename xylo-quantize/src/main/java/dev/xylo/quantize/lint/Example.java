package dev.xylo.quantize.lint;

import java.util.Locale;

/**
 * One value and what became of it.
 *
 * @param where key and index in the float network
 * @param value float value
 * @param expected value times scale, in integer steps
 * @param found the integer; 0 where it has no counterpart
 * @param note more, such as where it moved to; may be empty
 */
public record Example(String where, double value, double expected, double found, String note) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s = %.5g: %.0f, expected %.4g%s",
                where,
                value,
                found,
                expected,
                note.isEmpty() ? "" : " (" + note + ")");
    }
}
