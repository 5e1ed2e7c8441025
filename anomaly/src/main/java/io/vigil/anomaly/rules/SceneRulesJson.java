package io.vigil.anomaly.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Rule sets as they stand in a camera's log: JSON that is the same for equal rule sets, byte for
 * byte. People write another form, which a validator turns into this one.
 */
public final class SceneRulesJson {
    private final ObjectMapper json =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .build();

    public String write(SceneRules rules) {
        try {
            return json.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Rule set cannot be written: " + rules, e);
        }
    }

    /**
     * @throws IllegalArgumentException if it is not what {@link #write} wrote, here or in an
     *     earlier version
     */
    public SceneRules read(String text) {
        try {
            return json.readValue(text, SceneRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Rule set cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
