package io.vigil.deploy.cli;

import io.vigil.tracking.evaluation.Ablation;
import io.vigil.tracking.evaluation.ComparisonRow;
import io.vigil.tracking.evaluation.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What {@code eval trackers} and {@code eval settings} print. */
final class TrackersTable {
    private static final String NAME = "%-34s";
    private static final int CELL = 13;

    private final List<String> sets;

    TrackersTable(List<String> sets) {
        this.sets = sets;
    }

    /** A line for each tracker. */
    List<String> overall(List<ComparisonRow> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(header("HOTA / IDF1", "mean"));
        for (ComparisonRow row : rows) {
            StringBuilder line = new StringBuilder(text(NAME, row.name()));
            for (String set : sets) {
                String cell = pair(row.on(set, Scores::hota), row.on(set, Scores::idf1));
                line.append(cell(set, cell));
            }
            line.append(cell("", pair(row.mean(Scores::hota), row.mean(Scores::idf1))));
            lines.add(line.toString());
        }
        return lines;
    }

    /** A line for each sequence, and one for each tracker about how the first does beside it. */
    List<String> perSequence(List<ComparisonRow> trackers) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        StringBuilder header = new StringBuilder(text(NAME, "HOTA / IDF1"));
        trackers.forEach(row -> header.append(cell(row.name(), row.name())));
        lines.add(header.toString());
        for (String set : sets) {
            for (String sequence : trackers.get(0).sets().get(set).sequences().keySet()) {
                StringBuilder line = new StringBuilder(text(NAME, set + "/" + sequence));
                for (ComparisonRow row : trackers) {
                    Scores scores = row.sets().get(set).sequences().get(sequence);
                    line.append(cell(row.name(), pair(scores.hota(), scores.idf1())));
                }
                lines.add(line.toString());
            }
        }
        lines.add("");
        ComparisonRow first = trackers.get(0);
        for (ComparisonRow other : trackers.subList(1, trackers.size())) {
            lines.add(beside(first, other));
        }
        return lines;
    }

    private static String beside(ComparisonRow first, ComparisonRow other) {
        List<Scores> ours = sequences(first);
        List<Scores> theirs = sequences(other);
        int hota = 0;
        int idf1 = 0;
        double sum = 0;
        for (int i = 0; i < ours.size(); i++) {
            hota += ours.get(i).hota() > theirs.get(i).hota() ? 1 : 0;
            idf1 += ours.get(i).idf1() > theirs.get(i).idf1() ? 1 : 0;
            sum += ours.get(i).hota() - theirs.get(i).hota();
        }
        return text(
                "%s is ahead of %s on %d of %d sequences by HOTA (mean %+.2f), on %d by IDF1",
                first.name(), other.name(), hota, ours.size(), sum / ours.size(), idf1);
    }

    private static List<Scores> sequences(ComparisonRow row) {
        return row.sets().values().stream()
                .flatMap(result -> result.sequences().values().stream())
                .toList();
    }

    /** A line for each change to the reference: by how much the scores rise. */
    List<String> ablation(MeasuredTrackers measured) {
        List<String> lines = new ArrayList<>();
        List<String> withoutEffect = new ArrayList<>();
        measured.changed()
                .forEach(
                        (title, rows) -> {
                            lines.add("");
                            lines.add(header(title + ", HOTA", "mean / IDF1"));
                            ComparisonRow reference = measured.reference();
                            List<ComparisonRow> effective = new ArrayList<>();
                            for (ComparisonRow row : rows) {
                                if (row.sets().equals(reference.sets())) {
                                    withoutEffect.add(row.name());
                                } else {
                                    effective.add(row);
                                    lines.add(change(row.name(), List.of(row), reference));
                                }
                            }
                            if (title.equals(Ablation.STEPS)) {
                                lines.add(change("mean of these", effective, reference));
                            }
                        });
        if (!withoutEffect.isEmpty()) {
            lines.add("");
            lines.add("without any effect here: " + String.join(", ", withoutEffect));
        }
        return lines;
    }

    /** A line for each row: by how much its scores are above those of the reference. */
    List<String> differences(String title, List<ComparisonRow> rows, ComparisonRow reference) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(header(title + ", HOTA", "mean / IDF1"));
        rows.forEach(row -> lines.add(change(row.name(), List.of(row), reference)));
        return lines;
    }

    private String change(String name, List<ComparisonRow> rows, ComparisonRow reference) {
        StringBuilder line = new StringBuilder(text(NAME, name));
        for (String set : sets) {
            line.append(cell(set, signed(change(rows, reference, r -> r.on(set, Scores::hota)))));
        }
        String mean =
                signed(change(rows, reference, r -> r.mean(Scores::hota)))
                        + " / "
                        + signed(change(rows, reference, r -> r.mean(Scores::idf1)));
        return line.append(cell("", mean)).toString();
    }

    private static double change(
            List<ComparisonRow> rows,
            ComparisonRow reference,
            ToDoubleFunction<ComparisonRow> figure) {
        double before = figure.applyAsDouble(reference);
        return rows.stream().mapToDouble(figure).map(now -> now - before).average().orElse(0);
    }

    private String header(String what, String last) {
        StringBuilder line = new StringBuilder(text(NAME, what));
        sets.forEach(set -> line.append(cell(set, set)));
        return line.append(cell("", last)).toString();
    }

    /** Right-aligned under a heading. */
    private static String cell(String heading, String value) {
        return "  " + " ".repeat(Math.max(0, width(heading) - value.length())) + value;
    }

    private static int width(String heading) {
        return Math.max(CELL, heading.length());
    }

    private static String pair(double hota, double idf1) {
        return text("%.2f / %.2f", hota, idf1);
    }

    private static String signed(double value) {
        String number = text("%+.2f", value);
        return number.matches("[-+]0\\.00") ? "0.00" : number;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
