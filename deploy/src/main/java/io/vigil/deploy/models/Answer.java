package io.vigil.deploy.models;

import io.vigil.deploy.console.InputException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server's answer says of the bytes that follow it (RFC 9110). */
record Answer(URI from, int status, HttpHeaders headers) {
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int UNSATISFIABLE = 416;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+|\\*)");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    static Answer of(HttpResponse<?> response) {
        return new Answer(response.uri(), response.statusCode(), response.headers());
    }

    boolean isWhole() {
        return status == OK;
    }

    boolean isPart() {
        return status == PARTIAL;
    }

    /** Whether the server has no such part of the file: what is here is of another version. */
    boolean hasNoSuchPart() {
        return status == UNSATISFIABLE;
    }

    /**
     * @throws DroppedException if another attempt may bring more
     * @throws InputException if none will
     */
    void requireBytes(Optional<String> proxy, Clock clock) throws DroppedException {
        if (isWhole() || isPart()) {
            return;
        }
        String said = "%s answers %d".formatted(Redirects.shown(from), status);
        if (PASSING.contains(status)) {
            throw new DroppedException(said, retryAfter(clock));
        }
        throw new InputException(
                said
                        + switch (status) {
                            case 401, 403 -> ": it does not let everybody have this file";
                            case 404, 410 -> ": the file is not there any more";
                            case 407 ->
                                    ": the proxy %s wants a user and password; put them into the address: http://USER:PASSWORD@HOST:PORT"
                                            .formatted(proxy.orElse("on the way"));
                            default -> "";
                        });
    }

    /**
     * @param bytes of the whole file
     * @throws WrongContentException if this is said to be something else
     */
    void requireModel(long bytes) throws WrongContentException {
        String type = headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String encoding = headers.firstValue("Content-Encoding").orElse("identity");
        if (type.startsWith("text/html") || !encoding.equalsIgnoreCase("identity")) {
            throw new WrongContentException(
                    "%s answers with %s in place of the model; is there a proxy or a log-in page in between?"
                            .formatted(
                                    Redirects.shown(from),
                                    type.startsWith("text/html") ? "a page" : encoding));
        }
        long announced =
                isWhole() ? headers.firstValueAsLong("Content-Length").orElse(-1) : total();
        if (announced >= 0 && announced != bytes) {
            throw new WrongContentException(
                    "%s announces %d bytes, but the model has %d; it is another file, or changed on the way"
                            .formatted(Redirects.shown(from), announced, bytes));
        }
    }

    /** Whether the part begins where it was asked to, and is of the version that was asked for. */
    boolean continues(long offset, Optional<String> version) {
        Matcher range = contentRange();
        Optional<String> now = version();
        boolean sameVersion = now.isEmpty() || version.isEmpty() || now.equals(version);
        return range.matches() && range.group(1).equals(Long.toString(offset)) && sameVersion;
    }

    /**
     * What names the version in {@code If-Range}: a strong ETag, else the date of the last change.
     */
    Optional<String> version() {
        return headers.firstValue("ETag")
                .filter(tag -> tag.startsWith("\""))
                .or(() -> headers.firstValue("Last-Modified"))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty() && tag.chars().allMatch(c -> c >= ' ' && c < 127));
    }

    private long total() {
        Matcher range = contentRange();
        return range.matches() && !range.group(3).equals("*") && range.group(3).length() < 19
                ? Long.parseLong(range.group(3))
                : -1;
    }

    private Matcher contentRange() {
        return CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
    }

    private Optional<Duration> retryAfter(Clock clock) {
        return headers.firstValue("Retry-After").map(String::strip).flatMap(v -> delay(v, clock));
    }

    private static Optional<Duration> delay(String value, Clock clock) {
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            ZonedDateTime at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration until = Duration.between(clock.instant(), at.toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
