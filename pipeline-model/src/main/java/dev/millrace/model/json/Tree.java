package dev.millrace.model.json;

import dev.millrace.model.problem.Place.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * JSON as it stands in a file, every value with its place. Migrations work on it, before anything is known about what
 * it means.
 */
sealed interface Tree {

    /** Where the value begins. */
    Span at();

    /** What people call this kind of value. */
    String typeName();

    /** A member of an object; {@code keyAt} is where its name begins. */
    record Member(Span keyAt, Tree value) {}

    /** Members in document order. */
    record ObjectTree(Map<String, Member> members, Span at) implements Tree {
        @Override
        public String typeName() {
            return "an object";
        }
    }

    record ListTree(List<Tree> elements, Span at) implements Tree {
        @Override
        public String typeName() {
            return "a list";
        }
    }

    record TextTree(String text, Span at) implements Tree {
        @Override
        public String typeName() {
            return "a text";
        }
    }

    record NumberTree(BigDecimal number, Span at) implements Tree {
        @Override
        public String typeName() {
            return "a number";
        }
    }

    record BooleanTree(boolean value, Span at) implements Tree {
        @Override
        public String typeName() {
            return "true or false";
        }
    }

    record NullTree(Span at) implements Tree {
        @Override
        public String typeName() {
            return "null";
        }
    }
}
