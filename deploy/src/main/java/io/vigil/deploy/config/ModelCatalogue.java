package io.vigil.deploy.config;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vigil.operators.perceive.AppearanceConfig;
import io.vigil.operators.perceive.onnx.ModelException;
import io.vigil.operators.perceive.onnx.ModelFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final String APPEARANCE = "appearance";
    private static final String WITHOUT_MODEL = "builtin:auto";

    private final List<Model> models;
    private final List<Path> folders;

    private ModelCatalogue(List<Model> models, List<Path> folders) {
        this.models = models;
        this.folders = folders;
    }

    /**
     * One model that may be fetched.
     *
     * @param name how it is asked for
     * @param kind what it does, such as {@code detector}
     * @param file its file's name
     * @param url where it is published
     * @param bytes its size
     * @param sha256 of the file, in hex
     * @param head how its outputs are read; empty where this version cannot read them yet
     * @param licence SPDX identifier, or words where there is none
     */
    public record Model(
            String name,
            String kind,
            String file,
            String url,
            long bytes,
            String sha256,
            String head,
            String licence) {}

    /**
     * @param environment {@code VIGIL_MODELS} (folders, separated as in {@code PATH}) is looked
     *     through first, then {@code vigil/models} in the user's cache folder
     */
    public static ModelCatalogue of(Map<String, String> environment) {
        String cache =
                environment.getOrDefault(
                        "XDG_CACHE_HOME", environment.getOrDefault("HOME", "") + "/.cache");
        Stream<Path> given =
                Stream.of(
                                environment
                                        .getOrDefault("VIGIL_MODELS", "")
                                        .split(java.io.File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(Path::of);
        List<Path> folders =
                Stream.concat(given, Stream.of(Path.of(cache, "vigil", "models"))).toList();
        try (InputStream in = ModelCatalogue.class.getResourceAsStream("models.yaml")) {
            return new ModelCatalogue(
                    new YAMLMapper().readValue(in, new TypeReference<List<Model>>() {}), folders);
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogue of models in the jar cannot be read", e);
        }
    }

    public List<Model> models() {
        return models;
    }

    /** Where models are looked for, in order. */
    public List<Path> folders() {
        return folders;
    }

    /** The model's file on this machine, if it is there with the right size. */
    public Optional<Path> find(Model model) {
        return folders.stream()
                .map(folder -> folder.resolve(model.file()))
                .filter(file -> size(file) == model.bytes())
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
            return named(DEFAULT_MODEL)
                    .flatMap(this::find)
                    .map(Path::toString)
                    .orElse(WITHOUT_MODEL);
        }
        Optional<Model> known = named(model);
        if (known.isEmpty()) {
            return model;
        }
        return find(known.get())
                .map(Path::toString)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Model %s is in none of %s; fetch %s and put it there as %s, or use builtin:auto"
                                                .formatted(
                                                        model,
                                                        folders,
                                                        known.get().url(),
                                                        known.get().file())));
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
    static boolean isFile(String model) {
        boolean file = model.endsWith(".onnx") || model.contains("/") || model.contains("\\");
        return model.startsWith(RECORDED) || (file && !model.startsWith("builtin:"));
    }

    /** All that can be asked for by name. */
    public List<String> names() {
        return Stream.concat(
                        Stream.of(DEFAULT, WITHOUT_MODEL, "builtin:motion"),
                        models.stream().map(Model::name))
                .toList();
    }

    /** All appearance models that can be asked for by name wherever the program runs. */
    List<String> appearanceNames() {
        return Stream.concat(
                        Stream.of(AppearanceConfig.NO_MODEL),
                        models.stream().filter(m -> m.kind().equals(APPEARANCE)).map(Model::name))
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
        Optional<Model> known = named(model).filter(m -> m.kind().equals(APPEARANCE));
        // These are exported by many, so that a file of another size is taken too, by its name.
        return known.flatMap(this::find)
                .or(() -> inFolders(known.map(Model::file).orElse(model)))
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
        Optional<Model> known = named(model);
        return known.flatMap(this::find)
                .or(() -> inFolders(known.map(Model::file).orElse(model)))
                .map(file -> file.toAbsolutePath().normalize().toString())
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s '%s' needs to be an ONNX file, or the name of one in %s, but there is none%s"
                                                .formatted(
                                                        subject,
                                                        model,
                                                        folders,
                                                        known.map(
                                                                        m ->
                                                                                "; fetch %s and put it there as %s"
                                                                                        .formatted(
                                                                                                m
                                                                                                        .url(),
                                                                                                m
                                                                                                        .file()))
                                                                .orElse(""))));
    }

    private String noAppearance(String model) {
        String fetch =
                named(model)
                        .filter(m -> m.kind().equals(APPEARANCE))
                        .map(m -> "; fetch %s and put it there as %s".formatted(m.url(), m.file()))
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

    private Optional<Model> named(String name) {
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
