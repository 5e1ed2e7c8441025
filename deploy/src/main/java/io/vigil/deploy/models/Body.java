package io.vigil.deploy.models;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An answer's bytes as they come, for one reader that does not wait for ever: the client's own
 * streams have no limit for a server that falls silent.
 */
final class Body implements BodySubscriber<Body> {
    private record Piece(List<ByteBuffer> bytes, Throwable failure) {}

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    @Override
    public CompletionStage<Body> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.complete(given);
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        pieces.add(new Piece(bytes, null));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new Piece(List.of(), failure));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece(null, null));
    }

    /**
     * @return the next bytes; empty at the end
     * @throws DroppedException if the connection broke, or nothing came for so long
     */
    Optional<List<ByteBuffer>> next(Duration silence) throws IOException, InterruptedException {
        Piece piece = pieces.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        if (piece == null) {
            throw new DroppedException("nothing came for %d ms".formatted(silence.toMillis()));
        }
        if (piece.failure() != null) {
            throw new DroppedException("the connection broke", piece.failure());
        }
        if (piece.bytes() != null) {
            subscription.join().request(1);
        }
        return Optional.ofNullable(piece.bytes());
    }

    /** Wants no more of it. */
    void cancel() {
        subscription.thenAccept(Flow.Subscription::cancel);
    }
}
