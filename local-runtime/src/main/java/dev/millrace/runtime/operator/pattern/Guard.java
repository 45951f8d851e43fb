package dev.millrace.runtime.operator.pattern;

/** What must be true of a row for an edge: conditions of the steps, by number, put together. */
sealed interface Guard {

    /** Tells whether a condition is true of the row in hand. */
    interface Truths {
        boolean isTrue(int condition);
    }

    boolean holds(Truths truths);

    /** No condition. */
    record Always() implements Guard {
        @Override
        public boolean holds(Truths truths) {
            return true;
        }
    }

    /** One condition. */
    record Is(int condition) implements Guard {
        @Override
        public boolean holds(Truths truths) {
            return truths.isTrue(condition);
        }
    }

    /** It is false, or null. */
    record Not(Guard guard) implements Guard {
        @Override
        public boolean holds(Truths truths) {
            return !guard.holds(truths);
        }
    }

    /** Both, the first asked first. */
    record Both(Guard first, Guard second) implements Guard {
        @Override
        public boolean holds(Truths truths) {
            return first.holds(truths) && second.holds(truths);
        }
    }

    default Guard and(Guard other) {
        return this instanceof Always ? other : other instanceof Always ? this : new Both(this, other);
    }

    default Guard not() {
        return new Not(this);
    }
}
