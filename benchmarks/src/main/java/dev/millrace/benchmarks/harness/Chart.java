package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.ContenderKind;
import dev.millrace.benchmarks.workload.Workload;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Rates as bars on a logarithmic scale, as SVG: a panel for each parallelism, a group of bars for each workload. */
final class Chart {

    private record Bar(ContenderKind contender, String colour) {}

    private static final List<Bar> BARS = List.of(
            new Bar(ContenderKind.HAND, "#9aa5b1"),
            new Bar(ContenderKind.MILLRACE, "#1f7a8c"),
            new Bar(ContenderKind.FLINK, "#e07a3f"),
            new Bar(ContenderKind.JET, "#7b5ea7"));

    private static final int MARGIN = 16;
    private static final int LABELS = 260;
    private static final int SCALE = 420;
    private static final int VALUES = 60;
    private static final int PANEL = LABELS + SCALE + VALUES;
    private static final int BAR = 11;
    private static final int GROUP = BAR * 4 + 12;
    private static final int HEAD = 64;
    private static final int FOOT = 36;

    /** Powers of ten of million rows a second at both ends of the scale. */
    private static final int LEAST = -2;

    private static final int MOST = 3;

    private final Rates rates;
    private final String unit;
    private final StringBuilder svg = new StringBuilder();

    private Chart(Rates rates, String unit) {
        this.rates = rates;
        this.unit = unit;
    }

    /**
     * Draws rates.
     *
     * @param unit what is drawn, such as "million rows a second"
     */
    static String of(Rates rates, String unit) {
        return new Chart(rates, unit).draw();
    }

    private String draw() {
        int panels = rates.parallelisms().size();
        int width = 2 * MARGIN + PANEL * panels;
        int height = HEAD + GROUP * rates.workloads().size() + FOOT;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\" fill=\"#1f2933\">%n<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n",
                width,
                height,
                width,
                height));
        for (int i = 0; i < panels; i++) {
            panel(rates.parallelisms().get(i), MARGIN + PANEL * i, height);
        }
        return svg.append("</svg>\n").toString();
    }

    private void panel(int parallelism, int left, int height) {
        text(left, 22, "start", "Parallelism " + parallelism + ", " + unit + ", logarithmic");
        int at = left;
        for (Bar bar : BARS) {
            rectangle(at, 34, 12, 12, bar.colour);
            text(at + 17, 45, "start", bar.contender.title());
            at += 90;
        }
        int bottom = height - FOOT;
        for (int power = LEAST; power <= MOST; power++) {
            double x = left + LABELS + position(Math.pow(10, power));
            svg.append(
                    String.format(Locale.ROOT, "<path d=\"M%.1f %dV%d\" stroke=\"#d5dbe1\"/>%n", x, HEAD - 6, bottom));
            text(x, bottom + 18, "middle", Rates.shown(OptionalDouble.of(Math.pow(10, power))));
        }
        int top = HEAD;
        for (Workload workload : rates.workloads()) {
            group(workload, parallelism, left, top);
            top += GROUP;
        }
    }

    private void group(Workload workload, int parallelism, int left, int top) {
        text(left, top + 20, "start", workload.name());
        text(left, top + 37, "start", workload.title());
        int y = top;
        for (Bar bar : BARS) {
            OptionalDouble rate = rates.of(workload, parallelism, bar.contender);
            if (rate.isPresent()) {
                double length = position(rate.getAsDouble());
                rectangle(left + LABELS, y, length, BAR - 1, bar.colour);
                svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%d\" font-size=\"10\">%s</text>%n",
                        left + LABELS + length + 4,
                        y + BAR - 2,
                        Rates.shown(rate)));
            }
            y += BAR;
        }
    }

    private static double position(double rate) {
        double share = (Math.log10(rate) - LEAST) / (MOST - LEAST);
        return SCALE * Math.clamp(share, 0, 1);
    }

    private void rectangle(double x, double y, double width, double height, String colour) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                x,
                y,
                width,
                height,
                colour));
    }

    private void text(double x, double y, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                words.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
