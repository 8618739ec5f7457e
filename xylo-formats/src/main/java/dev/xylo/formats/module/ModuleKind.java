package dev.xylo.formats.module;

/** What a module is, as its parameters tell; the file does not say its class. */
enum ModuleKind {
    /** LinearTorch: {@code weight (Nin, Nout)}, perhaps {@code bias}. */
    WEIGHTS,
    /** LIFTorch, LIFBitshiftTorch: a threshold, a membrane and synapses. */
    NEURONS,
    /** LIFNeuronTorch: a threshold and a membrane. */
    MEMBRANES,
    /** ExpSynTorch: {@code tau} and nothing else that decays. */
    SYNAPSES,
    /** Modules in a module. */
    CONTAINER,
    /** Does nothing to what passes in evaluation, such as a dropout. */
    PASSES,
    /** Something else. */
    UNKNOWN;

    static ModuleKind of(ModuleTree module) {
        if (module.has("weight")
                && module.numbers("weight").map(weight -> weight.rank() == 2).orElse(false)) {
            return WEIGHTS;
        }
        if (module.has("threshold")) {
            boolean synapses = module.has("tau_syn") || module.has("beta") || module.has("dash_syn");
            boolean membrane = module.has("tau_mem") || module.has("alpha") || module.has("dash_mem");
            return membrane ? synapses ? NEURONS : MEMBRANES : UNKNOWN;
        }
        if (module.has("tau") && module.children().isEmpty()) {
            return SYNAPSES;
        }
        if (!module.children().isEmpty()) {
            return CONTAINER;
        }
        return module.values().isEmpty() || module.has("p") ? PASSES : UNKNOWN;
    }
}
