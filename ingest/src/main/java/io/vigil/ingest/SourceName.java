package io.vigil.ingest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a source is named where people read it: without user, password or token. */
public final class SourceName {
    private static final String HIDDEN = "***";
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^:@]+)(:\\d{0,5})?");
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s\"'<>]+");

    /** Cameras put credentials into queries and, some, into the path; the value is hidden. */
    private static final Pattern SECRET_PARAMETER =
            Pattern.compile(
                    "(?i)([\\w.%-]*(?:pass|pwd|psw|token|secret|key|auth|sig|cred|user|usr|login)"
                            + "[\\w.%-]*=)([^&#;\\s\"'<>]*)");

    private SourceName() {}

    /** The source as configured, safe to print: {@code rtsp://***@host/path?token=***}. */
    public static String redacted(String source) {
        Matcher scheme = SCHEME.matcher(source);
        if (!scheme.find()) {
            return source;
        }
        int end = endOfUserInfo(source, scheme.end());
        String safe = end < 0 ? source : scheme.group() + HIDDEN + source.substring(end);
        return SECRET_PARAMETER.matcher(safe).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN));
    }

    /**
     * A text of somebody else, such as a library's error, without the credentials of {@code source}
     * and without those of any other URL in it.
     */
    public static String scrubbed(String text, String source) {
        String safe = text.replace(source, redacted(source));
        for (String secret : secrets(source)) {
            safe = safe.replace(secret, HIDDEN);
        }
        return scrubbed(safe);
    }

    /** A text without the credentials of any URL in it. */
    public static String scrubbed(String text) {
        return URL.matcher(text).replaceAll(url -> Matcher.quoteReplacement(redacted(url.group())));
    }

    /**
     * Index of the @ that ends user and password, or -1 where there are none. People put /, ?, #
     * and @ into passwords without escaping them; in doubt more is hidden than need be.
     */
    private static int endOfUserInfo(String source, int from) {
        int slash = from;
        while (slash < source.length() && "/?#".indexOf(source.charAt(slash)) < 0) {
            slash++;
        }
        int at = source.lastIndexOf('@');
        if (at < from) {
            return -1;
        }
        String authority = source.substring(from, slash);
        boolean host = HOST_AND_PORT.matcher(authority).matches();
        // host:554/stream@2 is an address, user:123/45@host/stream is not.
        boolean address = host && !(authority.matches(".*:\\d+") && leadsOn(source, at));
        return address ? -1 : at;
    }

    private static boolean leadsOn(String source, int at) {
        String rest = source.substring(at + 1);
        return rest.indexOf('/') >= 0 || rest.indexOf('.') >= 0 || rest.indexOf(':') >= 0;
    }

    /** Longest first, so that no part of one is left behind by a shorter one. */
    private static List<String> secrets(String source) {
        List<String> secrets = new ArrayList<>();
        Matcher scheme = SCHEME.matcher(source);
        if (scheme.find()) {
            int end = endOfUserInfo(source, scheme.end());
            if (end >= 0) {
                String userInfo = source.substring(scheme.end(), end);
                addSecret(secrets, userInfo);
                addSecret(secrets, userInfo.substring(userInfo.indexOf(':') + 1));
            }
            Matcher parameter = SECRET_PARAMETER.matcher(source);
            while (parameter.find()) {
                addSecret(secrets, parameter.group(2));
            }
        }
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        return secrets;
    }

    private static void addSecret(List<String> secrets, String secret) {
        // Shorter ones would tear holes into ordinary words, and guard nothing.
        if (secret.length() >= 3) {
            secrets.add(secret);
            if (secret.indexOf('%') >= 0) {
                secrets.add(decoded(secret));
            }
        }
    }

    private static String decoded(String secret) {
        try {
            return URLDecoder.decode(secret.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return secret;
        }
    }
}
