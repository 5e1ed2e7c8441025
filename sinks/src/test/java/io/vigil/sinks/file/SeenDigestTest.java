package io.vigil.sinks.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackRenamed;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeenDigestTest {
    @Property(tries = 100)
    void everyBoxIsCountedOnceAndEveryIdIsOneTrack(
            @ForAll @IntRange(min = 1, max = 40) int frames,
            @ForAll @IntRange(min = 1, max = 6) int objects) {
        SeenDigest digest = new SeenDigest();
        for (int i = 0; i < frames; i++) {
            for (int id = 1; id <= objects; id++) {
                digest.accept(track(i, id, i * 100_000L));
            }
        }
        Seen seen = digest.seen();
        Seen.ClassSeen people = seen.classes().get("person");
        boolean brief = frames < 6;
        assertThat(people.tracks()).isEqualTo(brief ? 0 : objects);
        assertThat(people.brief()).isEqualTo(brief ? objects : 0);
        assertThat(people.detections()).isEqualTo((long) frames * objects);
        assertThat(people.meanConfidence()).isCloseTo(0.5, within(1e-9));
        assertThat(seen.mostVisible()).isEqualTo(objects);
        double heat = seen.heat().seconds().values().stream().mapToDouble(s -> s).sum();
        assertThat(heat).isCloseTo(objects * (frames - 1) * 0.1, within(1e-6));
    }

    @Test
    void aPieceOfAnObjectAtTheEdgeIsNoObjectOfItsOwn() {
        SeenDigest digest = new SeenDigest();
        for (int i = 0; i < 20; i++) {
            digest.accept(track(i, 1, i * 100_000L));
        }
        digest.accept(track(19, 2, 1_900_000));
        Seen.ClassSeen people = digest.seen().classes().get("person");
        assertThat(people.tracks()).isEqualTo(1);
        assertThat(people.brief()).isEqualTo(1);
        assertThat(people.detections()).isEqualTo(21);
        assertThat(people.secondsVisible()).containsExactly(1.9);
    }

    @Test
    void aTimeInWhichTheCameraSaidNothingIsUnknownAndNotEmpty() {
        SeenDigest digest = new SeenDigest();
        digest.accept(track(0, 1, 0));
        digest.accept(track(1, 1, 3_000_000));
        assertThat(digest.seen().timeline().stream().map(Seen.Bin::mostVisible))
                .containsExactly(1, null, null, 1);
    }

    @Test
    void aTrackThatIsRenamedIsTheOlderOne() {
        SeenDigest digest = new SeenDigest();
        digest.accept(track(0, 1, 0));
        digest.accept(track(1, 2, 500_000));
        digest.accept(new TrackRenamed("door", 0, 1, 500_000, 2, 1));
        Seen.ClassSeen people = digest.seen().classes().get("person");
        assertThat(people.tracks()).isEqualTo(1);
        assertThat(people.detections()).isEqualTo(2);
        assertThat(people.secondsVisible()).containsExactly(0.5);
    }

    @Test
    void nothingSeenIsASummaryToo() {
        Seen seen = new SeenDigest().seen();
        assertThat(seen.tracks()).isZero();
        assertThat(seen.timeline()).isEmpty();
        assertThat(seen.seconds()).isZero();
    }

    @Test
    void percentilesAreOfTheNearestRank() {
        double[] millis = new double[100];
        for (int i = 0; i < 100; i++) {
            millis[i] = 100 - i;
        }
        assertThat(Latency.of(millis)).isEqualTo(new Latency(100, 50, 95, 99));
        assertThat(Latency.of(new double[0])).isEqualTo(new Latency(0, 0, 0, 0));
    }

    @Test
    void figuresReadAsAPersonWouldSayThem() {
        assertThat(Words.count(1, "person")).isEqualTo("1 person");
        assertThat(Words.count(1200, "person")).isEqualTo("1,200 people");
        assertThat(Words.duration(6.62)).isEqualTo("6.6 s");
        assertThat(Words.duration(184)).isEqualTo("3 min 04 s");
        assertThat(Html.escape("<a href='x'>&\"").toLowerCase(Locale.ROOT))
                .isEqualTo("&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
    }

    private static Track track(long sequence, long id, long at) {
        Box box = Box.ofSize(50.0 * id, 20, 30, 60);
        return new Track("door", 0, sequence, at, id, box, 0.5, "person");
    }
}
