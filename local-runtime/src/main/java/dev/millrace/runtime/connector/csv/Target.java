package dev.millrace.runtime.connector.csv;

import dev.millrace.runtime.connector.text.FieldParser;

/**
 * Where a column of the file goes.
 *
 * @param name of the field
 * @param index of the field's column in a batch
 * @param keepsNullText whether the text that means null is a value of its own, for strings that are never null
 */
record Target(String name, int index, FieldParser parser, boolean nullable, boolean keepsNullText) {}
