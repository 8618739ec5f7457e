package dev.xylo.study.cluster;

import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** Connects to clusters; found by {@link ServiceLoader}. */
public interface ClusterProvider {
    /**
     * Name of what it connects to, as users choose it.
     *
     * @return such as {@code spark}
     */
    String name();

    /**
     * Connects.
     *
     * @param master where the cluster is, in its own notation
     * @param listener told what people should know, a line each
     * @return a cluster that is ready to run tasks
     * @throws IOException if the address makes no sense, or nobody answers there
     */
    Cluster connect(String master, Consumer<String> listener) throws IOException;

    /**
     * Finds a provider on the class path or module path.
     *
     * @param name see {@link #name}
     * @return empty if it is not there
     */
    static Optional<ClusterProvider> named(String name) {
        return ServiceLoader.load(ClusterProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }
}
