package dev.millrace.model.expression;

import dev.millrace.model.schema.DataType;

/**
 * A compiled part of an expression and where it stands.
 *
 * @param from offset in the user's text
 * @param to offset behind
 */
record Operand(Expression tree, int from, int to) {

    DataType type() {
        return tree.type();
    }

    Operand with(Expression other) {
        return new Operand(other, from, to);
    }

    /** An error about this operand. */
    ExpressionException error(String message) {
        return new ExpressionException(message, from, to);
    }
}
