package dev.xylo.formats.pickle;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.pickle.Unpickler.Tuple;
import dev.xylo.formats.values.Opaque;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The functions and classes of Python that a pickle may name, and what stands for them here. None of them does more than make data. */
enum Constructor {
    /** An empty NumPy array, whose state follows. */
    ARRAY("numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct") {
        @Override
        Object call(List<Object> arguments, Unpickler unpickler) {
            return new PickledArray();
        }
    },
    /** A NumPy array over bytes, as protocol 5 writes it. */
    ARRAY_FROM_BUFFER("numpy.core.numeric._frombuffer", "numpy._core.numeric._frombuffer") {
        @Override
        Object call(List<Object> arguments, Unpickler unpickler) throws IOException {
            need(arguments, 4, unpickler);
            return PickledArray.ofBuffer(
                    arguments.get(0), arguments.get(1), arguments.get(2), "F".equals(arguments.get(3)));
        }
    },
    /** A NumPy number. */
    SCALAR("numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar") {
        @Override
        Object call(List<Object> arguments, Unpickler unpickler) throws IOException {
            need(arguments, 2, unpickler);
            return PickledArray.ofBuffer(arguments.get(1), arguments.get(0), new Tuple(List.of()), false);
        }
    },
    /** The type of a NumPy array's elements, whose byte order follows. */
    DTYPE("numpy.dtype") {
        @Override
        Object call(List<Object> arguments, Unpickler unpickler) throws IOException {
            need(arguments, 1, unpickler);
            if (!(arguments.get(0) instanceof String code)) {
                throw unpickler.refuse("is a damaged pickle: a type of elements without a name");
            }
            return new PickledType(code);
        }
    },
    /** Named, never made. */
    NDARRAY("numpy.ndarray"),
    /** How old protocols write bytes. */
    ENCODE("_codecs.encode") {
        @Override
        Object call(List<Object> arguments, Unpickler unpickler) throws IOException {
            need(arguments, 1, unpickler);
            return bytes(arguments.get(0), unpickler);
        }
    },
    /** Bytes. */
    BYTES("builtins.bytearray", "builtins.bytes", "__builtin__.bytearray", "__builtin__.bytes") {
        @Override
        Object call(List<Object> arguments, Unpickler unpickler) throws IOException {
            return arguments.isEmpty() ? new byte[0] : bytes(arguments.get(0), unpickler);
        }
    },
    /** A dictionary. */
    ORDERED_DICT("collections.OrderedDict", "builtins.dict", "__builtin__.dict") {
        @Override
        Object call(List<Object> arguments, Unpickler unpickler) throws IOException {
            Map<Object, Object> map = new LinkedHashMap<>();
            List<Object> pairs = arguments.isEmpty() ? List.of() : items(arguments.get(0), unpickler);
            for (Object pair : pairs) {
                unpickler.entries(map, items(pair, unpickler));
            }
            return map;
        }
    },
    /** A set. */
    SET("builtins.set", "builtins.frozenset", "__builtin__.set", "__builtin__.frozenset") {
        @Override
        Object call(List<Object> arguments, Unpickler unpickler) throws IOException {
            List<Object> items = arguments.isEmpty() ? List.of() : items(arguments.get(0), unpickler);
            return unpickler.elements(new LinkedHashSet<>(), items);
        }
    },
    /** A list, a tuple, the size of a tensor. */
    LIST("builtins.list", "builtins.tuple", "__builtin__.list", "__builtin__.tuple", "torch.Size") {
        @Override
        Object call(List<Object> arguments, Unpickler unpickler) throws IOException {
            return new Tuple(arguments.isEmpty() ? List.of() : items(arguments.get(0), unpickler));
        }
    },
    /** Not read, as no spike and no weight is one. */
    COMPLEX("builtins.complex", "__builtin__.complex") {
        @Override
        Object call(List<Object> arguments, Unpickler unpickler) {
            return new Opaque("a complex number");
        }
    },
    /** A tensor: a view of a storage. */
    TENSOR("torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor") {
        @Override
        Object call(List<Object> arguments, Unpickler unpickler) throws IOException {
            need(arguments, 4, unpickler);
            return new PickledTensor(arguments.get(0), arguments.get(1), arguments.get(2), arguments.get(3));
        }
    },
    /** A tensor that is trained. */
    PARAMETER("torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state") {
        @Override
        Object call(List<Object> arguments, Unpickler unpickler) throws IOException {
            need(arguments, 1, unpickler);
            return arguments.get(0);
        }
    },
    /** A storage within a pickle: a file of torch.save in bytes. */
    STORAGE_FROM_BYTES("torch.storage._load_from_bytes") {
        @Override
        Object call(List<Object> arguments, Unpickler unpickler) throws IOException {
            need(arguments, 1, unpickler);
            if (unpickler.nesting() > 0) {
                throw unpickler.refuse("is a pickle within a pickle within a pickle");
            }
            byte[] file = bytes(arguments.get(0), unpickler);
            return OldTorch.raw(new ByteArrayInputStream(file), unpickler.origin(), unpickler.budget(), 1);
        }
    },
    /** Named by what torch.save keeps outside of the pickle. */
    STORAGE(Arrays.stream(TorchType.values()).map(TorchType::storage).toArray(String[]::new)),
    /** Where a tensor was. */
    DEVICE("torch.device") {
        @Override
        Object call(List<Object> arguments, Unpickler unpickler) {
            return new Opaque("a device");
        }
    },
    /** A type of tensors, as a value. */
    TORCH_DTYPE(
            "torch.float32",
            "torch.float64",
            "torch.float16",
            "torch.bfloat16",
            "torch.int64",
            "torch.int32",
            "torch.int16",
            "torch.int8",
            "torch.uint8",
            "torch.bool",
            "torch.float",
            "torch.double",
            "torch.half",
            "torch.long",
            "torch.int");

    private static final Map<String, Constructor> BY_NAME = Arrays.stream(values())
            .flatMap(constructor -> constructor.names.stream().map(name -> Map.entry(name, constructor)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final List<String> names;

    Constructor(String... names) {
        this.names = List.of(names);
    }

    static Optional<Constructor> ofName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** What a call of it gives. */
    Object call(List<Object> arguments, Unpickler unpickler) throws IOException {
        throw unpickler.refuse("calls " + names.get(0) + ", which no array needs");
    }

    private static void need(List<Object> arguments, int count, Unpickler unpickler) throws FormatException {
        if (arguments.size() < count) {
            throw unpickler.refuse("is a damaged pickle: a function misses arguments");
        }
    }

    /** Bytes, also as the Latin-1 text that old protocols make of them. */
    static byte[] bytes(Object value, Unpickler unpickler) throws FormatException {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof String text) {
            unpickler.budget().take(text.length());
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
        throw unpickler.refuse("is a damaged pickle: bytes are expected");
    }

    /** Elements of a list or tuple, copied. */
    static List<Object> items(Object value, Unpickler unpickler) throws FormatException {
        List<?> items = value instanceof Tuple tuple ? tuple.items() : value instanceof List<?> list ? list : null;
        if (items == null) {
            throw unpickler.refuse("is a damaged pickle: a list is expected");
        }
        unpickler.budget().take((long) items.size() * Budget.OBJECT);
        return new ArrayList<>(items);
    }

    /** A list of sizes. */
    static int[] sizes(Object value, Unpickler unpickler) throws FormatException {
        List<Object> items = items(value, unpickler);
        int[] sizes = new int[items.size()];
        for (int i = 0; i < sizes.length; i++) {
            if (!(items.get(i) instanceof Long size) || size < 0 || size > Integer.MAX_VALUE) {
                throw unpickler.refuse("is a damaged pickle: an array has an impossible shape");
            }
            sizes[i] = (int) (long) size;
        }
        return sizes;
    }
}
