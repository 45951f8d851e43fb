package dev.millrace.runtime.connector.json;

/**
 * Where a value goes.
 *
 * @param name of the field
 * @param index of the field's column in a batch
 */
record JsonField(String name, int index, boolean nullable, JsonColumnReader reader) {}
