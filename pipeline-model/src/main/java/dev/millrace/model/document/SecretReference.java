package dev.millrace.model.document;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a secret is found when a run needs it. Documents write <code>{"secret": "env:NAME"}</code> and never the secret
 * itself.
 */
public record SecretReference(Store store, String name) {

    /** What keeps the secret. */
    public enum Store {
        /** An environment variable of the process that runs the pipeline. */
        ENV,
        /** The system's key store. */
        KEYSTORE
    }

    /** The field that marks a reference in a document. */
    public static final String FIELD = "secret";

    private static final Pattern FORM = Pattern.compile("(env|keystore):([A-Za-z_][A-Za-z0-9_.-]{0,127})");

    /** The reference that {@code env:NAME} or {@code keystore:NAME} names, or empty if the text is neither. */
    public static Optional<SecretReference> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new SecretReference(Store.valueOf(form.group(1).toUpperCase(Locale.ROOT)), form.group(2)))
                : Optional.empty();
    }

    /** The reference that a setting's checked value holds. */
    public static Optional<SecretReference> of(Value value) {
        return value instanceof Value.RecordOf record
                        && record.fields().size() == 1
                        && record.fields().get(FIELD) instanceof Value.Text text
                ? parse(text.text())
                : Optional.empty();
    }

    /** The form that a setting holds. */
    public Value toValue() {
        return Value.of(Map.of(FIELD, Value.of(toString())));
    }

    /** {@code env:NAME} or {@code keystore:NAME}. */
    @Override
    public String toString() {
        return store.name().toLowerCase(Locale.ROOT) + ":" + name;
    }
}
