package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.workload.AdEvent;
import dev.millrace.benchmarks.workload.JacksonParser;
import dev.millrace.benchmarks.workload.Rows;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** W4's parser, filter and projection in one function. */
final class ParseViews extends RichFlatMapFunction<byte[], View> {

    private static final long serialVersionUID = 1;

    private transient @Nullable JacksonParser parser;
    private transient @Nullable AdEvent event;
    private transient @Nullable View view;

    @Override
    public void open(OpenContext context) {
        parser = new JacksonParser();
        event = new AdEvent();
        view = new View();
    }

    @Override
    @SuppressWarnings("NullAway") // Flink calls open first
    public void flatMap(byte[] text, Collector<View> out) {
        parser.parse(text, text.length, event);
        if (event.view) {
            view.campaign = event.ad % Rows.CAMPAIGNS;
            view.timeMs = event.timeMs;
            out.collect(view);
        }
    }
}
