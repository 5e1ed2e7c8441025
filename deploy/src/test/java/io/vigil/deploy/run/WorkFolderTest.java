package io.vigil.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.deploy.console.InputException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    @TempDir Path out;

    @Test
    void oneOutputFolderServesOneRunAtATime() throws IOException {
        try (WorkFolder first = WorkFolder.open(out)) {
            assertThat(first.resumes("this")).isFalse();
            assertThatThrownBy(() -> WorkFolder.open(out))
                    .isInstanceOf(InputException.class)
                    .hasMessage(
                            "Output folder %s is in use by another run; wait for its end, or name another with --out",
                            out);
        }
        try (WorkFolder second = WorkFolder.open(out)) {
            assertThat(second.resumes("this")).isTrue();
            assertThat(second.resumes("that")).isFalse();
            second.delete();
        }
        assertThat(out).isEmptyDirectory();
    }
}
