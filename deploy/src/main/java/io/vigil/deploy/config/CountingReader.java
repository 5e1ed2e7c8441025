package io.vigil.deploy.config;

import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.Window;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Reads how a camera's events are counted. */
final class CountingReader {
    private static final Pattern SITE = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final Range GROUP = new Range(0, 60);

    private final Document document;
    private final Names names;
    private final KnownPlaces.Ids places;

    /**
     * @param places whose lines and zones may be named
     */
    CountingReader(Document document, KnownPlaces.Ids places) {
        this.document = document;
        this.names = new Names(document);
        this.places = places;
    }

    CountingConfig read(Section section) {
        CountingConfig d = CountingConfig.DEFAULTS;
        Duration group =
                section.duration(
                        "groups-within", Duration.ofMillis(d.groupWithinMicros() / 1000), GROUP);
        CountingConfig read =
                new CountingConfig(
                        zone(section, d.timeZone()),
                        windows(section, d.windows()),
                        new ScheduleReader(document).read(section, "opening-hours"),
                        new ScheduleReader(document).time(section, "reset"),
                        section.text("site", d.site(), SITE, "a name of 1 to 100 characters"),
                        new TreeMap<>(
                                names.pairs(
                                        section.section("entrances", section.subject("entrances")),
                                        "line",
                                        places.lines())),
                        staff(section.section("staff", section.subject("staff"))),
                        group.toMillis() * 1000);
        section.finish();
        return read;
    }

    private CountingConfig.Staff staff(Section section) {
        SortedSet<String> in = names.list(section, "zones", "zone", places.zones());
        Section attributes = section.section("attributes", section.subject("attributes"));
        section.finish();
        return new CountingConfig.Staff(in, new TreeMap<>(attributes.pairs()));
    }

    private Set<Window> windows(Section section, Set<Window> otherwise) {
        if (!section.has("windows")) {
            return otherwise;
        }
        List<String> words = Words.of(Window.class);
        SortedSet<String> read =
                new Names(document).words(section, "windows", "such as [minute, hour]", List.of());
        Set<Window> windows = EnumSet.noneOf(Window.class);
        for (String word : read) {
            Optional<Window> window = Words.in(Window.class, word);
            window.ifPresent(windows::add);
            if (window.isEmpty()) {
                document.problem(
                        section.at("windows"),
                        section.subject("windows"),
                        "'" + word + "'",
                        "some of " + String.join(", ", words) + Names.nearest(word, words));
            }
        }
        return windows;
    }

    private ZoneId zone(Section section, ZoneId otherwise) {
        String needed = "a time zone, such as Europe/Berlin";
        Optional<String> text = section.text("time-zone", needed).map(String::strip);
        if (text.isEmpty()) {
            return otherwise;
        }
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (known.contains(text.get())) {
            return ZoneId.of(text.get());
        }
        Node at = section.at("time-zone");
        document.problem(
                at,
                section.subject("time-zone"),
                Document.shown(at),
                needed + Names.nearest(text.get(), known));
        return otherwise;
    }
}
