package io.vigil.deploy.check;

import io.vigil.deploy.console.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Images, and beside them or elsewhere a text file of labels for each: {@code NAME.txt} for {@code
 * NAME.jpg}. An image without one has no objects.
 *
 * @param entries by name
 * @param notes what was left out, in sentences
 */
public record LabelledFolder(List<Entry> entries, List<String> notes) {
    private static final Set<String> ENDINGS =
            Set.of("jpg", "jpeg", "png", "bmp", "webp", "tif", "tiff");
    private static final String LABELS = ".txt";

    /**
     * @param name of the image's file
     */
    public record Entry(String name, Path image, Optional<Path> labels) {}

    public LabelledFolder {
        entries = List.copyOf(entries);
        notes = List.copyOf(notes);
    }

    /**
     * @throws InputException if there are no images, or none has labels
     */
    static LabelledFolder of(Path images, Path labels) throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Set<String> unused = new TreeSet<>();
        for (Path file : files("--labels", labels)) {
            if (file.toString().endsWith(LABELS)) {
                unused.add(file.getFileName().toString());
            }
        }
        Set<String> all = Set.copyOf(unused);
        for (Path file : files("--images", images)) {
            String name = file.getFileName().toString();
            int dot = name.lastIndexOf('.');
            if (dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
                String of = name.substring(0, dot) + LABELS;
                unused.remove(of);
                entries.add(
                        new Entry(
                                name,
                                file,
                                all.contains(of)
                                        ? Optional.of(labels.resolve(of))
                                        : Optional.empty()));
            } else if (!name.endsWith(LABELS)) {
                others.add(name);
            }
        }
        if (entries.isEmpty()) {
            throw new InputException(
                    "--images: there is no image in %s; they need to end in one of %s"
                            .formatted(images, new TreeSet<>(ENDINGS)));
        }
        if (entries.stream().allMatch(entry -> entry.labels().isEmpty())) {
            throw new InputException(
                    "No image of %s has labels in %s; %s, for example, needs %s there"
                            .formatted(
                                    images,
                                    labels,
                                    entries.get(0).name(),
                                    labelsOf(entries.get(0).name())));
        }
        return new LabelledFolder(entries, notes(entries, others, unused));
    }

    private static String labelsOf(String image) {
        return image.substring(0, image.lastIndexOf('.')) + LABELS;
    }

    private static List<Path> files(String option, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException("%s: there is no folder %s".formatted(option, folder));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<String> notes(
            List<Entry> entries, List<String> others, Set<String> unused) {
        List<String> notes = new ArrayList<>();
        if (!others.isEmpty()) {
            notes.add("left out: what is no image: " + some(others));
        }
        if (!unused.isEmpty()) {
            notes.add("left out: labels without an image: " + some(List.copyOf(unused)));
        }
        List<String> bare =
                entries.stream().filter(e -> e.labels().isEmpty()).map(Entry::name).toList();
        if (!bare.isEmpty()) {
            notes.add("taken to show nothing, having no labels: " + some(bare));
        }
        return notes;
    }

    /** A few names, and how many more there are. */
    static String some(List<String> names) {
        int shown = Math.min(5, names.size());
        String listed = String.join(", ", names.subList(0, shown));
        return names.size() == shown ? listed : listed + " and " + (names.size() - shown) + " more";
    }
}
