package dev.millrace.model.document;

/** Free text on the canvas, placed by the view under its id. */
public record Note(String id, String text) {}
