package io.vigil.deploy.models;

import io.vigil.deploy.console.InputException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where an answer sends its reader on to (RFC 9110, 15.4). */
final class Redirects {
    static final int MOST = 10;

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private Redirects() {}

    static boolean is(HttpResponse<?> answer) {
        return STATUSES.contains(answer.statusCode());
    }

    /**
     * @throws InputException if there is no address, or one that is less safe than the last
     */
    static URI next(URI from, HttpResponse<?> answer) {
        String location =
                answer.headers().firstValue("Location").orElseThrow(() -> refused(from, "nowhere"));
        URI to;
        try {
            to = from.resolve(location.strip());
        } catch (IllegalArgumentException e) {
            throw refused(from, "an address that cannot be read");
        }
        String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
        if (!List.of("http", "https").contains(scheme) || to.getHost() == null) {
            throw refused(from, "a " + scheme + " address; only http and https are followed");
        }
        if (scheme.equals("http")
                && from.getScheme().equalsIgnoreCase("https")
                && !Unproxied.isLoopback(to.getHost())) {
            throw refused(from, shown(to) + ", from https to http, which is not followed");
        }
        return to;
    }

    /** An address without what follows its path, which may be a signature. */
    static String shown(URI uri) {
        String port = uri.getPort() > 0 ? ":" + uri.getPort() : "";
        return uri.getScheme() + "://" + uri.getHost() + port + uri.getPath();
    }

    private static InputException refused(URI from, String where) {
        return new InputException("%s sends on to %s".formatted(shown(from), where));
    }
}
