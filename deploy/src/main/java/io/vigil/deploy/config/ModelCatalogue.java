package io.vigil.deploy.config;

import io.vigil.operators.perceive.AppearanceConfig;
import io.vigil.operators.perceive.onnx.ModelException;
import io.vigil.operators.perceive.onnx.ModelFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The models that Vigil knows by name, and where they are looked for on this machine. */
public final class ModelCatalogue {
    /** The detector of a deployment that names none. */
    public static final String DEFAULT = "default";

    private static final String DEFAULT_MODEL = "yolox-nano";
    private static final String RECORDED = "recorded:";
    private static final String DETECTOR = "detector";
    private static final String APPEARANCE = "appearance";
    private static final String WITHOUT_MODEL = "builtin:auto";

    private final List<PublishedModel> models;
    private final List<Path> folders;

    private ModelCatalogue(List<PublishedModel> models, List<Path> folders) {
        this.models = models;
        this.folders = folders;
    }

    /**
     * @param environment {@code VIGIL_MODELS} (folders, separated as in {@code PATH}) is looked
     *     through first, then {@code vigil/models} in the user's cache folder; {@code
     *     VIGIL_CATALOGUE} is a YAML file whose models come before those of the same name in
     *     Vigil's own
     * @throws ConfigException if that file cannot be used
     */
    public static ModelCatalogue of(Map<String, String> environment) {
        Stream<Path> given =
                Stream.of(environment.getOrDefault("VIGIL_MODELS", "").split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(Path::of);
        List<Path> folders = Stream.concat(given, Stream.of(cache(environment))).toList();
        return new ModelCatalogue(CatalogueFile.models(environment), folders);
    }

    // A relative path is to be ignored (XDG Base Directory Specification).
    private static Path cache(Map<String, String> environment) {
        String given = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", "") + "/.cache";
        return Path.of(Path.of(given).isAbsolute() ? given : home, "vigil", "models");
    }

    /** Where models are put that are pulled: the last of {@link #folders}. */
    public Path cache() {
        return folders.get(folders.size() - 1);
    }

    public List<PublishedModel> models() {
        return models;
    }

    /** Where models are looked for, in order. */
    public List<Path> folders() {
        return folders;
    }

    /** The model's file on this machine, if it is there with the right size. */
    public Optional<Path> find(PublishedModel model) {
        return folders.stream()
                .map(folder -> folder.resolve(model.file()))
                .filter(file -> size(file) == model.bytes())
                .findFirst();
    }

    /** A file of the model's name but another size. */
    public Optional<Path> other(PublishedModel model) {
        return folders.stream()
                .map(folder -> folder.resolve(model.file()))
                .filter(file -> size(file) >= 0 && size(file) != model.bytes())
                .findFirst();
    }

    /**
     * What a detector's name means on this machine.
     *
     * @param model {@link #DEFAULT}, a built-in, a file, or a name of the catalogue
     * @return a built-in, {@code recorded:FILE}, or a file, which may not exist
     * @throws IllegalArgumentException for a name of the catalogue that is not on this machine
     */
    public String resolve(String model) {
        if (model.equals(DEFAULT)) {
            return find(defaultDetector()).map(Path::toString).orElse(WITHOUT_MODEL);
        }
        Optional<PublishedModel> known = named(model).filter(ModelCatalogue::isDetector);
        if (known.isEmpty()) {
            return model;
        }
        return find(known.get())
                .map(Path::toString)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Model %s is in none of %s; %s, or use builtin:auto"
                                                .formatted(model, folders, fetched(known.get()))));
    }

    /** What {@link #DEFAULT} stands for. */
    public PublishedModel defaultDetector() {
        return named(DEFAULT_MODEL).orElseThrow();
    }

    /** A model's path made absolute; names and built-ins stay as they are. */
    static String located(String model, Function<String, Path> resolve) {
        if (!isFile(model)) {
            return model;
        }
        return model.startsWith(RECORDED)
                ? RECORDED + resolve.apply(model.substring(RECORDED.length()))
                : resolve.apply(model).toString();
    }

    /** Whether it is meant as a file, or as {@code recorded:FILE}, rather than as a name. */
    /** The file that a located model is or was recorded in; empty for a name. */
    public static Optional<Path> file(String located) {
        return isFile(located)
                ? Optional.of(
                        Path.of(
                                located.startsWith(RECORDED)
                                        ? located.substring(RECORDED.length())
                                        : located))
                : Optional.empty();
    }

    static boolean isFile(String model) {
        boolean file = model.endsWith(".onnx") || model.contains("/") || model.contains("\\");
        return model.startsWith(RECORDED) || (file && !model.startsWith("builtin:"));
    }

    /** All detectors that can be asked for by name. */
    public List<String> names() {
        return Stream.concat(
                        Stream.of(DEFAULT, WITHOUT_MODEL, "builtin:motion"),
                        models.stream()
                                .filter(ModelCatalogue::isDetector)
                                .map(PublishedModel::name))
                .toList();
    }

    /** All appearance models that can be asked for by name wherever the program runs. */
    List<String> appearanceNames() {
        return Stream.concat(
                        Stream.of(AppearanceConfig.NO_MODEL),
                        models.stream()
                                .filter(ModelCatalogue::isAppearance)
                                .map(PublishedModel::name))
                .toList();
    }

    /** Whether it is one of {@link #appearanceNames}, meant as a file, or lies in a folder. */
    boolean isAppearance(String model) {
        return appearanceNames().contains(model)
                || (isFile(model) && !model.startsWith(RECORDED))
                || inFolders(model).isPresent();
    }

    /**
     * What an appearance model's name means on this machine.
     *
     * @param model {@code none}, a file, a name of the catalogue, or of a file in a folder
     * @return {@code none}, or a file that is there
     * @throws IllegalArgumentException if there is none
     */
    public String resolveAppearance(String model) {
        if (model.equals(AppearanceConfig.NO_MODEL)) {
            return model;
        }
        Optional<PublishedModel> known = named(model).filter(ModelCatalogue::isAppearance);
        // These are exported by many, so that a file of another size is taken too, by its name.
        return known.flatMap(this::find)
                .or(() -> inFolders(known.map(PublishedModel::file).orElse(model)))
                .map(file -> file.toAbsolutePath().normalize().toString())
                .orElseThrow(() -> new IllegalArgumentException(noAppearance(model)));
    }

    /** Whether it is a name of the catalogue, meant as a file, or lies in a folder. */
    boolean isModel(String model) {
        return named(model).isPresent()
                || (isFile(model) && !model.startsWith(RECORDED))
                || inFolders(model).isPresent();
    }

    /**
     * What the name of a model of crops means on this machine.
     *
     * @param subject what it is called in errors
     * @param model a file, a name of the catalogue, or of a file in a folder
     * @return a file that is there
     * @throws IllegalArgumentException if there is none
     */
    public String resolveFile(String subject, String model) {
        Optional<PublishedModel> known = named(model);
        return known.flatMap(this::find)
                .or(() -> inFolders(known.map(PublishedModel::file).orElse(model)))
                .map(file -> file.toAbsolutePath().normalize().toString())
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s '%s' needs to be an ONNX file, or the name of one in %s, but there is none%s"
                                                .formatted(
                                                        subject,
                                                        model,
                                                        folders,
                                                        known.map(m -> "; " + fetched(m))
                                                                .orElse(""))));
    }

    private String noAppearance(String model) {
        String fetch =
                named(model)
                        .filter(ModelCatalogue::isAppearance)
                        .map(m -> "; " + fetched(m))
                        .orElse("");
        List<String> names = appearanceNames();
        String nearest =
                names.contains(model)
                        ? ""
                        : Nearest.to(model, names)
                                .map("; did you mean '%s'?"::formatted)
                                .orElse("");
        return "Appearance model '%s' needs to be an ONNX file, the name of one in %s, or one of %s, but there is none%s%s"
                .formatted(model, folders, String.join(", ", names), fetch, nearest);
    }

    private Optional<Path> inFolders(String model) {
        try {
            return Optional.of(ModelFiles.find(model, folders, AppearanceConfig.NO_MODEL));
        } catch (ModelException absent) {
            return Optional.empty();
        }
    }

    private static boolean isDetector(PublishedModel model) {
        return model.kind().equals(DETECTOR) && !model.head().isEmpty();
    }

    private static boolean isAppearance(PublishedModel model) {
        return model.kind().equals(APPEARANCE) && !model.head().isEmpty();
    }

    private static String fetched(PublishedModel model) {
        return String.format(
                Locale.ROOT,
                "'vigil models pull %s' fetches it (%.1f MB, %s)",
                model.name(),
                model.bytes() / 1e6,
                model.licence());
    }

    /** The model of that name, whatever it does. */
    public Optional<PublishedModel> named(String name) {
        return models.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
