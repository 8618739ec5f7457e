package dev.xylo.formats.pickle;

import dev.xylo.formats.internal.Text;
import java.util.List;

/** What to say of a function or class that is not allowed, and what to do instead. */
final class Refusals {
    /** Modules that no honest array needs. */
    private static final List<String> DANGEROUS = List.of(
            "os",
            "posix",
            "nt",
            "subprocess",
            "sys",
            "builtins",
            "__builtin__",
            "runpy",
            "importlib",
            "socket",
            "shutil",
            "pty",
            "code");

    private Refusals() {}

    static String of(String module, String name) {
        String full = Text.name(module + "." + name);
        String top = module.split("\\.", 2)[0];
        if (DANGEROUS.contains(top)) {
            return "would run " + full
                    + " in Python; nothing of it was run, and it is not read. Do not load it there either, unless you"
                    + " know who made it";
        }
        String what = "holds a Python object, " + full + "; making one runs code, so it is not read. ";
        if (top.equals("torch")
                || top.equals("rockpool")
                || top.equals("__main__")
                || top.equals("snntorch")
                || top.equals("norse")
                || top.equals("sinabs")) {
            return what
                    + "Save the network's numbers instead: Rockpool's net.save(\"net.json\"), or the specification that its mapper"
                    + " returns (np.savez or torch.save of the dictionary, without mapped_graph)";
        }
        return what + "Save plain arrays instead: np.savez(\"file.npz\", **arrays)";
    }
}
