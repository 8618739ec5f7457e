package dev.xylo.testkit.formats;

import dev.xylo.core.chip.Chip;
import dev.xylo.formats.network.Specification;
import dev.xylo.testkit.golden.GoldenCase;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What xylosim 0.1.3 wrote for the golden networks (see make_ram_images.py). */
final class RamReference {
    /** Time step in all of it, s. */
    static final double DT = 0.001;

    private RamReference() {}

    /** By network, then by file in its folder. */
    static Map<String, Map<String, byte[]>> images() throws IOException {
        Map<String, Map<String, byte[]>> images = new TreeMap<>();
        try (InputStream in = RamReference.class.getResourceAsStream("ram-images.zip");
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                int slash = entry.getName().indexOf('/');
                images.computeIfAbsent(entry.getName().substring(0, slash), name -> new TreeMap<>())
                        .put(entry.getName().substring(slash + 1), zip.readAllBytes());
            }
        }
        return images;
    }

    static GoldenCase golden(String name) {
        return GoldenCases.simulate().stream()
                .filter(candidate -> candidate.file().endsWith("/" + name + ".npz"))
                .findFirst()
                .orElseThrow();
    }

    static Specification network(String name) {
        GoldenCase golden = golden(name);
        return golden.specification(golden.arrays());
    }

    static int core(String name) {
        return name.startsWith("core1") ? 1 : 2;
    }

    static Chip chip(String name) {
        return core(name) == 1 ? Chip.SYNS61300 : Chip.SYNS61201;
    }
}
