package dev.millrace.cli.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under a header, each column as wide as its widest cell. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<String> header;
    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param right which columns stand at the right, as numbers do */
    public TextTable(List<String> header, List<Boolean> right) {
        this.header = header.stream().map(TextTable::printable).toList();
        this.right = List.copyOf(right);
    }

    public void add(List<String> cells) {
        rows.add(cells.stream().map(TextTable::printable).toList());
    }

    /** The lines from the header on. */
    public List<String> lines() {
        int[] widths = new int[header.size()];
        widen(widths, header);
        rows.forEach(row -> widen(widths, row));
        List<String> lines = new ArrayList<>();
        lines.add(line(header, widths));
        lines.add(line(header.stream().map(name -> "").toList(), widths, '-'));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(cells.get(i)));
        }
    }

    private String line(List<String> cells, int[] widths) {
        return line(cells, widths, ' ');
    }

    private String line(List<String> cells, int[] widths, char filler) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String fill = String.valueOf(filler).repeat(widths[i] - width(cells.get(i)));
            line.append(i == 0 ? "" : GAP).append(right.get(i) ? fill + cells.get(i) : cells.get(i) + fill);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** Data must not be able to move the cursor or to change colours. */
    private static String printable(String cell) {
        if (cell.chars().noneMatch(Character::isISOControl)) {
            return cell;
        }
        StringBuilder shown = new StringBuilder();
        cell.codePoints()
                .map(character -> Character.isISOControl(character) ? '\u00B7' : character)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
