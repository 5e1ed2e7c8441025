package io.vigil.deploy.control;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Messages that must not change anything, for a camera {@code gate} with version 5 whose own time
 * is 2026-05-01T12:00Z.
 */
public final class InvalidRules {
    private static final List<String> MESSAGES =
            List.of(
                    "",
                    "null",
                    "[]",
                    "3",
                    "{",
                    "{\"camera\": \"gate\"}",
                    "{\"camera\": \"gate\", \"scene\": {}} {}",
                    "{\"camera\": \"gate\", \"scene\": {}}",
                    "{\"camera\": \"gates\", \"scene\": {}}",
                    "{\"scene\": {}}",
                    "{\"camera\": \"gate\", \"version\": 5, \"scene\": {}}",
                    "{\"camera\": \"gate\", \"version\": 1, \"scene\": {}}",
                    "{\"camera\": \"gate\", \"version\": -1, \"scene\": {}}",
                    "{\"camera\": \"gate\", \"version\": \"six\", \"scene\": {}}",
                    "{\"camera\": \"gate\", \"effectiveFrom\": \"2026-04-30T12:00:00Z\", \"scene\": {}}",
                    "{\"camera\": \"gate\", \"effectiveFrom\": \"soon\", \"scene\": {}}",
                    "{\"camera\": \"gate\", \"effectiveFrom\": \"1969-01-01T00:00:00Z\", \"scene\": {}}",
                    "{\"camera\": \"gate\", \"scene\": {}, \"scne\": {}}",
                    "{\"camera\": \"gate\", \"camera\": \"gate\", \"scene\": {}}",
                    "{\"camera\": {\"id\": \"gate\"}, \"scene\": {}}",
                    "{\"camera\": \"gate\", \"scene\": []}",
                    "{\"camera\": \"gate\", \"scene\": {\"anchor\": \"foot\"}}",
                    "{\"camera\": \"gate\", \"scene\": {\"band\": 2}}",
                    "{\"camera\": \"gate\", \"scene\": {\"zones\": [{\"id\": \"a\", \"polygon\": [[0, 0], [1, 1], [1, 0], [0, 1]]}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"zones\": [{\"id\": \"a\", \"polygon\": [[0, 0], [0.5, 0.5], [1, 1]]}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"zones\": [{\"id\": \"a\", \"polygon\": [[0, 0], [1, 1]]}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"zones\": [{\"id\": \"a\", \"polygon\": [[0, 0], [1, 1], [2, 0]]}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"lines\": [{\"id\": \"a\", \"from\": [0, 0], \"to\": [0, 0]}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"lines\": [{\"id\": \"a\", \"from\": [0, 0], \"to\": [0, NaN]}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"lines\": [{\"id\": \"a\", \"from\": [0, 0], \"to\": [1, 1]}, {\"id\": \"a\", \"from\": [0, 0], \"to\": [1, 1]}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"ground\": [{\"image\": [0, 0], \"metres\": [0, 0]}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"ground\": [{\"image\": [0, 0], \"metres\": [0, 0]}, {\"image\": [0.2, 0.2], \"metres\": [1, 0]}, {\"image\": [0.4, 0.4], \"metres\": [1, 1]}, {\"image\": [0.9, 0.9], \"metres\": [0, 1]}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"counting\": {\"time-zone\": \"Mars/Olympus\"}}}",
                    "{\"camera\": \"gate\", \"scene\": {\"counting\": {\"entrances\": {\"door\": \"main\"}}}}",
                    "{\"camera\": \"gate\", \"scene\": {\"rules\": [{\"id\": \"a\", \"kind\": \"teleport\"}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"rules\": [{\"id\": \"a\", \"kind\": \"queue\", \"zones\": [\"till\"]}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"rules\": [{\"id\": \"a\", \"kind\": \"queue\"}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"rules\": [{\"id\": \"a\", \"kind\": \"speeding\"}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"rules\": [{\"id\": \"a\", \"kind\": \"crowd\", \"clear\": 99}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"rules\": [{\"id\": \"a\", \"kind\": \"crowd\"}, {\"id\": \"a\", \"kind\": \"crowd\"}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"rules\": [{\"id\": \"a\", \"kind\": \"crowd\", \"heading\": 3}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"rules\": [{\"id\": \"a\", \"kind\": \"sequence\", \"stages\": [{\"enters\": \"a\"}, {\"enters\": \"b\", \"within\": \"1s\"}]}]}}",
                    "{\"camera\": \"gate\", \"scene\": {\"rules\": {\"a\": 1}}}",
                    "{\"camera\": \"gate\", \"scene\": {\"rules\": [[[[]]]]}}",
                    "{camera: gate, scene: {}}",
                    "camera: gate\nscene: {}\n",
                    "{\"camera\": \"gate\", \"scene\": &a [*a]}");

    public static final int COUNT = 50;

    /** It is right but for its key. */
    private static final int OF_ANOTHER = 7;

    private InvalidRules() {}

    /** The key of one of them; null where it has none. */
    public static String key(int number) {
        return number == OF_ANOTHER ? "other" : null;
    }

    /**
     * @param number from 0 to 49
     * @param scene one that is right
     */
    public static byte[] of(int number, String scene) {
        if (number < MESSAGES.size()) {
            return MESSAGES.get(number).getBytes(StandardCharsets.UTF_8);
        }
        return switch (number - MESSAGES.size()) {
            case 0 -> new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'};
            case 1 ->
                    "{\"camera\": \"gate\", \"scene\": %s, \"id\": \"%s\"}"
                            .formatted(scene, "x".repeat(1 << 20))
                            .getBytes(StandardCharsets.UTF_8);
            default -> "[".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        };
    }
}
