package dev.millrace.benchmarks.workload;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The JSON text of W4's row n, in the shape of the Yahoo streaming benchmark's events, as about 230 ASCII bytes:
 *
 * <pre>
 * {"user_id":"00000000-0000-4000-8000-USER","page_id":"00000000-0000-4000-9000-PAGE","ad_id":"AD",
 *  "ad_type":"TYPE","event_type":"EVENT","event_time":"TIME","ip_address":"1.2.3.4"}     (in one line, no blanks)
 *
 * USER  = 100000000000 + bit_and(shift_right(h, 20), 1048575)
 * PAGE  = 100000000000 + bit_and(shift_right(h, 43), 1048575)
 * AD    = MOD(bit_and(h, 2147483647), 1000)
 * TYPE  = MOD(value, 5): 0 banner, 1 modal, 2 sponsored-search, 3 mail, 4 mobile
 * EVENT = MOD(bit_and(shift_right(h, 47), 65535), 3): 0 view, 1 click, 2 purchase
 * TIME  = time
 * </pre>
 *
 * with h, value and time of {@link Rows}.
 */
public final class AdText {

    /** No text is longer. */
    public static final int MAX_BYTES = 288;

    private static final long ID_BASE = 100_000_000_000L;
    private static final int ID_MASK = (1 << 20) - 1;

    private static final byte[] USER = ascii("{\"user_id\":\"00000000-0000-4000-8000-");
    private static final byte[] PAGE = ascii("\",\"page_id\":\"00000000-0000-4000-9000-");
    private static final byte[] AD = ascii("\",\"ad_id\":\"");
    private static final byte[] TYPE = ascii("\",\"ad_type\":\"");
    private static final byte[] EVENT = ascii("\",\"event_type\":\"");
    private static final byte[] TIME = ascii("\",\"event_time\":\"");
    private static final byte[] END = ascii("\",\"ip_address\":\"1.2.3.4\"}");

    private static final byte[][] TYPES = {
        ascii("banner"), ascii("modal"), ascii("sponsored-search"), ascii("mail"), ascii("mobile")
    };
    private static final byte[][] EVENTS = {ascii("view"), ascii("click"), ascii("purchase")};

    /** The two digits of each number below 100. */
    private static final byte[] PAIRS = pairs();

    private AdText() {}

    /** Writes the text of row n from the target's start; returns its length. */
    public static int write(long n, byte[] target) {
        long hash = Rows.hash64(n);
        int end = append(USER, target, 0);
        end = append(ID_BASE + ((int) (hash >>> 20) & ID_MASK), target, end);
        end = append(PAGE, target, end);
        end = append(ID_BASE + ((int) (hash >>> 43) & ID_MASK), target, end);
        end = append(AD, target, end);
        end = append(Rows.keyBits(hash) % Rows.ADS, target, end);
        end = append(TYPE, target, end);
        end = append(TYPES[Rows.value(hash) % TYPES.length], target, end);
        end = append(EVENT, target, end);
        end = append(EVENTS[((int) (hash >>> 47) & 65535) % EVENTS.length], target, end);
        end = append(TIME, target, end);
        end = append(Rows.timeMs(n, hash), target, end);
        return append(END, target, end);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[i * 2] = (byte) ('0' + i / 10);
            pairs[i * 2 + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }

    private static int append(byte[] text, byte[] target, int at) {
        System.arraycopy(text, 0, target, at, text.length);
        return at + text.length;
    }

    /** Writes a number from its end, two digits a step. */
    private static int append(long number, byte[] target, int at) {
        int end = at + digits(number);
        long rest = number;
        int i = end;
        while (rest >= 10) {
            int pair = (int) (rest % 100) * 2;
            rest /= 100;
            target[--i] = PAIRS[pair + 1];
            target[--i] = PAIRS[pair];
        }
        if (i > at) {
            target[at] = (byte) ('0' + rest);
        }
        return end;
    }

    private static int digits(long number) {
        if (number >= ID_BASE) {
            return number >= ID_BASE * 10 ? 13 : 12;
        }
        int digits = 1;
        for (long limit = 10; number >= limit; limit *= 10) {
            digits++;
        }
        return digits;
    }
}
