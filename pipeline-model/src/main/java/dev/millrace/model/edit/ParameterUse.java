package dev.millrace.model.edit;

import dev.millrace.model.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How settings use one parameter: as <code>${name}</code> in text, but not as <code>$${name}</code>, which is text. */
record ParameterUse(String name, Pattern reference) {

    static ParameterUse of(String name) {
        return new ParameterUse(name, Pattern.compile("(?<!\\$)\\$\\{" + Pattern.quote(name) + "\\}"));
    }

    boolean in(Value value) {
        if (value instanceof Value.Text text) {
            return text.text().contains(name) && reference.matcher(text.text()).find();
        } else if (value instanceof Value.ListOf list) {
            return list.elements().stream().anyMatch(this::in);
        }
        return value instanceof Value.RecordOf fields
                && fields.fields().values().stream().anyMatch(this::in);
    }

    /** The value with another parameter in this one's place. */
    Value replacedBy(String other, Value value) {
        if (value instanceof Value.Text text) {
            String replacement = Matcher.quoteReplacement("${" + other + "}");
            return Value.of(reference.matcher(text.text()).replaceAll(replacement));
        } else if (value instanceof Value.ListOf list) {
            List<Value> elements = new ArrayList<>();
            list.elements().forEach(element -> elements.add(replacedBy(other, element)));
            return new Value.ListOf(elements);
        } else if (value instanceof Value.RecordOf fields) {
            return new Value.RecordOf(replacedBy(other, fields.fields()));
        }
        return value;
    }

    Map<String, Value> replacedBy(String other, Map<String, Value> values) {
        Map<String, Value> replaced = new LinkedHashMap<>();
        values.forEach((key, value) -> replaced.put(key, replacedBy(other, value)));
        return replaced;
    }
}
