package dev.millrace.model.json;

import dev.millrace.model.document.Value;
import dev.millrace.model.json.Tree.BooleanTree;
import dev.millrace.model.json.Tree.ListTree;
import dev.millrace.model.json.Tree.NumberTree;
import dev.millrace.model.json.Tree.ObjectTree;
import dev.millrace.model.json.Tree.TextTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings' values, which the catalog knows and the format does not. */
final class Values {

    private Values() {}

    static Value of(Tree tree) {
        if (tree instanceof TextTree text) {
            return new Value.Text(text.text());
        } else if (tree instanceof NumberTree number) {
            return new Value.Numeric(number.number());
        } else if (tree instanceof BooleanTree flag) {
            return new Value.Flag(flag.value());
        } else if (tree instanceof ObjectTree object) {
            return of(object);
        } else if (tree instanceof ListTree list) {
            List<Value> elements = new ArrayList<>(list.elements().size());
            list.elements().forEach(element -> elements.add(of(element)));
            return new Value.ListOf(elements);
        }
        return new Value.Null();
    }

    static Value.RecordOf of(ObjectTree object) {
        Map<String, Value> fields = new LinkedHashMap<>();
        object.members().forEach((name, member) -> fields.put(name, of(member.value())));
        return new Value.RecordOf(fields);
    }
}
