package io.vigil.ingest.publish;

import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.ModelChange;
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
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was accepted and still matters: of each camera the rule set in force and those that will be,
 * and the bundles of models that it has and had. Safe for use by many threads.
 */
public final class AcceptedRules implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedRules.class);

    private final CompactedTopic accepted;
    private final CameraRecordCodec codec;
    private Map<String, byte[]> last = Map.of();

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

    /** The key of a change of models. */
    public static String modelsKey(String camera, long version) {
        return modelsKey(camera) + "/" + version;
    }

    /** The key of what a file said last of a camera's models. */
    public static String modelsKey(String camera) {
        return camera + "/models";
    }

    /**
     * Reads the rule sets that there are now.
     *
     * @return by camera, with rising versions
     * @throws KafkaException if the broker does not answer
     */
    public Map<String, List<RuleSet>> read() {
        return rules(values());
    }

    /**
     * What a configuration's file said last, whether or not other rules have been sent since.
     *
     * @return by camera
     */
    public Map<String, RuleSet> readOfFile() {
        return ofFile(RuleSet.class, camera -> camera);
    }

    /**
     * Reads the changes of models that there have been, the one in force last.
     *
     * @return by camera, with rising versions
     */
    public Map<String, List<ModelChange>> readModels() {
        return models(values());
    }

    /** As {@link #readOfFile}, of models. */
    public Map<String, ModelChange> readModelsOfFile() {
        return ofFile(ModelChange.class, AcceptedRules::modelsKey);
    }

    private synchronized Map<String, byte[]> values() {
        last = accepted.read();
        return last;
    }

    private Map<String, List<RuleSet>> rules(Map<String, byte[]> values) {
        return versions(values, RuleSet.class, RuleSet::version, AcceptedRules::key);
    }

    private Map<String, List<ModelChange>> models(Map<String, byte[]> values) {
        return versions(values, ModelChange.class, ModelChange::version, AcceptedRules::modelsKey);
    }

    /** How the key of a version is made. */
    @FunctionalInterface
    private interface Key {
        String of(String camera, long version);
    }

    private <T extends CameraRecord> Map<String, List<T>> versions(
            Map<String, byte[]> values, Class<T> type, ToLongFunction<T> version, Key key) {
        Map<String, List<T>> all = new TreeMap<>();
        values.forEach(
                (name, value) ->
                        decode(name, value)
                                .filter(type::isInstance)
                                .map(type::cast)
                                .filter(
                                        each ->
                                                key.of(each.camera(), version.applyAsLong(each))
                                                        .equals(name))
                                .ifPresent(
                                        each ->
                                                all.computeIfAbsent(
                                                                each.camera(),
                                                                c -> new ArrayList<>())
                                                        .add(each)));
        all.values().forEach(each -> each.sort(Comparator.comparingLong(version)));
        return all;
    }

    private <T extends CameraRecord> Map<String, T> ofFile(
            Class<T> type, UnaryOperator<String> key) {
        Map<String, T> all = new TreeMap<>();
        values().forEach(
                        (name, value) ->
                                decode(name, value)
                                        .filter(type::isInstance)
                                        .filter(each -> key.apply(each.camera()).equals(name))
                                        .ifPresent(
                                                each -> all.put(each.camera(), type.cast(each))));
        return all;
    }

    /**
     * What one camera's log is to say, whatever of it is gone; as it was known last where the
     * broker does not answer.
     */
    synchronized List<CameraRecord> of(String camera) {
        try {
            values();
        } catch (KafkaException away) {
            LOG.warn("Accepted rules cannot be read for now: {}", away.getMessage());
        }
        List<CameraRecord> all = new ArrayList<>(rules(last).getOrDefault(camera, List.of()));
        List<ModelChange> models = models(last).getOrDefault(camera, List.of());
        models.stream().skip(Math.max(0, models.size() - 1)).forEach(all::add);
        return all;
    }

    private Optional<CameraRecord> decode(String key, byte[] value) {
        try {
            return Optional.of(codec.decode(value));
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
