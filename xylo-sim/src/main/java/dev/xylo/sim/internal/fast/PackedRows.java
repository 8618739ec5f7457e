package dev.xylo.sim.internal.fast;

/**
 * Rows of int8 in pairs: a 16-bit word holds the weight of one column in its upper byte, and of the column one vector to the left, plus 128,
 * in its lower byte. So {@code word >> 8} is one weight, and the sum of many words tells the sum of the other:
 * {@code sum(word) - 256 * sum(word >> 8) - 128 * words}, modulo 2^16.
 *
 * <p>The columns are cut into blocks, and each block holds its part of all rows one after the other: a loop that keeps a block of currents
 * in registers and runs over the rows reads memory in order.
 */
public final class PackedRows implements RowTable {
    /** What is added to a weight in a lower byte. */
    public static final int OFFSET = 128;

    /** The words, block after block, row after row. */
    public final short[] words;

    /** Columns of a row; a multiple of a pair of vectors. */
    public final int columns;

    /** Columns of a block; behind the last whole block, a block is one pair of vectors. */
    public final int blockColumns;

    private final int lanes;
    private final int sources;

    /**
     * Packs a matrix of int8.
     *
     * @param matrix all weights; its columns are a multiple of {@code 2 * lanes}
     * @param lanes columns of a vector
     * @param blockColumns columns of a block, a multiple of {@code 2 * lanes}
     */
    public PackedRows(WeightMatrix matrix, int lanes, int blockColumns) {
        this.columns = matrix.columns();
        this.lanes = lanes;
        this.blockColumns = blockColumns;
        this.sources = matrix.sources();
        assert columns % (2 * lanes) == 0 && blockColumns % (2 * lanes) == 0;
        this.words = new short[matrix.size() / 2];
        java.util.Arrays.fill(words, (short) OFFSET);
        matrix.forEach((row, column, weight) -> {
            int start = column - column % blockWidth(column);
            int within = column - start;
            int at = start(start) + row * stride(start) + within / (2 * lanes) * lanes + within % lanes;
            words[at] += (short) (within / lanes % 2 == 0 ? weight : weight << Byte.SIZE);
        });
    }

    private int blockWidth(int column) {
        return column < columns - columns % blockColumns ? blockColumns : 2 * lanes;
    }

    /**
     * Where a block begins.
     *
     * @param column its first column
     * @return index of the first row's first word in the block
     */
    public int start(int column) {
        return column / 2 * sources;
    }

    /**
     * Distance between two rows in a block.
     *
     * @param column its first column
     * @return words
     */
    public int stride(int column) {
        return blockWidth(column) / 2;
    }

    @Override
    public long bytes() {
        return 2L * words.length;
    }
}
