package dev.xylo.formats.module;

import java.io.Serial;

/** A tree of modules that makes no network; the message is one line for the user, with the way out. */
public final class ModuleException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String module;

    ModuleException(String module, String reason) {
        super(reason);
        this.module = module;
    }

    /**
     * The module.
     *
     * @return its path, or null where it is about the whole
     */
    public String module() {
        return module;
    }
}
