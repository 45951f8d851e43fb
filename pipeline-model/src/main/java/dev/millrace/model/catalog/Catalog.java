package dev.millrace.model.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** All operator kinds by key, in palette order: Millrace's own first, then those of other providers. */
public final class Catalog {

    private static final class Shared {
        static final Catalog INSTANCE = load();
    }

    private final Map<String, OperatorKind> kinds;

    private Catalog(Map<String, OperatorKind> kinds) {
        this.kinds = Collections.unmodifiableMap(kinds);
    }

    /** The process-wide catalog with every provider on the class path. */
    public static Catalog shared() {
        return Shared.INSTANCE;
    }

    /** A catalog of these kinds; two kinds with one key are refused. */
    public static Catalog of(List<OperatorKind> kinds) {
        Map<String, OperatorKind> byKey = new LinkedHashMap<>();
        for (OperatorKind kind : kinds) {
            if (byKey.putIfAbsent(kind.key(), kind) != null) {
                throw new IllegalStateException("two operator kinds have the key " + kind.key());
            }
        }
        return new Catalog(byKey);
    }

    private static Catalog load() {
        return of(ServiceLoader.load(OperatorProvider.class).stream()
                .flatMap(provider -> provider.get().kinds().stream())
                .toList());
    }

    public Optional<OperatorKind> kind(String key) {
        return Optional.ofNullable(kinds.get(key));
    }

    public List<OperatorKind> kinds() {
        return List.copyOf(kinds.values());
    }
}
