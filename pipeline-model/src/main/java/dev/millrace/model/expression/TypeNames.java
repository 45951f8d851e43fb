package dev.millrace.model.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Decimal;
import dev.millrace.model.schema.DataType.Scalar;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlTypeNameSpec;

/** The types that a cast may name. */
final class TypeNames {

    /** As completion proposes them. */
    static final List<String> PROPOSED =
            List.of("STRING", "BIGINT", "INT", "DOUBLE", "DECIMAL(10, 2)", "BOOLEAN", "TIMESTAMP", "DATE", "BYTES");

    private TypeNames() {}

    /** @param where the type's place in the text, whatever the tree */
    static DataType parse(SqlNode node, Operand where) {
        if (!(node instanceof SqlDataTypeSpec type)) {
            throw where.error("A cast cannot make an interval; write INTERVAL '5' MINUTE or multiply one.");
        }
        SqlTypeNameSpec spec = type.getTypeNameSpec();
        String name = spec.getTypeName().toString();
        int precision = spec instanceof SqlBasicTypeNameSpec basic ? basic.getPrecision() : -1;
        int scale = spec instanceof SqlBasicTypeNameSpec basic ? basic.getScale() : -1;
        if (type.getTimeZone() != null || name.startsWith("TIMESTAMP_")) {
            throw where.error("Timestamps are in UTC; a type with a time zone is not available.");
        }
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "BOOLEAN" -> Scalar.BOOLEAN;
            case "INT", "INTEGER" -> Scalar.INT;
            case "BIGINT", "LONG" -> Scalar.BIGINT;
            case "DOUBLE", "FLOAT", "REAL" -> Scalar.DOUBLE;
            case "DECIMAL", "NUMERIC", "DEC" -> decimal(precision, scale, where);
            case "STRING", "TEXT", "VARCHAR" -> unlimited(Scalar.STRING, precision, where);
            case "BYTES", "VARBINARY" -> unlimited(Scalar.BYTES, precision, where);
            case "DATE" -> Scalar.DATE;
            case "TIMESTAMP" -> timestamp(precision, where);
            default ->
                throw where.error("There is no type '" + name.toLowerCase(Locale.ROOT) + "' to cast to; there are "
                        + Phrases.list(
                                List.of(
                                        "string",
                                        "bigint",
                                        "int",
                                        "double",
                                        "decimal(p, s)",
                                        "boolean",
                                        "timestamp",
                                        "date",
                                        "bytes"),
                                "and")
                        + ".");
        };
    }

    private static DataType decimal(int precision, int scale, Operand where) {
        if (precision < 0) {
            throw where.error("A decimal needs its digits, such as DECIMAL(10, 2).");
        }
        int digits = Math.max(scale, 0);
        if (precision < 1 || precision > Decimal.MAX_PRECISION || digits > precision) {
            throw where.error("A decimal has 1 to " + Decimal.MAX_PRECISION
                    + " digits, and at most as many of them after the point.");
        }
        return new Decimal(precision, digits);
    }

    private static DataType unlimited(DataType type, int length, Operand where) {
        if (length >= 0) {
            throw where.error("A " + type.text() + " has no length; write "
                    + type.text().toUpperCase(Locale.ROOT) + ", and LEFT to cut a text.");
        }
        return type;
    }

    private static DataType timestamp(int precision, Operand where) {
        if (precision >= 0 && precision != 3) {
            throw where.error("Timestamps have milliseconds; write TIMESTAMP.");
        }
        return Scalar.TIMESTAMP;
    }
}
