package io.vigil.deploy.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is said of cameras beside their tracks: events, counts and alerts. Used by one thread. */
final class Besides implements AutoCloseable {
    private interface Reader {
        void accept(CameraOutput output, ConsumerRecord<String, byte[]> record);
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

    static Besides of(String bootstrap, String prefix, Map<String, CameraOutput> cameras) {
        return new Besides(
                cameras,
                List.of(
                        topic(
                                bootstrap,
                                prefix + "events",
                                (output, each) -> output.event(each.value())),
                        topic(
                                bootstrap,
                                prefix + "counts",
                                (output, each) -> output.count(each.value())),
                        topic(bootstrap, prefix + "alerts", Besides::alert),
                        topic(bootstrap, prefix + "alerts-shadow", Besides::alert)),
                Admin.create(Map.of("bootstrap.servers", bootstrap)));
    }

    private static Topic topic(String bootstrap, String name, Reader reader) {
        return new Topic(new TopicTail(bootstrap, name, true, true), reader);
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
        CameraOutput output = cameras.get(record.key());
        if (output != null) {
            topic.reader().accept(output, record);
        }
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
