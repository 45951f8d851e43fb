package dev.millrace.model.operator.setting;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Suggestion;
import dev.millrace.model.schema.Schema;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/** Names of the fields that a node gives: not blank, each once. Reports what is wrong at the setting that names it. */
public final class FieldNames {

    private static final int MAX_LENGTH = 128;

    private final BindContext context;
    private final Set<String> taken = new HashSet<>();

    public FieldNames(BindContext context) {
        this.context = context;
    }

    /** Names that are there already, without a setting of their own. */
    public FieldNames reserve(Iterable<String> names) {
        names.forEach(taken::add);
        return this;
    }

    /** Takes one more name; whether it is good. */
    public boolean take(String name, String settingPath) {
        if (name.isBlank() || name.length() > MAX_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            context.error(
                    Code.BAD_SETTING,
                    settingPath,
                    "A field's name must have 1 to " + MAX_LENGTH + " characters, not " + Excerpt.of(name) + ".",
                    "Name the field.");
            return false;
        }
        if (!taken.add(name)) {
            context.error(
                    Code.DUPLICATE_FIELD_NAME,
                    settingPath,
                    "There are two fields " + Excerpt.of(name) + ".",
                    "Give one of them another name.");
            return false;
        }
        return true;
    }

    /** The position of a field that a setting names; if there is none, that is reported. */
    public static OptionalInt position(BindContext context, Schema schema, String name, String settingPath) {
        OptionalInt position = schema.indexOf(name);
        if (position.isEmpty()) {
            context.error(
                    Code.UNKNOWN_FIELD_NAME,
                    settingPath,
                    "There is no field " + Excerpt.of(name) + ".",
                    Suggestion.fix(name, schema.names()));
        }
        return position;
    }
}
