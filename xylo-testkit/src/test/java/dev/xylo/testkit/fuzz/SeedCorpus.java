package dev.xylo.testkit.fuzz;

import dev.xylo.core.chip.Core;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.network.NetworkFormat;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npy;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.regress.Golden;
import dev.xylo.regress.GoldenFile;
import dev.xylo.study.engine.Journal;
import dev.xylo.testkit.property.FloatNetworkCases;
import dev.xylo.testkit.property.RunCase;
import dev.xylo.testkit.property.RunCases;
import dev.xylo.testkit.random.NetworkGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code SeedCorpus READER FOLDER}: valid files to start from, small ones. */
public final class SeedCorpus {
    private static final int NETWORKS = 60;
    private static final int LARGEST = 12_000;

    private final Path folder;
    private final Path work;
    private int seeds;

    private SeedCorpus(Path folder, Path work) {
        this.folder = folder;
        this.work = work;
    }

    /** Writes them. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[1]));
        SeedCorpus corpus = new SeedCorpus(folder, Files.createTempDirectory("xylo-seeds"));
        corpus.write(Reader.ofKey(args[0]));
        System.out.println(corpus.seeds + " seeds in " + folder);
    }

    private void write(Reader reader) throws IOException {
        switch (reader) {
            case NPZ -> networks("npz", true);
            case ROCKPOOL -> networks("rockpool", true);
            case SAMNA -> networks("samna", false);
            case RAM -> networks("ram", false);
            case NIR -> networks("nir", true);
            case PICKLE, TORCH, MAT, HDF5, MODULE -> fixtures(reader);
            case DATA -> data();
            case GOLDEN -> golden();
            case STUDY -> study();
            case JOURNAL -> journal();
        }
    }

    private void networks(String key, boolean floats) throws IOException {
        NetworkFormat format = NetworkFormats.ofKey(key).orElseThrow();
        for (int seed = 0; seed < NETWORKS; seed++) {
            Specification specification = floats && (seed % 2 == 1 || key.equals("nir"))
                    ? Specification.of(FloatNetworkCases.any().generate(seed))
                    : Specification.of(new NetworkGenerator(seed).network(Core.CORE_2));
            Path file = work.resolve("seed" + seed + "." + key);
            try {
                format.write(file, format.fit(specification).specification(), Map.of());
            } catch (FormatException e) {
                continue; // this format cannot hold this network
            }
            seed(bytes(file));
        }
    }

    /** Files of other programs, which the build tries, too. */
    private void fixtures(Reader reader) throws IOException {
        for (Path file : FuzzFixturesTest.files(reader).toList()) {
            seed(Files.readAllBytes(file));
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return FileBag.ofFolder(file);
        }
        return file.toString().endsWith(".npz") ? ArrayBag.ofZip(file) : Files.readAllBytes(file);
    }

    private void data() throws IOException {
        NdArray batch = NdArray.ofShorts(DType.UINT8, new short[] {1, 0, 3, 0, 0, 2, 1, 1}, 2, 2, 2);
        NdArray label = NdArray.ofInts(DType.INT32, new int[] {0, 1}, 2);
        npz(Map.of("input", batch, "label", label));
        Map<String, NdArray> pieces = new LinkedHashMap<>();
        pieces.put("input", batch.reshape(4, 2));
        pieces.put("lengths", NdArray.ofInts(DType.INT64, new int[] {1, 3}, 2));
        npz(pieces);
        npz(Map.of("input", NdArray.ofDoubles(new double[] {0, 1, 2, 3}, 2, 2)));
        for (NdArray array : List.of(batch, batch.reshape(4, 2), NdArray.ofFloats(new float[6], 1, 2, 3))) {
            Path file = work.resolve("seed.npy");
            Npy.write(file, array);
            seed(Files.readAllBytes(file));
        }
        for (String text : List.of(
                "T0,1,2,0\n3,0,0,1\n",
                "Tt_us,channel\n0,1\n1000,3\n",
                "T# c\nx;time\n1;0.001\n",
                "#!AER-DAT2.0\r\n# c\r\n\0\0\0\1\0\0\3\u0078\0\0\0\2\0\0\7\u0070",
                "#!AER-DAT3.1\r\n#!END-HEADER\r\n\1\0\1\0\10\0\0\0\4\0\0\0\0\0\0\0\1\0\0\0\1\0\0\0\1\0\0\0"
                        + "\1\0\4\0\3\0\0\0")) {
            seed(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        for (String name : List.of("raster.h5", "lists.h5", "grid.nir", "events.nir", "records.npy", "texts.npz")) {
            try (InputStream in = SeedCorpus.class.getResourceAsStream("seeds/" + name)) {
                byte[] bytes = in.readAllBytes();
                Path copy = Files.write(work.resolve(name), bytes);
                seed(name.endsWith(".npz") ? ArrayBag.ofZip(copy) : bytes);
            }
        }
    }

    private void npz(Map<String, NdArray> arrays) throws IOException {
        Path file = work.resolve("seed.npz");
        Npz.write(file, arrays);
        seed(ArrayBag.ofZip(file));
        seed(Files.readAllBytes(file));
    }

    private void golden() throws IOException {
        Path file = work.resolve("golden.npz");
        for (int seed = 0; seed < NETWORKS; seed++) {
            RunCase run = RunCases.any().generate(seed);
            DataSet data = new DataSet(List.of(run.input()), new int[0], seed % 4 < 2);
            GoldenFile.write(file, Golden.record(run.network(), run.core(), data, Map.of("program", "a seed")));
            seed(ArrayBag.ofZip(file));
        }
    }

    private void study() throws IOException {
        seed("""
                # what to compare
                network: nets/network.npz
                data: ../test.npz
                input_key: X
                steps: 80
                methods: [channel, global]
                compat:
                  - rockpool-2.7
                  - corrected
                bits_per_weight: [8, 4]
                bits_per_threshold: 12
                fuzzy_scaling: [false, true]
                cores: [1, 2]
                decay: bitshift
                attribution: true
                seed: -9223372036854775808
                chosen_samples: [0, 17]
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        seed("""
                {"network": "n.npz", "data": "t.npz", "calibrate": "c.npz", "methods": ["calibrated"], "seed": 1.5,
                 "bits_per_weight": [8, 4], "fuzzy_scaling": true, "decay": "euler"}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        seed("network: &a x\ndata: *a\nmethods: !!set {global}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void journal() throws IOException {
        Path file = work.resolve("seed.journal");
        try (Journal journal = Journal.open(file, new byte[32], Reader.JOURNAL_TASKS)) {
            journal.put(3, new byte[] {1, 2, 3});
            journal.put(0, new byte[40]);
        }
        seed(Files.readAllBytes(file));
    }

    private void seed(byte[] bytes) throws IOException {
        if (bytes.length <= LARGEST) {
            Files.write(folder.resolve("seed-" + seeds++), bytes);
        }
    }
}
