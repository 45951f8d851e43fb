package dev.millrace.runtime.expression;

import dev.millrace.runtime.expression.kernel.Bytes;

/** A yes-or-no question about two texts or byte strings, as ranges of heaps. */
@FunctionalInterface
interface TextTest {

    TextTest EQUAL = (left, leftAt, leftLength, right, rightAt, rightLength) ->
            leftLength == rightLength && Bytes.equal(left, leftAt, right, rightAt, leftLength);

    TextTest LESS = (left, leftAt, leftLength, right, rightAt, rightLength) ->
            Bytes.compare(left, leftAt, leftLength, right, rightAt, rightLength) < 0;

    TextTest STARTS_WITH = (left, leftAt, leftLength, right, rightAt, rightLength) ->
            leftLength >= rightLength && Bytes.equal(left, leftAt, right, rightAt, rightLength);

    TextTest ENDS_WITH = (left, leftAt, leftLength, right, rightAt, rightLength) -> leftLength >= rightLength
            && Bytes.equal(left, leftAt + leftLength - rightLength, right, rightAt, rightLength);

    TextTest CONTAINS = (left, leftAt, leftLength, right, rightAt, rightLength) ->
            Bytes.indexOf(left, leftAt, leftLength, right, rightAt, rightLength) >= 0;

    boolean holds(byte[] left, int leftAt, int leftLength, byte[] right, int rightAt, int rightLength);
}
