package io.vigil.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.Acknowledgement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AckMessageReaderTest {
    private final AckMessageReader reader =
            new AckMessageReader(Set.of("door"), camera -> List.of("odd"));

    private Heard<Acknowledgement> read(String json) {
        return reader.read("message", null, json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anAlertIsCalledNormal() {
        Heard<Acknowledgement> heard =
                read(
                        "{\"normal\": {\"alertId\": \"door/odd/track-7/-/40\", \"by\": \"Bo\", \"note\": \"the dustcart\"}}");
        assertThat(heard.problems()).isEmpty();
        assertThat(heard.value())
                .contains(
                        new Acknowledgement(
                                "door",
                                0,
                                -1,
                                0,
                                "NORMAL",
                                "door/odd/track-7/-/40",
                                "Bo",
                                "the dustcart",
                                0));
    }

    @Test
    void whoCallsWhatNormalHasToBeSaid() {
        assertThat(read("{\"normal\": {\"note\": \"x\"}}").problems())
                .extracting(Problem::subject)
                .anyMatch(subject -> subject.endsWith("alertId"))
                .anyMatch(subject -> subject.endsWith("by"));
        assertThat(read("{\"normal\": {\"alertId\": \"dor/odd/40\", \"by\": \"Bo\"}}").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.needed()).contains("nearest is 'door'"));
    }
}
