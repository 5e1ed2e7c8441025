package io.vigil.anomaly.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleStoreTest {
    @TempDir Path folder;
    private BundleStore store;
    private Path made;

    @BeforeEach
    void make() throws IOException {
        store = new BundleStore(folder.resolve("bundles").toString());
        made = folder.resolve("new.zip");
        BundleFile.write(BundleFileTest.bundle(), made);
    }

    @Test
    void whatIsPutIsFoundByNameAndHash() throws IOException {
        String sha256 = store.put("gate-1", made);
        assertThat(store.of("gate-1", sha256).provenance())
                .isEqualTo(BundleFileTest.bundle().provenance());
        assertThat(store.sha256("gate-1")).isEqualTo(sha256);
        assertThat(store.put("gate-1", made)).as("put twice").isEqualTo(sha256);
        assertThat(store.names()).containsExactly("gate-1");
        try (Stream<Path> files = Files.list(Path.of(store.folder()))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aNameStandsForOneContent() throws IOException {
        String sha256 = store.put("gate-1", made);
        Path other = folder.resolve("other.zip");
        BundleFile.write(BundleFileTest.bundle(8), other);
        assertThatThrownBy(() -> store.put("gate-1", other))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("choose another");
        Files.copy(
                other,
                Path.of(store.folder(), "gate-1.bundle"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> store.of("gate-1", sha256))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("was replaced");
    }

    @Test
    void whatIsNotHereIsSaidWithWhatIs() throws IOException {
        store.put("gate-1", made);
        assertThatThrownBy(() -> store.of("gate-2", "0".repeat(64)))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("[gate-1]");
        assertThatThrownBy(() -> store.sha256("../gate-1"))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("letters");
        Files.writeString(made, "nothing");
        assertThatThrownBy(() -> store.put("gate-3", made)).isInstanceOf(BundleException.class);
    }
}
