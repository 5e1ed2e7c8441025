package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.deploy.config.WithheldImages;
import io.vigil.deploy.console.UsageException;
import io.vigil.deploy.control.ControlSettings;
import io.vigil.deploy.control.NamedBundle;
import io.vigil.deploy.control.Sender;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which camera's bundle is spoken of, by whom, and to whom. */
final class ModelsOption {
    @Option(
            names = "--camera",
            paramLabel = "CAMERA",
            required = true,
            description = "The camera's id.")
    private String camera;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who says so; default: the name of this user.")
    private String by = System.getProperty("user.name");

    @Option(names = "--note", paramLabel = "TEXT", description = "Why.")
    private String note = "";

    @Mixin private KafkaOption kafka;

    String camera() {
        return camera;
    }

    ControlSettings settings(Invocation invocation) {
        return kafka.settings(invocation.environment());
    }

    Sender sender(Invocation invocation) {
        return kafka.sender(invocation.environment());
    }

    /**
     * @throws UsageException if the camera lets no images out
     */
    void requireImages(Invocation invocation) {
        Withheld.refuse(WithheldImages.ofLearning(kafka.read(invocation.environment()), camera));
    }

    /** Sends it, says the answer, and returns the exit code. */
    int tell(Optional<NamedBundle> bundle, Invocation invocation)
            throws InterruptedException, IOException {
        JsonNode answer = sender(invocation).models(camera, bundle, by, note);
        return kafka.tell(answer, invocation.console());
    }
}
