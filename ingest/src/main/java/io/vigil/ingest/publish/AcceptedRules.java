package io.vigil.ingest.publish;

import io.vigil.ingest.RuleSet;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaTopic;
import io.vigil.ingest.wire.WireException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rule sets that were accepted and still matter: of each camera the one in force, and those
 * that will be. Safe for use by many threads.
 */
public final class AcceptedRules implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedRules.class);

    private final CompactedTopic accepted;
    private final CameraRecordCodec codec;
    private Map<String, List<RuleSet>> last = Map.of();

    /**
     * @param kafka client settings, {@code bootstrap.servers} among them
     */
    public AcceptedRules(Map<String, Object> kafka, Topics topics) {
        accepted = new CompactedTopic(kafka, topics.rulesAccepted());
        codec = new CameraRecordCodec(new SchemaTopic(kafka, topics.schemas()));
    }

    /**
     * The key of a rule set: ids of cameras have no slash. What a file said last has the camera
     * alone as its key.
     */
    public static String key(String camera, long version) {
        return camera + "/" + version;
    }

    /**
     * Reads what there is now.
     *
     * @return by camera, with rising versions
     * @throws KafkaException if the broker does not answer
     */
    public synchronized Map<String, List<RuleSet>> read() {
        Map<String, List<RuleSet>> all = new TreeMap<>();
        for (Map.Entry<String, byte[]> entry : accepted.read().entrySet()) {
            if (!isOfFile(entry.getKey())) {
                decode(entry.getKey(), entry.getValue())
                        .ifPresent(
                                each ->
                                        all.computeIfAbsent(each.camera(), c -> new ArrayList<>())
                                                .add(each));
            }
        }
        all.values().forEach(sets -> sets.sort(Comparator.comparingLong(RuleSet::version)));
        last = all;
        return all;
    }

    /**
     * What a configuration's file said last, whether or not other rules have been sent since.
     *
     * @return by camera
     */
    public synchronized Map<String, RuleSet> readOfFile() {
        Map<String, RuleSet> all = new TreeMap<>();
        for (Map.Entry<String, byte[]> entry : accepted.read().entrySet()) {
            if (isOfFile(entry.getKey())) {
                decode(entry.getKey(), entry.getValue())
                        .ifPresent(each -> all.put(each.camera(), each));
            }
        }
        return all;
    }

    private static boolean isOfFile(String key) {
        return key.indexOf('/') < 0;
    }

    /** Of one camera; as they were known last where the broker does not answer. */
    synchronized List<RuleSet> of(String camera) {
        try {
            read();
        } catch (KafkaException away) {
            LOG.warn("Accepted rules cannot be read for now: {}", away.getMessage());
        }
        return List.copyOf(last.getOrDefault(camera, List.of()));
    }

    private Optional<RuleSet> decode(String key, byte[] value) {
        try {
            return codec.decode(value) instanceof RuleSet rules
                    ? Optional.of(rules)
                    : Optional.empty();
        } catch (WireException broken) {
            LOG.warn("Accepted rules {} are passed over: {}", key, broken.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        accepted.close();
    }
}
