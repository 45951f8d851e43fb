package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Function;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.expression.kernel.DoubleArithmetic;
import dev.millrace.runtime.expression.kernel.DoubleBinary;
import dev.millrace.runtime.expression.kernel.IntArithmetic;
import dev.millrace.runtime.expression.kernel.IntBinary;
import dev.millrace.runtime.expression.kernel.IntBits;
import dev.millrace.runtime.expression.kernel.IntDivision;
import dev.millrace.runtime.expression.kernel.IntUnary;
import dev.millrace.runtime.expression.kernel.LongArithmetic;
import dev.millrace.runtime.expression.kernel.LongBinary;
import dev.millrace.runtime.expression.kernel.LongBits;
import dev.millrace.runtime.expression.kernel.LongDivision;
import dev.millrace.runtime.expression.kernel.LongUnary;
import org.jspecify.annotations.Nullable;

/** Chooses kernels for arithmetic and bits; none for decimals. */
final class NumericNodes {

    private NumericNodes() {}

    static @Nullable VectorExpression arithmetic(Call call, Compilation compilation) {
        DataType type = call.type();
        int capacity = compilation.capacity();
        if (type == Scalar.BIGINT) {
            return call.arguments().size() == 1
                    ? new LongUnaryNode(longUnary(call.function()), type, argument(call, compilation), capacity)
                    : new LongBinaryNode(longBinary(call.function()), type, compilation.pair(call), capacity);
        }
        if (type == Scalar.INT) {
            return call.arguments().size() == 1
                    ? new IntUnaryNode(intUnary(call.function()), type, argument(call, compilation), capacity)
                    : new IntBinaryNode(intBinary(call.function()), type, compilation.pair(call), capacity);
        }
        if (type == Scalar.DOUBLE) {
            return call.arguments().size() == 1
                    ? MathNodes.unary(call, compilation)
                    : new DoubleBinaryNode(doubleBinary(call.function()), compilation.pair(call), capacity);
        }
        return null;
    }

    static VectorExpression bits(Call call, Compilation compilation) {
        return switch (call.function()) {
            case SHIFT_LEFT -> new ShiftNode(true, call.type(), compilation.pair(call), compilation.capacity());
            case SHIFT_RIGHT -> new ShiftNode(false, call.type(), compilation.pair(call), compilation.capacity());
            default -> {
                int capacity = compilation.capacity();
                DataType type = call.type();
                if (call.arguments().size() == 1) {
                    yield type == Scalar.INT
                            ? new IntUnaryNode(intUnary(call.function()), type, argument(call, compilation), capacity)
                            : new LongUnaryNode(
                                    longUnary(call.function()), type, argument(call, compilation), capacity);
                }
                yield type == Scalar.INT
                        ? new IntBinaryNode(intBinary(call.function()), type, compilation.pair(call), capacity)
                        : new LongBinaryNode(longBinary(call.function()), type, compilation.pair(call), capacity);
            }
        };
    }

    private static VectorExpression argument(Call call, Compilation compilation) {
        return compilation.value(call.arguments().get(0));
    }

    private static LongBinary longBinary(Function function) {
        return switch (function) {
            case ADD -> LongArithmetic.ADD;
            case SUBTRACT -> LongArithmetic.SUBTRACT;
            case MULTIPLY -> LongArithmetic.MULTIPLY;
            case DIVIDE -> LongDivision.DIVIDE;
            case MODULO -> LongDivision.MODULO;
            case BIT_AND -> LongBits.AND;
            case BIT_OR -> LongBits.OR;
            case BIT_XOR -> LongBits.XOR;
            default -> throw unknown(function);
        };
    }

    private static IntBinary intBinary(Function function) {
        return switch (function) {
            case ADD -> IntArithmetic.ADD;
            case SUBTRACT -> IntArithmetic.SUBTRACT;
            case MULTIPLY -> IntArithmetic.MULTIPLY;
            case DIVIDE -> IntDivision.DIVIDE;
            case MODULO -> IntDivision.MODULO;
            case BIT_AND -> IntBits.AND;
            case BIT_OR -> IntBits.OR;
            case BIT_XOR -> IntBits.XOR;
            default -> throw unknown(function);
        };
    }

    private static DoubleBinary doubleBinary(Function function) {
        return switch (function) {
            case ADD -> DoubleArithmetic.ADD;
            case SUBTRACT -> DoubleArithmetic.SUBTRACT;
            case MULTIPLY -> DoubleArithmetic.MULTIPLY;
            case DIVIDE -> DoubleArithmetic.DIVIDE;
            case MODULO -> DoubleArithmetic.MODULO;
            default -> throw unknown(function);
        };
    }

    private static LongUnary longUnary(Function function) {
        return switch (function) {
            case NEGATE -> LongUnary.NEGATE;
            case ABS -> LongUnary.ABSOLUTE;
            case BIT_NOT -> LongUnary.NOT;
            case HASH64 -> LongUnary.HASH;
            default -> throw unknown(function);
        };
    }

    private static IntUnary intUnary(Function function) {
        return switch (function) {
            case NEGATE -> IntUnary.NEGATE;
            case ABS -> IntUnary.ABSOLUTE;
            case BIT_NOT -> IntUnary.NOT;
            default -> throw unknown(function);
        };
    }

    private static IllegalArgumentException unknown(Function function) {
        return new IllegalArgumentException(function + " is not arithmetic");
    }
}
