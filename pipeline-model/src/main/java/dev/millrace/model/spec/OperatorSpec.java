package dev.millrace.model.spec;

/**
 * What a node means once its settings are bound and its expressions compiled: the value that planners translate, in
 * this process and for Flink. Each operator kind has one record; kinds from third parties bring their own.
 *
 * <p>Ports by position are those of the kind: the first output is the main one.
 */
public interface OperatorSpec {}
