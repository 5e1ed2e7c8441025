package io.vigil.sinks.file;

import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.Window;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** The part of the report about a site: all of its doors together, and who is inside. */
final class SiteReport {
    private SiteReport() {}

    static void write(StringBuilder page, SiteCounts site) {
        List<Count> whole = site.whole();
        if (whole.isEmpty()) {
            return;
        }
        page.append("<section class=\"site\"><h2>%s</h2>".formatted(Html.escape(site.site())));
        page.append("<p class=\"source\">The site, all entrances together</p>");
        page.append("<div class=\"cards\">");
        card(page, whole, Count::entered, "came in");
        card(page, whole, Count::left, "went out");
        card(page, whole, Count::groups, "groups came in");
        OptionalLong most =
                whole.stream()
                        .map(Count::occupancyMax)
                        .filter(OptionalLong::isPresent)
                        .mapToLong(OptionalLong::getAsLong)
                        .max();
        if (most.isPresent()) {
            page.append(
                    "<div class=\"card\"><b>%s</b><span>most inside at once%s</span></div>"
                            .formatted(
                                    Words.count(most.getAsLong()),
                                    site.isOccupancyDoubtful() ? ", not to be believed" : ""));
        }
        page.append("</div>");
        drift(page, site);
        entrances(page, site);
        site.places().shown().ifPresent(window -> windows(page, site, window));
        PlaceNotes.write(page, site.places(), site.site() + ".counts.csv");
        page.append("</section>");
    }

    private static void card(
            StringBuilder page,
            List<Count> whole,
            Function<Count, OptionalLong> figure,
            String words) {
        OptionalLong sum = SiteCounts.sum(whole, figure);
        if (sum.isPresent()) {
            page.append(
                    "<div class=\"card\"><b>%s</b><span>%s</span></div>"
                            .formatted(Words.count(sum.getAsLong()), words));
        }
    }

    private static void drift(StringBuilder page, SiteCounts site) {
        long drift = site.drift();
        long entered = SiteCounts.sum(site.whole(), Count::entered).orElse(0);
        if (drift == 0) {
            page.append(
                    "<div class=\"account good\"><p>As many came in as went out and are inside: the occupancy never had to be corrected.</p></div>");
            return;
        }
        String of =
                "It had to be corrected by %s, with %s in: so many more were counted out than in, since some were missed on their way in or counted wrongly on their way out."
                        .formatted(Words.count(drift), Words.count(entered));
        page.append(
                site.isOccupancyDoubtful()
                        ? "<div class=\"account open\"><h3>The occupancy cannot be believed</h3><p>%s Check the line with <code>vigil audit sample</code>.</p></div>"
                                .formatted(of)
                        : "<div class=\"account good\"><p>The occupancy is about right. %s</p></div>"
                                .formatted(of));
    }

    private static void entrances(StringBuilder page, SiteCounts site) {
        PlaceCounts places = site.places();
        Window longest = places.longest().orElseThrow();
        List<String> entrances = places.places(Count.Kind.ENTRANCE);
        if (entrances.isEmpty()) {
            return;
        }
        page.append("<table class=\"places\"><tr><th>Entrance</th><th></th><th>In</th>");
        page.append("<th>Out</th><th>Groups in</th></tr>");
        for (String each : entrances) {
            row(page, each, "", places.series(Count.Kind.ENTRANCE, each, "", longest), "");
        }
        row(page, "all", "", site.whole(), " class=\"all\"");
        page.append("</table>");
    }

    private static void windows(StringBuilder page, SiteCounts site, Window window) {
        page.append(
                "<h3>Footfall by %s</h3><table class=\"places\"><tr><th>From</th><th>Observed</th><th>In</th><th>Out</th><th>Groups in</th></tr>"
                        .formatted(PlaceWords.length(window)));
        for (Count each : site.by(window)) {
            String observed =
                    each.complete()
                            ? "all of it"
                            : "%d %%, so too low".formatted(Math.round(100 * each.observedShare()));
            row(page, PlaceWords.window(each, site.zone()), observed, List.of(each), "");
        }
        page.append("</table>");
    }

    private static void row(
            StringBuilder page, String name, String more, List<Count> counts, String kind) {
        page.append(
                "<tr%s><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                        .formatted(
                                kind,
                                Html.escape(name),
                                Html.escape(more),
                                PlaceWords.count(SiteCounts.sum(counts, Count::entered)),
                                PlaceWords.count(SiteCounts.sum(counts, Count::left)),
                                PlaceWords.count(SiteCounts.sum(counts, Count::groups))));
    }
}
