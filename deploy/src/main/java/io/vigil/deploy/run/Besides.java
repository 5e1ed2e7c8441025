package io.vigil.deploy.run;

import io.vigil.sinks.wire.CountCodec;
import io.vigil.tracking.counting.Count;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What is said of cameras beside their tracks: events, counts, scores and alerts; and the counts of
 * sites. Used by one thread.
 */
final class Besides implements AutoCloseable {
    private interface Reader {
        /** The output is empty where the key is no camera's. */
        void accept(Optional<CameraOutput> output, ConsumerRecord<String, byte[]> record);
    }

    private record Topic(TopicTail tail, Reader reader) {}

    private final Map<String, CameraOutput> cameras;
    private final List<Topic> topics;
    private final Admin admin;

    private Besides(Map<String, CameraOutput> cameras, List<Topic> topics, Admin admin) {
        this.cameras = cameras;
        this.topics = topics;
        this.admin = admin;
    }

    static Besides of(
            String bootstrap, String prefix, Map<String, CameraOutput> cameras, SiteOutputs sites) {
        CountCodec counts = new CountCodec();
        return new Besides(
                cameras,
                List.of(
                        topic(bootstrap, prefix + "events", ofCamera(Besides::event)),
                        topic(
                                bootstrap,
                                prefix + "counts",
                                (of, each) -> count(of, sites, counts, each)),
                        topic(bootstrap, prefix + "scores", ofCamera(Besides::score)),
                        topic(bootstrap, prefix + "alerts", ofCamera(Besides::alert)),
                        topic(bootstrap, prefix + "alerts-shadow", ofCamera(Besides::alert))),
                Admin.create(Map.of("bootstrap.servers", bootstrap)));
    }

    private static Topic topic(String bootstrap, String name, Reader reader) {
        return new Topic(new TopicTail(bootstrap, name, true, true), reader);
    }

    private static Reader ofCamera(
            BiConsumer<CameraOutput, ConsumerRecord<String, byte[]>> reader) {
        return (output, record) -> output.ifPresent(of -> reader.accept(of, record));
    }

    private static void event(CameraOutput output, ConsumerRecord<String, byte[]> record) {
        output.event(record.value());
    }

    private static void score(CameraOutput output, ConsumerRecord<String, byte[]> record) {
        output.score(record.value());
    }

    /** A site may be called what a camera is called. */
    private static void count(
            Optional<CameraOutput> output,
            SiteOutputs sites,
            CountCodec codec,
            ConsumerRecord<String, byte[]> record) {
        Count count = codec.decode(record.value());
        if (count.camera().isEmpty()) {
            sites.accept(count);
        } else {
            output.ifPresent(of -> of.count(record.value(), count));
        }
    }

    private static void alert(CameraOutput output, ConsumerRecord<String, byte[]> record) {
        output.alert(record.value(), record.timestamp());
    }

    /** Hands over what has come, and says how much that was. */
    int poll() {
        int read = 0;
        for (Topic topic : topics) {
            read += topic.tail().poll(Duration.ZERO, record -> accept(topic, record));
        }
        return read;
    }

    private void accept(Topic topic, ConsumerRecord<String, byte[]> record) {
        topic.reader().accept(Optional.ofNullable(cameras.get(record.key())), record);
    }

    /** Whether all has been read that lies in the topics, of open transactions too. */
    boolean atEnd() throws InterruptedException {
        for (Topic topic : topics) {
            if (!topic.tail().atEnd(admin)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        topics.forEach(topic -> topic.tail().close());
        admin.close(Duration.ofSeconds(2));
    }
}
