package io.vigil.deploy.models;

import io.vigil.deploy.console.UsageException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The proxies of the environment: {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and
 * {@code no_proxy}, in lower case or upper, with user and password if need be. Java's own {@code
 * -Dhttps.proxyHost} and its kin go before them. What runs on this machine is reached directly.
 */
final class Proxies extends ProxySelector {
    private static final Pattern PROXY =
            Pattern.compile(
                    "(?:(?<scheme>[a-zA-Z0-9+.-]+)://)?(?:(?<user>.*)@)?(?<host>\\[[^]]+]|[^:/@]+)(?::(?<port>\\d{1,5}))?/*");
    private static final String TUNNELLING = "jdk.http.auth.tunneling.disabledSchemes";
    private static final int DEFAULT_PORT = 80;

    private final Map<String, String> environment;
    private final Unproxied unproxied;

    private record Server(InetSocketAddress address, Optional<String> authorization) {}

    Proxies(Map<String, String> environment) {
        this.environment = environment;
        this.unproxied = new Unproxied(variable("no_proxy").orElse(""));
        if (Stream.of("http", "https")
                .anyMatch(s -> server(s).flatMap(Server::authorization).isPresent())) {
            // Java does not send passwords as they are to proxies of https unless it is told to.
            // People who put one into https_proxy tell it to, as with every other program.
            System.getProperties().putIfAbsent(TUNNELLING, "");
        }
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (isJavas(uri.getScheme())) {
            return ProxySelector.getDefault().select(uri);
        }
        return List.of(
                of(uri).map(s -> new Proxy(Proxy.Type.HTTP, s.address())).orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {
        // There is one proxy for each address, so there is none to take in its place.
    }

    /** What {@code Proxy-Authorization} needs to be on the way to an address. */
    Optional<String> authorization(URI uri) {
        return isJavas(uri.getScheme()) ? Optional.empty() : of(uri).flatMap(Server::authorization);
    }

    /** The proxy on the way to an address, as {@code host:port}. */
    Optional<String> named(URI uri) {
        return select(uri).stream()
                .map(Proxy::address)
                .filter(InetSocketAddress.class::isInstance)
                .map(InetSocketAddress.class::cast)
                .map(a -> a.getHostString() + ":" + a.getPort())
                .findFirst();
    }

    private Optional<Server> of(URI uri) {
        return unproxied.covers(uri) ? Optional.empty() : server(uri.getScheme());
    }

    private static boolean isJavas(String scheme) {
        return System.getProperty(scheme + ".proxyHost") != null
                || Boolean.getBoolean("java.net.useSystemProxies");
    }

    private Optional<Server> server(String scheme) {
        String name = scheme.toLowerCase(Locale.ROOT) + "_proxy";
        return variable(name).or(() -> variable("all_proxy")).map(value -> parsed(name, value));
    }

    // An empty http_proxy says that there is none, even if there is an HTTP_PROXY or an all_proxy.
    private Optional<String> variable(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null)
                .findFirst()
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static Server parsed(String name, String value) {
        Matcher proxy = PROXY.matcher(value);
        if (!proxy.matches() || !isHttp(proxy.group("scheme"))) {
            throw new UsageException(
                    "%s needs to be http://HOST:PORT, or http://USER:PASSWORD@HOST:PORT, but is '%s'"
                            .formatted(name, value.replaceFirst("[^/]*@", "***@")));
        }
        int port =
                proxy.group("port") == null ? DEFAULT_PORT : Integer.parseInt(proxy.group("port"));
        if (port < 1 || port > 65_535) {
            throw new UsageException(
                    "%s has port %d, but needs one from 1 to 65535".formatted(name, port));
        }
        String host = proxy.group("host").replaceAll("[\\[\\]]", "");
        return new Server(
                InetSocketAddress.createUnresolved(host, port),
                Optional.ofNullable(proxy.group("user")).map(Proxies::basic));
    }

    private static boolean isHttp(String scheme) {
        return scheme == null || scheme.equalsIgnoreCase("http");
    }

    // RFC 7617. A plus in an address's user part is a plus, which URLDecoder takes for a space.
    private static String basic(String userInfo) {
        String decoded;
        try {
            decoded = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            decoded = userInfo;
        }
        String both = decoded.contains(":") ? decoded : decoded + ":";
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
