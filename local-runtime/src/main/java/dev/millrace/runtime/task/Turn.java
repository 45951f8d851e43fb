package dev.millrace.runtime.task;

/** What became of a task's turn. */
public enum Turn {
    /** Something was done; there may be more. */
    WORKED,
    /** Nothing has come in. */
    NO_INPUT,
    /** Enough was done for once, in the middle of a batch: others are to have a turn. */
    YIELDED,
    /** Somebody downstream has no room. */
    NO_CREDIT,
    /** The head has nothing more to give. */
    ENDED
}
