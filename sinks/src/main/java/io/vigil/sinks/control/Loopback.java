package io.vigil.sinks.control;

import java.util.Set;

/**
 * Who may ask. A page of somebody else's site, whose name was made to resolve to 127.0.0.1 (DNS
 * rebinding), sends its own name as host, and a foreign page that opens a socket sends its origin.
 */
final class Loopback {
    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private Loopback() {}

    /**
     * @param host header; null if missing
     */
    static boolean isHost(String host) {
        return host != null && NAMES.contains(host.replaceFirst(":\\d{1,5}$", ""));
    }

    /**
     * @param origin header; null where the browser sends none, as for a page's own requests
     */
    static boolean isOrigin(String origin, String host) {
        return origin == null || origin.equals("http://" + host);
    }
}
