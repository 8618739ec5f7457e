package dev.xylo.formats.pickle;

import dev.xylo.formats.internal.Text;
import dev.xylo.formats.pickle.Unpickler.Global;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Storages by their keys, as the pickle names them: {@code ('storage', class, key, device, length)}. */
final class TorchStorages implements Unpickler.PersistentIds {
    private static final int MAX_STORAGES = 100_000;

    private final Map<String, TorchStorage> byKey = new LinkedHashMap<>();
    private final Files files;

    /** Where a storage's bytes come from. */
    @FunctionalInterface
    interface Files {
        TorchStorage open(TorchType type, String key);
    }

    TorchStorages(Files files) {
        this.files = files;
    }

    @Override
    public Object load(Object id, Unpickler unpickler) throws IOException {
        List<Object> items = Constructor.items(id, unpickler);
        if (items.size() < 5 || !"storage".equals(items.get(0)) || !(items.get(1) instanceof Global type)) {
            throw unpickler.refuse("refers to " + Text.name(String.valueOf(items.isEmpty() ? id : items.get(0)))
                    + " outside of its pickle; only tensors' storages are known");
        }
        TorchType known = TorchType.ofStorage(type.name())
                .orElseThrow(
                        () -> unpickler.refuse("has tensors of " + Text.name(type.name()) + ", which are not read"));
        String key = String.valueOf(items.get(2));
        if (byKey.size() == MAX_STORAGES) {
            throw unpickler.refuse("has more than " + MAX_STORAGES + " storages");
        }
        return byKey.computeIfAbsent(key, name -> files.open(known, name));
    }

    /** Null if no tensor names it. */
    TorchStorage ofKey(String key) {
        return byKey.get(key);
    }
}
