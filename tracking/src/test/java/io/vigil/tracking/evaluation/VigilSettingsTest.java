package io.vigil.tracking.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vigil.tracking.vigil.VigilConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VigilSettingsTest {
    private static final VigilConfig DEFAULTS = VigilConfig.DEFAULTS;

    @Test
    void numbersAndDurationsAreReadByTheirPath() {
        VigilConfig changed =
                VigilSettings.with(
                        DEFAULTS, Map.of("cues.overlap.weight", "-1.5e1", "confirmedAfter", "3"));
        assertThat(changed.cues().overlap().weight()).isEqualTo(-15);
        assertThat(changed.confirmedAfter()).isEqualTo(3);
        assertThat(changed.cues().level()).isEqualTo(DEFAULTS.cues().level());
        assertThat(VigilSettings.paths()).contains("noise.rate", "lostFor").doesNotContain("cues");
    }

    @ParameterizedTest
    @CsvSource({"2s,2000000", "PT2S,2000000", "51ms,51000", "0.25s,250000", "1.5ms,1500", "0s,0"})
    void durationsAreWrittenInMoreThanOneWay(String text, long micros) {
        assertThat(VigilSettings.with(DEFAULTS, Map.of("lostFor", text)).lostFor())
                .isEqualTo(Duration.ofNanos(1000 * micros));
    }

    @Test
    void whatDiffersIsWrittenAsItIsRead() {
        assertThat(VigilSettings.changes(DEFAULTS, DEFAULTS)).isEmpty();
        VigilConfig other = DEFAULTS;
        for (String path : VigilSettings.paths()) {
            Object value = RecordSettings.of(DEFAULTS).get(path);
            double factor = path.equals("recognition.kept") ? .8 : 1.1;
            other = RecordSettings.with(other, path, SettingStep.of(value, factor));
        }
        Map<String, String> changes = VigilSettings.changes(DEFAULTS, other);
        assertThat(changes.keySet()).isEqualTo(VigilSettings.paths());
        assertThat(VigilSettings.with(DEFAULTS, changes)).isEqualTo(other);
    }

    @Test
    void thoseWhichDependOnEachOtherMoveTogether() {
        Map<String, String> later = new LinkedHashMap<>();
        later.put("recognition.after", "20");
        later.put("recognition.until", "30");
        assertThat(VigilSettings.with(DEFAULTS, later).recognition().after()).isEqualTo(20);
        Map<String, String> half = new HashMap<>(later);
        half.remove("recognition.until");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VigilSettings.with(DEFAULTS, half))
                .withMessageContaining("1 <= after <= until, but had 20 and 15");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cues.smell|1|There is no setting 'cues.smell'; there are lowScore, ",
                "cues|1|There is no setting 'cues'",
                "smoothing|1.5|smoothing needs to be in [0, 1], but was 1.5",
                "smoothing|much|smoothing needs a finite number, but was 'much'",
                "cues.prior|NaN|cues.prior needs a finite number, but was 'NaN'",
                "cues.prior|1e999|cues.prior needs a finite number, but was '1e999'",
                "confirmedAfter|2.5|confirmedAfter needs a whole number, but was '2.5'",
                "lostFor|2|lostFor needs a duration such as 1.5s, 51ms or PT1.5S, but was '2'",
                "lostFor|PT9999999H|lostFor needs a duration",
                "lostFor|-1s|lostFor need to be at least 0, but were",
                "noise.growth|0|a growth and a rate above 0"
            })
    void whatIsNotThereOrNotAllowedIsRefused(String path, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VigilSettings.with(DEFAULTS, Map.of(path, value)))
                .withMessageContaining(message);
    }
}
