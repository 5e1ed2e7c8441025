package io.vigil.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteOutputsTest {
    @TempDir Path folder;

    private static Count count(String site, long revision, long entered) {
        return new Count(
                "",
                site,
                "main",
                Count.Kind.ENTRANCE,
                "",
                Window.MINUTE,
                0,
                60_000_000,
                revision,
                true,
                true,
                60_000_000,
                0,
                OptionalLong.of(entered),
                OptionalLong.of(0),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                1);
    }

    @Test
    void eachSiteHasATableOfItsOwnWithLastRevisionsOnTheClockOfItsPlace() throws IOException {
        SiteOutputs sites = new SiteOutputs(folder);
        sites.accept(count("shop 7", 0, 3));
        sites.accept(count("shop 7", 1, 4));
        sites.accept(count("../a/b", 0, 5));
        sites.write(Map.of("shop 7", ZoneId.of("Europe/Berlin")));

        assertThat(Files.readAllLines(folder.resolve("shop 7.counts.csv")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("shop 7,,entrance,main,,minute,1970-01-01T01:00:00+01:00,")
                .contains(",4,0,");
        assertThat(folder.resolve("..%2Fa%2Fb.counts.csv")).exists();
    }
}
