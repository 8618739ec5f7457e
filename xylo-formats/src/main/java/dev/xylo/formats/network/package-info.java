/**
 * Files that describe a network.
 *
 * <p>{@link dev.xylo.formats.network.Specification} is what a file states: arrays by the keys of Rockpool's specification
 * ({@link dev.xylo.core.network.Parameter#key()}), before anybody decided whether they are the chip's integers or floating point. The
 * rules of reading (shapes, defaults, time constants, warnings) are there and the same for every format;
 * {@link dev.xylo.formats.network.NetworkFormats} finds the format of a file.
 *
 * <pre>{@code
 * Specification specification = NetworkFormats.read(Path.of("net.npz"));
 * specification.warnings().forEach(System.err::println);
 * XyloNetwork network = specification.toXyloNetwork();
 * }</pre>
 *
 * <p>To add a format: one class that implements {@link dev.xylo.formats.network.NetworkFormat}, one line in
 * {@link dev.xylo.formats.network.NetworkFormats}, good and bad fixtures. The contract test runs over the registry and picks the
 * newcomer up. A reader turns its file into named arrays and hands them to
 * {@link dev.xylo.formats.network.Specification#fromArrays}; it does not check what is checked there.
 */
package dev.xylo.formats.network;
