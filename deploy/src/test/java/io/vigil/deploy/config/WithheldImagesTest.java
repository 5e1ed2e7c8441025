package io.vigil.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithheldImagesTest {
    private static final String WITHHELD = "cameras: [{id: bed, source: a, images: false%s}]%n%s%n";

    @TempDir Path folder;

    @Test
    void whatIsFoundByTheBuiltInsNeedsNoImage() throws Exception {
        assertThat(said(WITHHELD.formatted("", "detector: {model: 'builtin:auto'}"))).isEmpty();
        assertThat(said("cameras: [{id: bed, source: a}]\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| detector: {model: m.onnx} | detector {folder}/m.onnx looks at images; it needs detector: {model: builtin:auto}, or images: true",
                "| '' | the default detector looks at images; it needs detector: {model: builtin:auto}, or images: true",
                "| {auto, appearance: {model: a.onnx}} | appearance, classifiers and keypoints look at images; it needs none of them, or images: true",
                "', anomaly: {bundle: b.bundle}' | {auto} | a bundle, and a rule of kind anomaly, are about how things look; it needs neither, or images: true",
                "', scene: {rules: [{id: odd, kind: anomaly, false-alarms-per-day: 1}]}' | {auto} | a bundle, and a rule of kind anomaly, are about how things look; it needs neither, or images: true",
            })
    void whatLooksAtImagesIsRefusedWithWhatToDo(String camera, String others, String said)
            throws Exception {
        String asked =
                others.replace("{auto, appearance", "{auto}\nappearance")
                        .replace("onnx}}", "onnx}")
                        .replace("{auto}", "detector: {model: 'builtin:auto'}");
        assertThat(said(WITHHELD.formatted(camera == null ? "" : camera, asked)))
                .contains(
                        "Camera bed lets no image out (images: false), but "
                                + said.replace("{folder}", folder.toString()));
    }

    private Optional<String> said(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("f.yaml"), yaml);
        DeploymentConfig read =
                new ConfigReader(DeploymentConfig.inProcess(), true, Map.of()).read(file);
        return WithheldImages.contradiction(read).map(WithheldImages.Contradiction::sentence);
    }
}
