package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.schema.DataType.Scalar;

/** Bits of int or bigint. */
final class BitEvaluation {

    private BitEvaluation() {}

    static Evaluation.Strict of(Call call) {
        if (call.function() == Function.HASH64) {
            return values -> Hash64.hash64((long) values[0]);
        }
        return call.type() == Scalar.INT ? ints(call.function()) : bigints(call.function());
    }

    private static Evaluation.Strict ints(Function function) {
        return switch (function) {
            case BIT_AND -> values -> (int) values[0] & (int) values[1];
            case BIT_OR -> values -> (int) values[0] | (int) values[1];
            case BIT_XOR -> values -> (int) values[0] ^ (int) values[1];
            case BIT_NOT -> values -> ~(int) values[0];
            case SHIFT_LEFT -> values -> (int) values[0] << (int) values[1];
            case SHIFT_RIGHT -> values -> (int) values[0] >>> (int) values[1];
            default -> throw unknown(function);
        };
    }

    private static Evaluation.Strict bigints(Function function) {
        return switch (function) {
            case BIT_AND -> values -> (long) values[0] & (long) values[1];
            case BIT_OR -> values -> (long) values[0] | (long) values[1];
            case BIT_XOR -> values -> (long) values[0] ^ (long) values[1];
            case BIT_NOT -> values -> ~(long) values[0];
            case SHIFT_LEFT -> values -> (long) values[0] << (int) values[1];
            case SHIFT_RIGHT -> values -> (long) values[0] >>> (int) values[1];
            default -> throw unknown(function);
        };
    }

    private static IllegalArgumentException unknown(Function function) {
        return new IllegalArgumentException(function + " is not a function of bits");
    }
}
