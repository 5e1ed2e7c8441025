package io.vigil.deploy.models;

import io.vigil.deploy.console.InputException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLHandshakeException;

/** Attempts to bring what is missing of a file. */
final class Transfer {
    private final HttpClient client;
    private final Proxies proxies;
    private final Patience patience;
    private final Clock clock;

    Transfer(Proxies proxies, Patience patience, Clock clock) {
        this.proxies = proxies;
        this.patience = patience;
        this.clock = clock;
        this.client =
                HttpClient.newBuilder()
                        // A file at a time has nothing to gain from HTTP/2, and many proxies do
                        // not understand the offer of it.
                        .version(HttpClient.Version.HTTP_1_1)
                        .proxy(proxies)
                        .connectTimeout(patience.connect())
                        // With limits of our own, see Redirects.
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /**
     * One attempt. What arrived is in the part in any case.
     *
     * @param bytes of the whole file
     * @param progress told how many bytes there are
     * @throws DroppedException if another attempt may bring more
     * @throws WrongContentException if this is not the file
     * @throws InputException if no attempt will bring it
     */
    void into(PartFile part, URI url, long bytes, LongConsumer progress)
            throws IOException, InterruptedException {
        URI at = url;
        for (int hop = 0; hop <= Redirects.MOST; hop++) {
            HttpResponse<Body> response = ask(at, part);
            try {
                if (!Redirects.is(response)) {
                    take(response, part, bytes, progress);
                    return;
                }
                at = Redirects.next(at, response);
            } finally {
                response.body().cancel();
            }
        }
        throw new InputException(
                "%s sends on more than %d times".formatted(Redirects.shown(url), Redirects.MOST));
    }

    private HttpResponse<Body> ask(URI at, PartFile part) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at).header("User-Agent", "vigil");
        request.header("Accept", "application/octet-stream, */*;q=0.5");
        proxies.authorization(at).ifPresent(a -> request.header("Proxy-Authorization", a));
        if (part.size() > 0) {
            request.header("Range", "bytes=" + part.size() + "-");
            part.version().ifPresent(version -> request.header("If-Range", version));
        }
        CompletableFuture<HttpResponse<Body>> answer =
                client.sendAsync(request.build(), headers -> new Body());
        try {
            // The client's own limits leave out the time that a name takes to be looked up.
            long limit = patience.connect().multipliedBy(2).toMillis();
            return answer.get(limit, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new DroppedException(reached(at) + " does not answer", e);
        } catch (ExecutionException e) {
            throw unreached(at, e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private void take(HttpResponse<Body> response, PartFile part, long bytes, LongConsumer progress)
            throws IOException, InterruptedException {
        Answer answer = Answer.of(response);
        long have = part.size();
        if (answer.hasNoSuchPart()
                || (answer.isPart() && !answer.continues(have, part.version()))) {
            part.restart(Optional.empty());
            throw new DroppedException(
                    "%s has not the rest of what is here; beginning anew"
                            .formatted(Redirects.shown(response.uri())));
        }
        answer.requireBytes(proxies.named(response.uri()), clock);
        answer.requireModel(bytes);
        if (answer.isWhole()) {
            part.restart(answer.version());
        } else {
            part.resume();
        }
        copy(response.body(), part, bytes, progress);
        if (part.size() < bytes) {
            throw new DroppedException(
                    "the answer ended after %d of %d bytes".formatted(part.size(), bytes));
        }
    }

    private void copy(Body body, PartFile part, long bytes, LongConsumer progress)
            throws IOException, InterruptedException {
        long size = part.size();
        long mark = size;
        long markedAt = System.nanoTime();
        while (true) {
            Optional<List<ByteBuffer>> next = body.next(patience.silence());
            if (next.isEmpty()) {
                return;
            }
            for (ByteBuffer some : next.get()) {
                size += some.remaining();
                if (size > bytes) {
                    throw new WrongContentException(
                            "more than the model's %d bytes came".formatted(bytes));
                }
                part.append(some);
            }
            progress.accept(size);
            long nanos = System.nanoTime() - markedAt;
            if (nanos >= patience.silence().toNanos()) {
                if ((size - mark) * 1e9 < patience.leastBytesASecond() * (double) nanos
                        && size < bytes) {
                    throw new DroppedException(
                            "fewer than %d bytes a second come"
                                    .formatted(patience.leastBytesASecond()));
                }
                mark = size;
                markedAt += nanos;
            }
        }
    }

    private IOException unreached(URI at, Throwable cause) {
        if (cause instanceof SSLHandshakeException) {
            throw new InputException(
                    "%s cannot be trusted (%s); a proxy that reads along needs its certificate in Java's trust store"
                            .formatted(reached(at), cause.getMessage()),
                    cause);
        }
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof UnresolvedAddressException || t instanceof UnknownHostException) {
                return new DroppedException(reached(at) + " is not known here", cause);
            }
        }
        String why = cause.getMessage() == null ? "refused" : cause.getMessage();
        boolean connect = cause instanceof ConnectException;
        return new DroppedException(
                "%s %s (%s)"
                        .formatted(reached(at), connect ? "cannot be reached" : "broke off", why),
                cause);
    }

    private String reached(URI at) {
        return proxies.named(at)
                .map(proxy -> "%s by way of the proxy %s".formatted(at.getHost(), proxy))
                .orElse(at.getHost());
    }
}
