package io.vigil.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.CameraMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final long MILLIS = 1_000_000L;

    /** What may happen to a camera; a step takes a tenth of a second. */
    private enum Event {
        FRAME,
        NOTE,
        SEND,
        PROGRESS,
        NOTHING
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Arbitraries.of(Event.class).list().ofMinSize(1).ofMaxSize(200);
    }

    @Property
    void theLedgerBalancesAndOrderIsKeptWhateverHappens(
            @ForAll("events") List<Event> events,
            @ForAll @IntRange(min = 1, max = 5) int window,
            @ForAll @IntRange(min = 1, max = 4) int room,
            @ForAll boolean live) {
        Run run = new Run(window, room, live);
        events.forEach(run::step);
        run.drain();
        assertThat(run.ledger.captured()).isEqualTo(run.offered);
        assertThat(run.ledger.captured())
                .isEqualTo(run.ledger.published() + run.ledger.shedTotal());
        assertThat(run.seen).isSorted().doesNotHaveDuplicates();
        assertThat(run.notesSeen).isEqualTo(run.notes);
        if (!live) {
            assertThat(run.ledger.shedTotal()).isZero();
        }
    }

    @Property
    void aRecordingNeverHasMoreUnderWayThanItsWindow(
            @ForAll("events") List<Event> events, @ForAll @IntRange(min = 1, max = 5) int window) {
        Run run = new Run(window, 3, false);
        for (Event event : events) {
            run.step(event);
            assertThat(run.outbox.unprocessed()).isLessThanOrEqualTo(window);
        }
    }

    @Property
    void aLiveCameraShowsOneFrameASecondThoughNothingIsProcessed(
            @ForAll @IntRange(min = 1, max = 100) int everyMillis,
            @ForAll @IntRange(min = 1, max = 5) int window) {
        Run run = new Run(window, 2, true);
        List<Long> sent = new ArrayList<>();
        for (long now = 0; now < 20_000; now += everyMillis) {
            run.nanos = now * MILLIS;
            run.offer();
            if (run.send()) {
                sent.add(now);
            }
        }
        assertThat(sent).hasSizeGreaterThanOrEqualTo(window);
        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - 1)).isLessThanOrEqualTo(1000 + everyMillis);
            if (i >= window) {
                assertThat(sent.get(i) - sent.get(i - 1)).isGreaterThanOrEqualTo(1000);
            }
        }
    }

    @Property
    void whatStaysIsTheNewest(
            @ForAll @IntRange(min = 1, max = 6) int room,
            @ForAll @IntRange(min = 0, max = 20) int frames) {
        Run run = new Run(1, room, true);
        run.outbox.sent(new CreditWindow.Position(0, -1), 0); // no credit is left
        for (int i = 0; i < frames; i++) {
            run.offer();
        }
        List<Long> left = new ArrayList<>();
        run.published = left::add;
        run.drain();
        assertThat(left).hasSize(Math.min(room, frames));
        assertThat(left).allMatch(sequence -> sequence >= frames - room);
    }

    @Property
    void motionOverDroppedFramesIsTheirMotionsInTurn(
            @ForAll @Size(min = 2, max = 6) List<@IntRange(min = -9, max = 9) Integer> shifts) {
        Loss all = null;
        for (int i = 0; i < shifts.size(); i++) {
            double zoom = i % 2 == 0 ? 2 : 0.5;
            Loss one = new Loss(1, i, new CameraMotion(zoom, 0, shifts.get(i), 0, zoom, 0));
            all = all == null ? one : all.then(one);
        }
        // A point followed step by step ends where the whole takes it.
        double point = 10;
        for (int i = 0; i < shifts.size(); i++) {
            point = (i % 2 == 0 ? 2 : 0.5) * point + shifts.get(i);
        }
        assertThat(all.motion().a11() * 10 + all.motion().tx()).isEqualTo(point);
        assertThat(all.frames()).isEqualTo(shifts.size());
    }

    @Test
    void severalReadersAreWaitedFor() {
        CreditWindow credits = new CreditWindow(1, Set.of("perceive", "video"));
        credits.published(new CreditWindow.Position(0, 0));
        credits.processed("perceive", new CreditWindow.Position(0, 5));
        credits.processed("stranger", new CreditWindow.Position(0, 5));
        assertThat(credits.open()).isFalse();
        credits.processed("video", new CreditWindow.Position(0, 0));
        assertThat(credits.open()).isTrue();
    }

    @Test
    void progressInANewEpochFinishesTheOldOnes() {
        CreditWindow credits = new CreditWindow(3, Set.of("perceive"));
        credits.published(new CreditWindow.Position(0, 8));
        credits.published(new CreditWindow.Position(1, 0));
        credits.published(new CreditWindow.Position(1, 1));
        credits.processed("perceive", new CreditWindow.Position(1, 0));
        assertThat(credits.unprocessed()).isEqualTo(1);
    }

    /** A camera whose reader and writer take turns. */
    private static final class Run {
        final Outbox<Long, Integer> outbox;
        final List<Long> seen = new ArrayList<>();
        CameraLedger ledger = CameraLedger.EMPTY;
        java.util.function.Consumer<Long> published = sequence -> {};
        long nanos;
        long offered;
        int notes;
        int notesSeen;

        Run(int window, int room, boolean live) {
            outbox =
                    new Outbox<>(
                            new CreditLimits(window, room, Set.of("perceive")),
                            sequence -> new Loss(1, sequence, CameraMotion.NONE),
                            0);
            outbox.live(live);
        }

        void step(Event event) {
            nanos += 100 * MILLIS;
            switch (event) {
                case FRAME -> offer();
                case NOTE -> outbox.note(notes++);
                case SEND -> send();
                case PROGRESS -> outbox.processed("perceive", reached());
                case NOTHING -> {}
            }
        }

        void offer() {
            if (outbox.live() || !outbox.full()) {
                outbox.offer(offered++);
            }
        }

        private CreditWindow.Position reached() {
            return new CreditWindow.Position(0, seen.isEmpty() ? -1 : seen.get(seen.size() - 1));
        }

        boolean send() {
            return take(outbox.poll(nanos));
        }

        void drain() {
            while (!outbox.isEmpty()) {
                take(outbox.pollRegardless());
            }
        }

        private boolean take(FrameQueue.Entry<Long, Integer> entry) {
            if (entry instanceof FrameQueue.Shot<Long, Integer> shot) {
                ledger = ledger.publish();
                seen.add(shot.frame());
                published.accept(shot.frame());
                outbox.sent(new CreditWindow.Position(0, shot.frame()), nanos);
                return true;
            } else if (entry instanceof FrameQueue.Gap<Long, Integer> gap) {
                ledger = ledger.shed(CameraLedger.NO_CREDIT, gap.loss().frames());
                seen.add(gap.loss().lastSequence());
            } else if (entry instanceof FrameQueue.Note<Long, Integer>) {
                notesSeen++;
            }
            // What has come out accounts for all before it, at every moment.
            return !seen.isEmpty() && ledger.captured() != seen.get(seen.size() - 1) + 1 && fail();
        }

        private boolean fail() {
            throw new AssertionError("Ledger %s after %s".formatted(ledger, seen));
        }
    }
}
