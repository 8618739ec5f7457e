package dev.xylo.frontend.audio3;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

/**
 * Register words of the chip's digital front-end, 32 bits each, and back. A word holds eight values of 4 bits or two of 16 bits, the first in
 * the lowest bits; unused slots are 0.
 */
public final class Registers {
    /** Channels that the registers have slots for. */
    public static final int SLOTS = 16;

    private static final long WORD = 0xFFFF_FFFFL;

    private Registers() {}

    /**
     * Words of the selected filters.
     *
     * @param bank the filters, in the order of the slots
     * @return words by register name, {@code bpf_bb_reg0} .. {@code bpf_a2_reg7}
     */
    public static Map<String, Long> of(FilterBank bank) {
        List<BandPass> filters = bank.select().stream().map(BandPass.ALL::get).toList();
        Map<String, Long> words = new LinkedHashMap<>();
        pack(words, "bpf_bb_reg", 4, filters, BandPass::bB);
        pack(words, "bpf_bwf_reg", 4, filters, BandPass::bWf);
        pack(words, "bpf_baf_reg", 4, filters, BandPass::bAf);
        pack(words, "bpf_a1_reg", 16, filters, BandPass::a1);
        pack(words, "bpf_a2_reg", 16, filters, BandPass::a2);
        return words;
    }

    /**
     * Words of normalization and thresholds.
     *
     * @param channels settings per channel, at most 16
     * @return words by register name, {@code iaf_thr0_l} .. {@code dn_k2_reg7}
     */
    public static Map<String, Long> of(List<Normalization> channels) {
        Map<String, Long> words = new LinkedHashMap<>();
        for (int c = 0; c < channels.size(); c++) {
            long threshold = channels.get(c).fixedThreshold();
            words.put("iaf_thr" + c + "_l", threshold & WORD);
            words.put("iaf_thr" + c + "_h", threshold >>> 32);
        }
        pack(words, "dn_eps_reg", 16, channels, Normalization::eps);
        pack(words, "dn_b_reg", 16, channels, Normalization::lowPass);
        pack(words, "dn_k1_reg", 16, channels, Normalization::b1);
        pack(words, "dn_k2_reg", 16, channels, Normalization::b2);
        return words;
    }

    /**
     * The filters that words select.
     *
     * @param words as {@link #of(FilterBank)} makes them
     * @return the filters, up to the first empty slot
     * @throws IllegalArgumentException if a word is missing, or a slot holds none of the chip's filters
     */
    public static FilterBank filterBank(Map<String, Long> words) {
        List<Integer> select = new java.util.ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            long bB = unpack(words, "bpf_bb_reg", 4, slot);
            long a1 = (short) unpack(words, "bpf_a1_reg", 16, slot);
            long a2 = (short) unpack(words, "bpf_a2_reg", 16, slot);
            long bAf = unpack(words, "bpf_baf_reg", 4, slot);
            if (bB == 0 && a1 == 0 && a2 == 0) {
                break;
            }
            int found = -1;
            for (int f = 0; f < BandPass.ALL.size(); f++) {
                BandPass filter = BandPass.ALL.get(f);
                if (filter.bB() == bB && filter.bAf() == bAf && filter.a1() == a1 && filter.a2() == a2) {
                    found = f;
                }
            }
            if (found < 0) {
                throw new IllegalArgumentException("slot " + slot + " of the filter registers holds B_b " + bB
                        + ", B_af " + bAf + ", a1 " + a1 + ", a2 " + a2 + ", which is no filter of the chip");
            }
            select.add(found);
        }
        return new FilterBank(select);
    }

    /**
     * The normalization that words select.
     *
     * @param words as {@link #of(List)} makes them
     * @param channels number of channels
     * @param adaptive whether they use the adaptive threshold, which another register ({@code dfe_ctrl}) says
     * @return settings per channel
     * @throws IllegalArgumentException if a word is missing or out of range
     */
    public static List<Normalization> normalization(Map<String, Long> words, int channels, boolean adaptive) {
        return java.util.stream.IntStream.range(0, channels)
                .mapToObj(c -> new Normalization(
                        adaptive,
                        (int) unpack(words, "dn_k1_reg", 16, c),
                        (int) unpack(words, "dn_k2_reg", 16, c),
                        (int) unpack(words, "dn_b_reg", 16, c),
                        (int) unpack(words, "dn_eps_reg", 16, c),
                        word(words, "iaf_thr" + c + "_l") | word(words, "iaf_thr" + c + "_h") << 32))
                .toList();
    }

    private static <T> void pack(
            Map<String, Long> words, String name, int bits, List<T> values, ToLongFunction<T> field) {
        int perWord = Integer.SIZE / bits;
        LongUnaryOperator cut = value -> value & ((1L << bits) - 1);
        for (int word = 0; word < SLOTS / perWord; word++) {
            long packed = 0;
            for (int i = 0; i < perWord; i++) {
                int slot = word * perWord + i;
                if (slot < values.size()) {
                    packed |= cut.applyAsLong(field.applyAsLong(values.get(slot))) << (bits * i);
                }
            }
            words.put(name + word, packed);
        }
    }

    private static long unpack(Map<String, Long> words, String name, int bits, int slot) {
        int perWord = Integer.SIZE / bits;
        return word(words, name + slot / perWord) >>> (bits * (slot % perWord)) & ((1L << bits) - 1);
    }

    private static long word(Map<String, Long> words, String name) {
        Long word = words.get(name);
        if (word == null) {
            throw new IllegalArgumentException("register " + name + " is missing");
        }
        return word & WORD;
    }
}
