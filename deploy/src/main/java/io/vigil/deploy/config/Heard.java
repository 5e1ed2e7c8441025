package io.vigil.deploy.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody sent, as far as it could be understood.
 *
 * @param id what the sender calls it; empty where it has no name
 * @param camera that it is about; empty where that is not known
 * @param version that it asks for; 0 where it asks for none
 * @param value what it comes to; empty where there are problems
 * @param problems all of them, in the order of the message
 */
public record Heard<T>(
        String id, String camera, long version, Optional<T> value, List<Problem> problems) {
    public Heard {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(camera, "camera");
        problems = List.copyOf(problems);
        value = problems.isEmpty() ? value : Optional.empty();
    }
}
