package dev.millrace.benchmarks.workload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AdTextTest {

    @Test
    void textIsWhatAnotherProgramMakesFromTheDocumentedFormulas() {
        byte[] text = new byte[AdText.MAX_BYTES];

        int length = AdText.write(1_000_000, text);

        assertEquals(
                "{\"user_id\":\"00000000-0000-4000-8000-100000764692\",\"page_id\":\"00000000-0000-4000-9000-100000639738\","
                        + "\"ad_id\":\"378\",\"ad_type\":\"mail\",\"event_type\":\"purchase\","
                        + "\"event_time\":\"1767225607855\",\"ip_address\":\"1.2.3.4\"}",
                new String(text, 0, length, US_ASCII));
    }

    @Test
    void bothParsersReadTheSame() {
        byte[] text = new byte[AdText.MAX_BYTES];
        AdEvent scanned = new AdEvent();
        AdEvent parsed = new AdEvent();
        AdParser jackson = new JacksonParser();
        for (long n = 0; n < 10_000; n++) {
            int length = AdText.write(n, text);

            new ByteScanner().parse(text, length, scanned);
            jackson.parse(text, length, parsed);

            assertEquals(parsed.view, scanned.view, "view of row " + n);
            assertEquals(parsed.ad, scanned.ad, "ad of row " + n);
            assertEquals(parsed.timeMs, scanned.timeMs, "time of row " + n);
        }
    }

    @Test
    void scannerReadsFieldsInAnyOrderWithBlanksAndEscapes() {
        byte[] text =
                "{ \"event_time\" : \"42\", \"note\" : \"say \\\"view\\\"\", \"event_type\" : \"view\", \"ad_id\" : \"7\" }"
                        .getBytes(US_ASCII);
        AdEvent event = new AdEvent();

        new ByteScanner().parse(text, text.length, event);

        assertEquals(42, event.timeMs);
        assertEquals(7, event.ad);
        assertEquals(true, event.view);
    }
}
