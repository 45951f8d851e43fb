package dev.millrace.designer.inspector;

import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.model.document.Value;
import dev.millrace.model.edit.SetSetting;
import dev.millrace.model.edit.UnsetSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A place in a node's settings that a control shows and changes, however deep it lies. */
interface Slot {

    /** Where it is, as problems say it: {@code columns[2].type}. */
    String path();

    Optional<Value> get();

    void set(Value value);

    /** Takes it back to its default. */
    void unset();

    /** A node's setting; what is set becomes an edit of the document. */
    static Slot ofSetting(DocumentViewModel document, String node, String key) {
        return new Slot() {
            @Override
            public String path() {
                return key;
            }

            @Override
            public Optional<Value> get() {
                return document.pipeline()
                        .node(node)
                        .flatMap(found -> Optional.ofNullable(found.settings().get(key)));
            }

            @Override
            public void set(Value value) {
                if (document.pipeline().nodes().containsKey(node)) {
                    document.apply(new SetSetting(node, key, value));
                }
            }

            @Override
            public void unset() {
                if (get().isPresent()) {
                    document.apply(new UnsetSetting(node, key));
                }
            }
        };
    }

    /** A member of the record that this slot holds. */
    default Slot member(String key) {
        Slot record = this;
        return new Slot() {
            @Override
            public String path() {
                return record.path() + "." + key;
            }

            @Override
            public Optional<Value> get() {
                return Optional.ofNullable(record.members().get(key));
            }

            @Override
            public void set(Value value) {
                Map<String, Value> changed = new LinkedHashMap<>(record.members());
                changed.put(key, value);
                record.set(new Value.RecordOf(changed));
            }

            @Override
            public void unset() {
                Map<String, Value> changed = new LinkedHashMap<>(record.members());
                if (changed.remove(key) != null) {
                    record.set(new Value.RecordOf(changed));
                }
            }
        };
    }

    /** An element of the list that this slot holds; without a value it is an empty text. */
    default Slot element(int index) {
        Slot list = this;
        return new Slot() {
            @Override
            public String path() {
                return list.path() + "[" + index + "]";
            }

            @Override
            public Optional<Value> get() {
                return index < list.elements().size()
                        ? Optional.of(list.elements().get(index))
                        : Optional.empty();
            }

            @Override
            public void set(Value value) {
                List<Value> changed = new ArrayList<>(list.elements());
                if (index < changed.size()) {
                    changed.set(index, value);
                    list.set(new Value.ListOf(changed));
                }
            }

            @Override
            public void unset() {
                set(Value.of(""));
            }
        };
    }

    /** The members of the record here; none if there is no record. */
    default Map<String, Value> members() {
        return get().orElse(null) instanceof Value.RecordOf record ? record.fields() : Map.of();
    }

    /** The elements of the list here; none if there is no list. */
    default List<Value> elements() {
        return get().orElse(null) instanceof Value.ListOf list ? list.elements() : List.of();
    }
}
