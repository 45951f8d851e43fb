package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import java.util.Locale;
import java.util.Optional;

/** A parameter of a named function. */
record Parameter(String name, Accepts accepts, Times times) {

    /** How often it is given. */
    enum Times {
        ONCE,
        /** Once or not at all; only parameters of this kind follow. */
        OPTIONAL,
        /** Once or more; the last. */
        REPEATED
    }

    /** What a parameter takes, and what that becomes. */
    enum Accepts {
        STRING("a string"),
        /** A constant string, known when the expression is compiled. */
        CONSTANT("a constant string"),
        /** A whole number, as an int. */
        INT("a whole number"),
        BIGINT("a whole number"),
        /** Any number, as a double. */
        DOUBLE("a number"),
        /** Any number, as it is. */
        NUMBER("a number"),
        /** A timestamp, or a date as one. */
        TIMESTAMP("a timestamp"),
        /** A timestamp or date, as it is. */
        TIME("a timestamp or date"),
        /** A {@link TimeUnit}'s name as a constant string. */
        UNIT("a unit of time such as 'hour'"),
        BOOLEAN("a condition"),
        ARRAY("an array"),
        ANY("a value");

        private final String noun;

        Accepts(String noun) {
            this.noun = noun;
        }

        /** As signatures show it. */
        String text() {
            return switch (this) {
                case CONSTANT, UNIT -> "string";
                case TIME -> "timestamp or date";
                default -> name().toLowerCase(Locale.ROOT);
            };
        }
    }

    static Parameter of(String name, Accepts accepts) {
        return new Parameter(name, accepts, Times.ONCE);
    }

    static Parameter optional(String name, Accepts accepts) {
        return new Parameter(name, accepts, Times.OPTIONAL);
    }

    static Parameter repeated(String name, Accepts accepts) {
        return new Parameter(name, accepts, Times.REPEATED);
    }

    /** The argument as this parameter wants it. */
    Expression take(Operand argument, String function) {
        Optional<Expression> taken = switch (accepts) {
            case STRING -> Conversion.assign(argument.tree(), Scalar.STRING);
            case CONSTANT, UNIT ->
                argument.type() == Scalar.STRING && argument.tree() instanceof Literal
                        ? Optional.of(argument.tree())
                        : Optional.empty();
            case INT -> integer(argument, Scalar.INT);
            case BIGINT -> integer(argument, Scalar.BIGINT);
            case DOUBLE -> Conversion.assign(argument.tree(), Scalar.DOUBLE);
            case NUMBER -> typed(argument, NumberTypes.isNumber(argument.type()), Scalar.BIGINT);
            case TIMESTAMP -> Conversion.assign(argument.tree(), Scalar.TIMESTAMP);
            case TIME ->
                Arithmetic.isTime(argument.type())
                        ? Optional.of(argument.tree())
                        : Conversion.assign(argument.tree(), Scalar.TIMESTAMP);
            case BOOLEAN -> Conversion.assign(argument.tree(), Scalar.BOOLEAN);
            case ARRAY -> argument.type() instanceof DataType.Array ? Optional.of(argument.tree()) : Optional.empty();
            case ANY -> Optional.of(argument.tree());
        };
        boolean constant = accepts == Accepts.CONSTANT && argument.type() == Scalar.STRING;
        String instead = constant ? "" : ", not " + Phrases.of(argument.type());
        return taken.orElseThrow(
                () -> argument.error("The " + name + " of " + function + " must be " + accepts.noun + instead + "."));
    }

    /** Bigints are narrowed with a check on each row: most whole numbers in streams are bigints. */
    private static Optional<Expression> integer(Operand argument, Scalar type) {
        return typed(argument.with(argument.tree()), NumberTypes.isInteger(argument.type()), type)
                .map(tree -> Conversion.cast(tree, type));
    }

    private static Optional<Expression> typed(Operand argument, boolean fits, Scalar typeOfNull) {
        if (Calls.isUntyped(argument.tree())) {
            return Optional.of(Conversion.cast(argument.tree(), typeOfNull));
        }
        return fits ? Optional.of(argument.tree()) : Optional.empty();
    }
}
