package dev.millrace.benchmarks.workload;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads ad events with Jackson's streaming parser: what a careful user of any engine would do. */
public final class JacksonParser implements AdParser {

    private final JsonFactory factory = new JsonFactory();

    @Override
    public void parse(byte[] text, int length, AdEvent event) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text, 0, length)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                switch (name) {
                    case "event_type" -> event.view = "view".equals(parser.getString());
                    case "ad_id" -> event.ad = Integer.parseInt(parser.getString());
                    case "event_time" -> event.timeMs = Long.parseLong(parser.getString());
                    default -> {}
                }
            }
        }
    }
}
