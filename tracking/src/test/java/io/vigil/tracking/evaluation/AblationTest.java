package io.vigil.tracking.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vigil.tracking.evaluation.Ablation.Group;
import io.vigil.tracking.vigil.Cues;
import io.vigil.tracking.vigil.VigilConfig;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AblationTest {
    private final List<Group> groups = new Ablation(VigilConfig.DEFAULTS).groups();

    @Test
    void everyCueIsSwitchedOffOnceExceptThatOfLooks() {
        List<String> cues =
                Arrays.stream(Cues.class.getRecordComponents())
                        .filter(component -> component.getType().isRecord())
                        .map(RecordComponent::getName)
                        .filter(name -> !name.equals("looks"))
                        .map(name -> "without " + name)
                        .toList();
        assertThat(groups.get(0).variants())
                .extracting(TrackerVariant::name)
                .containsExactlyElementsOf(cues)
                .hasSizeGreaterThan(5);
    }

    @Test
    void everySettingIsChanged() {
        List<String> changed =
                groups.get(2).variants().stream()
                        .map(variant -> variant.name().split(" ")[0])
                        .distinct()
                        .toList();
        assertThat(changed)
                .containsAll(
                        RecordSettings.of(VigilConfig.DEFAULTS).keySet().stream()
                                .filter(path -> !path.startsWith("recognition."))
                                .filter(path -> !path.startsWith("cues.looks."))
                                .toList());
    }

    @Test
    void noTwoHaveOneName() {
        List<String> names =
                groups.stream().flatMap(g -> g.variants().stream().map(v -> v.name())).toList();
        assertThat(names).hasSameSizeAs(new HashSet<>(names)).doesNotContain("");
    }

    @Test
    void aSettingIsChangedAloneWhereverItLies() {
        VigilConfig before = VigilConfig.DEFAULTS;
        VigilConfig after = RecordSettings.with(before, "cues.overlap.weight", 17.5);
        assertThat(after.cues().overlap().weight()).isEqualTo(17.5);
        assertThat(RecordSettings.with(after, "cues", before.cues())).isEqualTo(before);
        assertThat(RecordSettings.with(before, "lostFor", Duration.ofDays(1)).lostFor())
                .isEqualTo(Duration.ofDays(1));
        Map<String, Object> settings = RecordSettings.of(after);
        assertThat(settings)
                .containsEntry("cues.overlap.weight", 17.5)
                .containsEntry("confirmedAfter", before.confirmedAfter());
    }

    @Test
    void whatIsNotThereOrNotAllowedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordSettings.with(VigilConfig.DEFAULTS, "cues.smell", 1.0))
                .withMessageStartingWith("Cues has no setting 'smell'; it has prior, overlap");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordSettings.with(VigilConfig.DEFAULTS, "smoothing", 1.5))
                .withMessageContaining("smoothing needs to be in [0, 1], but was 1.5");
    }
}
