package io.vigil.deploy.run;

import io.vigil.sinks.file.CountsCsv;
import io.vigil.sinks.file.PartFile;
import io.vigil.sinks.file.SiteCounts;
import io.vigil.tracking.counting.Count;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables of sites, which are counted over several cameras. Not for many threads. */
final class SiteOutputs {
    private final Path out;
    private final SortedMap<String, Map<String, Count>> sites = new TreeMap<>();

    /**
     * @param out folder of {@code SITE.counts.csv}
     */
    SiteOutputs(Path out) {
        this.out = out;
    }

    /** Takes a committed count of a site. */
    void accept(Count count) {
        sites.computeIfAbsent(count.site(), site -> new LinkedHashMap<>())
                .merge(count.key(), count, (a, b) -> a.revision() > b.revision() ? a : b);
    }

    /**
     * @param zones of the sites; one that is not in it is taken for in UTC
     */
    List<SiteCounts> counts(Map<String, ZoneId> zones) {
        return sites.entrySet().stream()
                .map(
                        site ->
                                new SiteCounts(
                                        site.getKey(),
                                        zones.getOrDefault(site.getKey(), ZoneOffset.UTC),
                                        List.copyOf(site.getValue().values())))
                .toList();
    }

    /**
     * @param zones as of {@link #counts}
     */
    void write(Map<String, ZoneId> zones) throws IOException {
        for (SiteCounts site : counts(zones)) {
            CountsCsv csv = new CountsCsv(site.zone());
            site.counts().forEach(csv::accept);
            PartFile.write(out.resolve(file(site.site())), csv.text());
        }
    }

    /** A name is a text, of which a file's name may hold less. */
    static String file(String site) {
        return URLEncoder.encode(site, StandardCharsets.UTF_8).replace("+", " ") + ".counts.csv";
    }
}
