package dev.millrace.runtime.state;

/** The class of values in one accumulator column. */
public enum AccumulatorType {
    LONG,
    DOUBLE,
    OBJECT
}
