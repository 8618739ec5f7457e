package dev.xylo.formats.pickle;

import dev.xylo.formats.numpy.DType;
import java.util.Arrays;
import java.util.Optional;

/** Types of storages, by the names of PyTorch's classes. */
enum TorchType {
    DOUBLE("DoubleStorage", DType.FLOAT64),
    FLOAT("FloatStorage", DType.FLOAT32),
    HALF("HalfStorage", DType.FLOAT16),
    /** The upper half of a float32. */
    BFLOAT16("BFloat16Storage", DType.UINT16),
    LONG("LongStorage", DType.INT64),
    INT("IntStorage", DType.INT32),
    SHORT("ShortStorage", DType.INT16),
    CHAR("CharStorage", DType.INT8),
    BYTE("ByteStorage", DType.UINT8),
    BOOL("BoolStorage", DType.BOOL);

    private final String className;
    private final DType stored;

    TorchType(String className, DType stored) {
        this.className = className;
        this.stored = stored;
    }

    /** Full name of the class. */
    String storage() {
        return "torch." + className;
    }

    /** Type of the bytes. */
    DType stored() {
        return stored;
    }

    static Optional<TorchType> ofStorage(String name) {
        return Arrays.stream(values())
                .filter(type -> type.storage().equals(name))
                .findFirst();
    }
}
