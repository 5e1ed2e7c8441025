package io.vigil.deploy.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether the user forbids this program to fetch anything. */
final class Offline {
    static final String VARIABLE = "VIGIL_OFFLINE";

    private Offline() {}

    static boolean is(Map<String, String> environment) {
        String value = environment.getOrDefault(VARIABLE, "").strip().toLowerCase(Locale.ROOT);
        return !List.of("", "0", "false", "no").contains(value);
    }
}
