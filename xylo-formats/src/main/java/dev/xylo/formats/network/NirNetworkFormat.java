package dev.xylo.formats.network;

import dev.xylo.core.mapping.Mapper;
import dev.xylo.core.mapping.Mapping;
import dev.xylo.core.mapping.MappingException;
import dev.xylo.core.network.InvalidNetworkException;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.nir.NirException;
import dev.xylo.formats.nir.NirExport;
import dev.xylo.formats.nir.NirFile;
import dev.xylo.formats.nir.NirGraph;
import dev.xylo.formats.nir.NirImport;
import dev.xylo.formats.numpy.NdArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** NIR graphs in HDF5, mapped to one specification. Floating point only: NIR has no quantized neurons. */
final class NirNetworkFormat implements NetworkFormat {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

    /** Where nobody gave one. A network of dashes has no time step; any does. */
    private static final double DEFAULT_DT = 1e-3;

    @Override
    public String name() {
        return "NIR";
    }

    @Override
    public List<String> extensions() {
        return List.of("nir");
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.of(Ability.FLOATS, Ability.SINGLE_FILE);
    }

    @Override
    public boolean recognizes(Path file, byte[] head) {
        return head.length >= SIGNATURE.length
                && Arrays.equals(head, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    @Override
    public Specification read(Path file) throws FormatException {
        return read(file, ReadOptions.NONE);
    }

    @Override
    public Specification read(Path file, ReadOptions options) throws FormatException {
        return Heap.guard(file, () -> {
            NirGraph graph = NirFile.read(file);
            try {
                NirImport layers = NirImport.of(graph, options.nir());
                Mapping mapping = Mapper.map(layers.graph());
                List<String> notes = new ArrayList<>(layers.notes());
                mapping.placements().forEach(placement -> notes.add(placement.toString()));
                return Specification.of(mapping.network())
                        .from(file, layers.dt(), layers.warnings(), notes)
                        .withOrigin(NetworkOrigin.of("NIR graph", mapping.placements()));
            } catch (NirException e) {
                throw new FormatException(file, e.node(), e.reason(), e);
            } catch (MappingException | InvalidNetworkException e) {
                throw new FormatException(file, null, e.getMessage(), e);
            }
        });
    }

    @Override
    public void write(Path file, Specification specification, Map<String, NdArray> extra) throws FormatException {
        Extras.beside(Map.of(), extra);
        if (!extra.isEmpty()) {
            throw new FormatException(
                    file,
                    null,
                    "cannot hold " + String.join(", ", extra.keySet()) + " beside the network; NIR holds graphs only");
        }
        if (specification.isInteger()) {
            throw new FormatException(file, null, "cannot hold a network of integers; NIR holds floating point");
        }
        try {
            NirFile.write(
                    file,
                    NirExport.of(
                            specification.toFloatNetwork(),
                            specification.timeStep().orElse(DEFAULT_DT)));
        } catch (NirException e) {
            throw new FormatException(file, e.node(), e.reason(), e);
        }
    }
}
