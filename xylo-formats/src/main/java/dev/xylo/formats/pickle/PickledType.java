package dev.xylo.formats.pickle;

import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.DType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** NumPy's type of elements: a code such as {@code f8}, and the byte order that follows as its state. */
final class PickledType implements Deferred {
    private final String code;
    private boolean bigEndian;
    private boolean records;

    PickledType(String code) {
        this.code = code;
    }

    /** (version, byte order, subarray, names, fields, size, alignment, flags). */
    @Override
    public void build(Object state, Unpickler unpickler) throws IOException {
        List<Object> items = Constructor.items(state, unpickler);
        bigEndian = items.size() > 1 && ">".equals(items.get(1));
        records = items.size() > 4 && (items.get(2) != null || items.get(3) != null);
    }

    /** As a value it is its name, nothing more. */
    @Override
    public Object resolve(Unpickler unpickler) {
        return code;
    }

    Optional<DType> numbers() {
        return records ? Optional.empty() : DType.ofCode(code.replaceFirst("^[<>|=]", ""));
    }

    boolean bigEndian() {
        return bigEndian || code.startsWith(">");
    }

    boolean objects() {
        return !records && code.replaceFirst("^\\|", "").startsWith("O");
    }

    /** Letters of each text (four bytes each), or 0 if the elements are no text. */
    int textLength() {
        if (!records && code.matches("[<>=|]?U[0-9]{1,7}")) {
            return Integer.parseInt(code.replaceFirst("^.?U", ""));
        }
        return 0;
    }

    String name() {
        return records ? "records" : "type " + Text.name(code);
    }
}
