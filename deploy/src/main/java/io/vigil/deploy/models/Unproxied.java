package io.vigil.deploy.models;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses that {@code no_proxy} names, separated by commas: hosts with all beneath them, with
 * or without a dot or an asterisk before them or a port behind; addresses and networks such as
 * 10.0.0.0/8; or an asterisk for all.
 */
final class Unproxied {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private final List<String> patterns;

    Unproxied(String noProxy) {
        this.patterns =
                Stream.of(noProxy.split("[,\\s]+"))
                        .filter(p -> !p.isEmpty())
                        .map(p -> p.toLowerCase(Locale.ROOT))
                        .toList();
    }

    boolean covers(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        return isLoopback(uri.getHost())
                || patterns.stream().anyMatch(p -> covers(p, host, port(uri)));
    }

    /** Whether it is this machine by its very name, without asking for its address. */
    static boolean isLoopback(String host) {
        String plain = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        return plain.equals("localhost")
                || plain.equals("::1")
                || plain.matches("127(\\.\\d{1,3}){3}");
    }

    private static boolean covers(String pattern, String host, int port) {
        if (pattern.equals("*")) {
            return true;
        }
        if (pattern.contains("/")) {
            return isInNetwork(pattern, host);
        }
        String name = pattern.replaceFirst("^\\*?\\.", "");
        String withoutPort = name.replaceFirst("(?<=^[^:]{1,255}|]):\\d+$", "");
        boolean portFits = withoutPort.equals(name) || name.endsWith(":" + port);
        String bare = withoutPort.replaceAll("[\\[\\]]", "");
        return portFits && (host.equals(bare) || host.endsWith("." + bare));
    }

    private static boolean isInNetwork(String pattern, String host) {
        String[] parts = pattern.split("/", 2);
        if (!ADDRESS.matcher(host).matches()
                || !ADDRESS.matcher(parts[0]).matches()
                || !parts[1].matches("\\d{1,3}")) {
            return false;
        }
        try {
            // Both are numbers, so that nobody is asked.
            byte[] network = InetAddress.getByName(parts[0]).getAddress();
            byte[] address = InetAddress.getByName(host).getAddress();
            int bits = Integer.parseInt(parts[1]);
            return network.length == address.length && sameBits(network, address, bits);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean sameBits(byte[] a, byte[] b, int bits) {
        for (int i = 0; i < Math.min(bits, a.length * 8); i++) {
            if ((((a[i / 8] ^ b[i / 8]) >> (7 - i % 8)) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int port(URI uri) {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
