package dev.millrace.runtime.run;

import java.util.List;

/**
 * What console sinks printed.
 *
 * @param dropped lines no longer kept
 * @param lines newest last
 */
public record ConsoleLines(long dropped, List<String> lines) {}
