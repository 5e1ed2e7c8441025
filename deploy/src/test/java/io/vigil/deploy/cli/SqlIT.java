package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Severity;
import io.vigil.deploy.embedded.EmbeddedBroker;
import io.vigil.sinks.wire.AlertCodec;
import io.vigil.sinks.wire.CountCodec;
import io.vigil.sinks.wire.EventCodec;
import io.vigil.sinks.wire.TrackRecordCodec;
import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.Window;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlIT {
    private static final long START = 1_763_900_100_000_000L;

    @TempDir static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void fill() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"));
        Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(
                            List.of("tracks", "events", "counts", "alerts").stream()
                                    .map(name -> new NewTopic("vigil." + name, 2, (short) 1))
                                    .toList())
                    .all()
                    .get();
        }
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            TrackRecordCodec tracks = new TrackRecordCodec();
            for (int i = 0; i < 3; i++) {
                Track track =
                        new Track(
                                "door",
                                0,
                                i,
                                START + i,
                                7,
                                new Box(i, 2, i + 10, 30),
                                .5,
                                "person");
                send(producer, "tracks", tracks.encode(track));
            }
            TrackEnded ended =
                    new TrackEnded("door", 0, 3, START + 3, 7, "person", START, START + 2, 3);
            send(producer, "tracks", tracks.encode(ended));
            EventCodec events = new EventCodec();
            send(producer, "events", events.encode(event("entrance", START)));
            send(producer, "events", events.encode(event("till", START + 40_000_000)));
            CountCodec counts = new CountCodec();
            send(producer, "counts", counts.encode(count(0, OptionalLong.of(4))));
            send(producer, "counts", counts.encode(count(1, OptionalLong.of(9))));
            send(producer, "counts", counts.encode(unseen()));
            AlertCodec alerts = new AlertCodec();
            send(producer, "alerts", alerts.encode(alert("a", 0)));
            send(producer, "alerts", alerts.encode(alert("a", 1)));
            send(producer, "alerts", alerts.encode(alert("b", 0)));
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void everyTableIsReadAndTheNewestRevisionStands() {
        assertThat(asked("SELECT camera, COUNT(*), MAX(`right`) FROM tracks GROUP BY camera"))
                .containsExactly("door\t3\t12.0");
        assertThat(asked("SELECT track, frames, label FROM track_ends"))
                .containsExactly("7\t3\tperson");
        assertThat(
                        asked(
                                "SELECT entered, complete, `left` FROM latest_counts WHERE place = 'entrance' ORDER BY fromTime"))
                .as("a window that nobody watched is null, not 0")
                .containsExactly("9\ttrue\t1", "\tfalse\t");
        assertThat(asked("SELECT alertId, phase, figures['seconds'] FROM open_alerts"))
                .containsExactly("b\tOPENED\t2.5");
        assertThat(
                        asked(
                                "SELECT place, direction, x, metresPerSecond FROM events WHERE place = 'till'"))
                .containsExactly("till\tIN\t0.25\t");
    }

    static List<String> worked() throws Exception {
        String page = Files.readString(Path.of("docs", "sql.md"));
        List<String> queries = new ArrayList<>();
        for (int at = page.indexOf("```sql\n"); at >= 0; at = page.indexOf("```sql\n", at + 1)) {
            queries.add(page.substring(at + 7, page.indexOf("```", at + 7)).strip());
        }
        assertThat(queries).hasSizeGreaterThan(4);
        return queries;
    }

    @ParameterizedTest
    @MethodSource("worked")
    void theQuestionsOfTheDocumentationAreAnswered(String query) {
        asked(query.replaceAll(";$", ""));
    }

    @Test
    void whatIsWrongWithAQuestionIsSaid() {
        Terminal wrong = run("SELECT nothing FROM tracks");
        assertThat(wrong.exitCode).isEqualTo(2);
        assertThat(wrong.err).contains("nothing");
        Terminal misspelt = run("SELEKT 1");
        assertThat(misspelt.exitCode).isEqualTo(2);
        assertThat(misspelt.err).contains("SELEKT");
    }

    private static List<String> asked(String query) {
        Terminal terminal = run(query);
        assertThat(terminal.exitCode).as(terminal.err).isZero();
        return terminal.out.lines().skip(1).toList();
    }

    private static Terminal run(String query) {
        return Terminal.of(
                Engine.none(), Map.of(), "sql", "--bootstrap", broker.bootstrap(), query);
    }

    private static void send(KafkaProducer<String, byte[]> producer, String topic, byte[] value)
            throws Exception {
        producer.send(new ProducerRecord<>("vigil." + topic, "door", value)).get();
    }

    private static SpatialEvent event(String place, long at) {
        return new SpatialEvent(
                "door",
                0,
                1,
                at + 500_000,
                SpatialEvent.Kind.LINE_CROSSED,
                place,
                Optional.of(Direction.IN),
                7,
                "person",
                at,
                Optional.of(new Point(.25, .5)),
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                false,
                1);
    }

    private static Count count(long revision, OptionalLong entered) {
        return count(START, revision, 900_000_000, entered, OptionalLong.of(1));
    }

    private static Count unseen() {
        return count(START + 900_000_000, 0, 0, OptionalLong.empty(), OptionalLong.empty());
    }

    private static Count count(
            long from, long revision, long observed, OptionalLong entered, OptionalLong left) {
        return new Count(
                "door",
                "",
                "entrance",
                Count.Kind.LINE,
                "",
                Window.QUARTER_HOUR,
                from,
                from + 900_000_000,
                revision,
                revision > 0,
                true,
                observed,
                0,
                entered,
                left,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                1);
    }

    private static Alert alert(String id, long revision) {
        return new Alert(
                id,
                revision,
                revision == 0 ? Alert.Phase.OPENED : Alert.Phase.RESOLVED,
                "door",
                "restricted-zone",
                Severity.WARNING,
                0,
                5,
                START + revision,
                START,
                START,
                new Explanation("Somebody is there.", new TreeMap<>(Map.of("seconds", 2.5))));
    }
}
