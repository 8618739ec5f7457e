package dev.xylo.formats.nir;

/** A node of a NIR graph: a primitive, or a graph within the graph. */
public sealed interface NirNode permits NirPrimitive, NirGraph {
    /**
     * What it is, as NIR spells it.
     *
     * @return such as {@code CubaLIF}
     */
    String type();
}
