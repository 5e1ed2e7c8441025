package io.vigil.operators.perceive.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why the runtime does not take a model, in words for whoever has to export it again. */
final class LoadFailure {
    private static final Pattern OPSET =
            Pattern.compile("Opset (\\d+) is .* for domain (\\S+) is till opset (\\d+)");
    private static final Pattern FORMAT =
            Pattern.compile(
                    "Unsupported model IR version: (\\d+), max supported IR version: (\\d+)");
    private static final Pattern UNKNOWN =
            Pattern.compile("No Op registered for (\\S+) with domain_version of (\\d+)");
    private static final Pattern NO_DOMAIN =
            Pattern.compile("No opset import for domain '([^']*)'");
    private static final Pattern UNREGISTERED =
            Pattern.compile("(\\S+):(\\w+)\\(-?\\d+\\) is not a registered function/op");
    private static final Pattern NOT_IMPLEMENTED =
            Pattern.compile("Could not find an implementation for (\\w+)\\((\\d+)\\)");

    private LoadFailure() {}

    /**
     * @param said by the runtime
     * @return the whole sentence, with the file
     */
    static String explained(Path file, String said) {
        try {
            // Says of what is cut off, or is something else, that it is.
            GraphFacts.read(file);
        } catch (IOException | ModelException unreadable) {
            return unreadable instanceof ModelException
                    ? unreadable.getMessage()
                    : "Model %s cannot be read: %s".formatted(file, unreadable.getMessage());
        }
        String text = String.valueOf(said);
        String runtime = "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
        Matcher m = OPSET.matcher(text);
        if (m.find()) {
            return "Model %s needs opset %s of %s, but %s has them up to %s; export it again with opset %s or lower"
                    .formatted(file, m.group(1), m.group(2), runtime, m.group(3), m.group(3));
        }
        m = FORMAT.matcher(text);
        if (m.find()) {
            return "Model %s is in version %s of the ONNX format, but %s reads up to %s; export it again with an older onnx package, or lower its ir_version"
                    .formatted(file, m.group(1), runtime, m.group(2));
        }
        m = UNKNOWN.matcher(text);
        if (m.find()) {
            return "Model %s needs the operator %s, which opset %s does not have in %s; export it again with an opset that has it, or without that operator"
                    .formatted(file, m.group(1), m.group(2), runtime);
        }
        m = NO_DOMAIN.matcher(text);
        if (m.find()) {
            return "Model %s needs operators of '%s', which %s does not have; export it again without them"
                    .formatted(file, m.group(1), runtime);
        }
        m = UNREGISTERED.matcher(text);
        if (m.find()) {
            return "Model %s needs the operator %s of '%s', which %s does not have; export it again without it"
                    .formatted(file, m.group(2), m.group(1), runtime);
        }
        m = NOT_IMPLEMENTED.matcher(text);
        if (m.find()) {
            return "Model %s needs the operator %s (opset %s) for types that %s does not compute it for; export it again in float32"
                    .formatted(file, m.group(1), m.group(2), runtime);
        }
        return "Model %s needs to be an ONNX file, but ONNX Runtime cannot load it: %s"
                .formatted(file, text);
    }
}
