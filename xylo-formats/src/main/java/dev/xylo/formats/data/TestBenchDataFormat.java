package dev.xylo.formats.data;

import dev.xylo.formats.network.RamDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folder of a hardware test bench: {@link RamDump}. */
final class TestBenchDataFormat implements DataFormat {
    @Override
    public String name() {
        return "RAM dump";
    }

    @Override
    public List<String> extensions() {
        return List.of("ram");
    }

    @Override
    public boolean recognizes(Path file, byte[] head) {
        return Files.isDirectory(file) && RamDump.hasInput(file);
    }

    @Override
    public SampleSource open(Path file, DataOptions options, Memory memory) throws IOException {
        List<dev.xylo.core.raster.SpikeRaster> input =
                List.of(RamDump.read(file).input().orElseThrow());
        Annotations annotations =
                new AnnotationReader(new NoFields(file), options, Remarks.NONE).read(Optional.empty(), 1);
        return SampleSource.of(new DataSet(input, annotations, false, Remarks.NONE));
    }
}
