package io.vigil.deploy.config;

import io.vigil.tracking.counting.Schedule;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads stretches of the week, and times of the day. */
final class ScheduleReader {
    static final String TIME = "a time of the day from \"00:00\" to \"23:59\"";
    private static final String END = "a time of the day from \"00:00\" to \"24:00\"";
    private static final String HOURS =
            "a list of hours, each {days: [mon, tue], from: \"09:00\", to: \"20:00\"}";

    private final Document document;

    ScheduleReader(Document document) {
        this.document = document;
    }

    Schedule read(Section of, String key) {
        List<Schedule.Hours> all = new ArrayList<>();
        for (Node node : of.list(key, HOURS)) {
            Section hours = new Section(document, of.subject(key), node);
            Set<DayOfWeek> days = days(hours);
            Optional<LocalTime> from = time(hours, "from", hours.needed("from", TIME), TIME);
            // Midnight at the end of a day is the next day's beginning.
            Optional<String> end = hours.needed("to", END);
            Optional<LocalTime> to =
                    time(hours, "to", end.map(t -> t.strip().equals("24:00") ? "00:00" : t), END);
            hours.finish();
            if (from.isPresent() && to.isPresent() && !days.isEmpty()) {
                all.add(new Schedule.Hours(days, from.get(), to.get()));
            }
        }
        return new Schedule(all);
    }

    /** A time of the day that may be left out. */
    Optional<LocalTime> time(Section of, String key) {
        return time(of, key, of.text(key, TIME), TIME);
    }

    private Optional<LocalTime> time(Section of, String key, Optional<String> text, String needed) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.get().strip().matches("\\d\\d:\\d\\d")) {
                return Optional.of(LocalTime.parse(text.get().strip()));
            }
        } catch (DateTimeException noTime) {
            // Said below, together with what has not even the form.
        }
        of.refuse(key, needed);
        return Optional.empty();
    }

    private Set<DayOfWeek> days(Section hours) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (!hours.has("days")) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        String needed = "days of the week, such as [mon, tue]";
        for (Node node : hours.list("days", needed)) {
            Optional<String> text = document.text(node, hours.subject("days"), needed);
            Optional<DayOfWeek> day = text.flatMap(ScheduleReader::day);
            if (text.isPresent() && day.isEmpty()) {
                document.problem(
                        node,
                        hours.subject("days"),
                        Document.shown(node),
                        "one of mon, tue, wed, thu, fri, sat, sun");
            }
            day.ifPresent(days::add);
        }
        return days;
    }

    private static Optional<DayOfWeek> day(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return EnumSet.allOf(DayOfWeek.class).stream()
                .filter(
                        day -> {
                            String name = day.name().toLowerCase(Locale.ROOT);
                            return word.equals(name) || word.equals(name.substring(0, 3));
                        })
                .findFirst();
    }
}
