package dev.xylo.testkit.fuzz;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.data.DataOptions;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSetFile;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.data.Memory;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.formats.hdf5.Hdf5File;
import dev.xylo.formats.mat.MatFile;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.formats.pickle.PickleFile;
import dev.xylo.formats.pickle.TorchFile;
import dev.xylo.regress.Golden;
import dev.xylo.regress.GoldenFile;
import dev.xylo.regress.StatesReader;
import dev.xylo.study.engine.Journal;
import dev.xylo.study.plan.StudyPlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A reader of files that somebody else made. */
enum Reader {
    /** Arrays, and a network of them. */
    NPZ {
        @Override
        Path file(byte[] input, Path folder) throws IOException {
            return bag(input, folder);
        }

        @Override
        void read(Path file) throws IOException {
            for (String key : Npz.headers(file).keySet()) {
                Npz.readAny(file, key);
            }
            network(file);
        }
    },
    /** Rockpool's specification. */
    ROCKPOOL("net.json") {
        @Override
        void read(Path file) throws IOException {
            network(file);
        }
    },
    /** A chip's configuration, as samna writes it. */
    SAMNA("net.samna.json") {
        @Override
        void read(Path file) throws IOException {
            network(file);
        }
    },
    /** A folder of memories. */
    RAM {
        @Override
        Path file(byte[] input, Path folder) throws IOException {
            return FileBag.toFolder(input, folder.resolve("net.ram"));
        }

        @Override
        void read(Path file) throws IOException {
            network(file);
        }
    },
    /** HDF5. */
    NIR("net.nir") {
        @Override
        void read(Path file) throws IOException {
            network(file);
        }
    },
    /** Python's pickles, of any value. */
    PICKLE("net.pkl") {
        @Override
        void read(Path file) throws IOException {
            PickleFile.read(file);
            network(file);
        }
    },
    /** What torch.save writes, a ZIP or the format before it. */
    TORCH("net.pt") {
        @Override
        void read(Path file) throws IOException {
            TorchFile.read(file);
            network(file);
        }
    },
    /** MATLAB's files. */
    MAT("net.mat") {
        @Override
        void read(Path file) throws IOException {
            MatFile.read(file);
            network(file);
        }
    },
    /** HDF5 with a dataset per key. */
    HDF5("net.h5") {
        @Override
        void read(Path file) throws IOException {
            Hdf5File.read(file);
            network(file);
        }
    },
    /** Modules, as Rockpool's net.save writes them. */
    MODULE("net.json") {
        @Override
        void read(Path file) throws IOException {
            network(file);
        }
    },
    /** Rasters and events, as a whole and block by block: both read the same, or both refuse. The first byte tells the format. */
    DATA {
        @Override
        Path file(byte[] input, Path folder) throws IOException {
            int first = input.length == 0 ? 0 : input[0] & 0xFF;
            return switch (first) {
                case 0x93 -> Files.write(folder.resolve("data.npy"), input);
                case 0x89 -> Files.write(folder.resolve("data.h5"), input);
                case '#' -> Files.write(folder.resolve("data.aedat"), input);
                case 'T' -> Files.write(folder.resolve("data.csv"), Arrays.copyOfRange(input, 1, input.length));
                default -> bag(input, folder);
            };
        }

        @Override
        void read(Path file) throws IOException {
            DataSets.hasInput(file);
            DataOptions options = DataOptions.NONE.withTimeStep(0.001).forNetwork(4, 3);
            FormatException refusal = null;
            DataSet whole = null;
            try {
                whole = DataSets.read(file, options);
            } catch (FormatException e) {
                refusal = e;
            }
            Memory blockwise = new Memory(0, Optional.of(file.resolveSibling("unpacked")));
            try (SampleSource blocks = DataSets.open(file, options, blockwise)) {
                for (int sample = 0; sample < blocks.samples(); sample++) {
                    var read = blocks.read(sample, sample + 1);
                    if (whole != null && !read.equals(whole.samples().subList(sample, sample + 1))) {
                        throw new IllegalStateException("sample " + sample + " differs when read alone");
                    }
                }
                if (whole == null) {
                    throw new IllegalStateException("read in blocks, but not as a whole: " + refusal);
                }
            } catch (FormatException e) {
                if (whole != null) {
                    throw new IllegalStateException("read as a whole, but not in blocks: " + e, e);
                }
            }
            if (refusal != null) {
                throw refusal;
            }
            Path copy = file.resolveSibling("copy.npz");
            DataSetFile.write(copy, SampleSource.of(whole));
            if (!DataSets.read(copy).equals(whole)) {
                throw new IllegalStateException("written to NPZ and read again it is another data set");
            }
        }
    },
    /** Golden files, and recordings of other programs. */
    GOLDEN {
        @Override
        Path file(byte[] input, Path folder) throws IOException {
            return bag(input, folder);
        }

        @Override
        void read(Path file) throws IOException {
            StatesReader.read(file).toString();
            Golden golden = GoldenFile.read(file);
            golden.replay().equal();
        }
    },
    /** Study files: JSON if they begin with a brace. */
    STUDY {
        @Override
        Path file(byte[] input, Path folder) throws IOException {
            boolean json = input.length > 0 && input[0] == '{';
            return Files.write(folder.resolve(json ? "study.json" : "study.yaml"), input);
        }

        @Override
        void read(Path file) throws IOException {
            StudyPlanReader.isStudyFile(file);
            StudyPlanReader.read(file).configurations();
        }
    },
    /** What an interrupted study has left. */
    JOURNAL("checkpoint.journal") {
        @Override
        void read(Path file) throws IOException {
            try (Journal journal = Journal.open(file, new byte[32], JOURNAL_TASKS)) {
                for (int task = 0; task < JOURNAL_TASKS; task++) {
                    if (journal.has(task)) {
                        journal.get(task);
                    }
                }
            }
        }
    };

    static final int JOURNAL_TASKS = 16;

    private final String fileName;

    Reader() {
        this("net.npz");
    }

    Reader(String fileName) {
        this.fileName = fileName;
    }

    /** Makes the file that is read. */
    Path file(byte[] input, Path folder) throws IOException {
        return Files.write(folder.resolve(fileName), input);
    }

    /** Reads it, with all that a command would do first. */
    abstract void read(Path file) throws IOException;

    /** Short name, as {@code tools/fuzz.sh} takes it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Reader ofKey(String key) {
        return Arrays.stream(values())
                .filter(reader -> reader.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no reader '" + key + "'; there are " + Arrays.toString(values())));
    }

    @Override
    public String toString() {
        return key();
    }

    private static Path bag(byte[] input, Path folder) throws IOException {
        Path file = folder.resolve("file.npz");
        ArrayBag.toZip(input, file);
        return file;
    }

    /** What was read must come back from an NPZ, which holds every network. */
    private static void network(Path file) throws IOException {
        Specification specification = NetworkFormats.read(file);
        Path copy = file.resolveSibling("copy.npz");
        NetworkFormats.write(copy, specification);
        Specification back = NetworkFormats.read(copy);
        if (!back.toArrays().equals(specification.toArrays())) {
            throw new IllegalStateException("written to NPZ and read again it is another network");
        }
        specification.toFloatNetwork();
        if (specification.isInteger()) {
            specification.toXyloNetwork();
        }
    }
}
