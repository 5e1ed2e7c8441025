package io.vigil.deploy.proof;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Slips records that are no frames in between the frames of each camera. */
final class BrokenRecords {
    private static final long PAUSE_MILLIS = 200;

    private BrokenRecords() {}

    /** Sends {@code each} seeded records for every camera, one round at a time. */
    static void scatter(String bootstrap, String topic, List<String> cameras, int each, long seed)
            throws InterruptedException {
        Random random = new Random(seed);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (int round = 0; round < each; round++) {
                for (String camera : cameras) {
                    byte[] noise = new byte[random.nextInt(200)];
                    random.nextBytes(noise);
                    producer.send(new ProducerRecord<>(topic, camera, noise));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}
