package io.vigil.operators.perceive.onnx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where models lie: a path, or a name such as {@code yolox-nano} in a folder of models. */
public final class ModelFiles {
    private static final String SUFFIX = ".onnx";

    private ModelFiles() {}

    /** The folder of {@code VIGIL_MODELS} where it is set, then the user's cache. */
    public static List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        String configured = System.getenv("VIGIL_MODELS");
        if (configured != null && !configured.isBlank()) {
            folders.add(Path.of(configured));
        }
        folders.add(cache());
        return folders;
    }

    /** The user's own, which need not be there. */
    static Path cache() {
        return Path.of(System.getProperty("user.home"), ".cache", "vigil", "models");
    }

    /**
     * @param model a file, or a name to look for in {@code folders} in turn
     * @param instead what would do without it
     * @throws ModelException if there is none, naming every place that was looked at
     */
    public static Path find(String model, List<Path> folders, String instead) {
        Path direct = Path.of(model);
        if (Files.isRegularFile(direct)) {
            return direct;
        }
        if (direct.getNameCount() == 1 && !direct.isAbsolute()) {
            for (Path folder : folders) {
                for (String name : names(model)) {
                    if (Files.isRegularFile(folder.resolve(name))) {
                        return folder.resolve(name);
                    }
                }
            }
        }
        throw new ModelException(
                "Model %s is neither a file nor in %s; give a path, put it there, or use %s"
                        .formatted(model, folders, instead));
    }

    /** A name may be written with dashes and without its ending. */
    private static Set<String> names(String model) {
        Set<String> names = new LinkedHashSet<>();
        names.add(model);
        names.add(model + SUFFIX);
        names.add(model.replace('-', '_') + SUFFIX);
        return names;
    }
}
