package io.vigil.operators.perceive.onnx;

import io.vigil.operators.perceive.onnx.Preprocessing.Placement;
import io.vigil.operators.perceive.onnx.SideCar.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads side-cars. */
final class SideCarReader {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})\\s*[xX]\\s*(\\d{1,5})");
    private static final int LEAST_SIDE = 16;
    private static final int MOST_SIDE = 8192;
    private static final int CHANNELS = 3;
    private static final double BRIGHTEST = 255;
    private static final double MOST_TEMPERATURE = 100;

    private final YamlKeys keys;

    private SideCarReader(YamlKeys keys) {
        this.keys = keys;
    }

    /**
     * @throws ModelException if it says what cannot be, naming the line
     */
    static SideCar read(Path file) {
        try {
            return new SideCarReader(YamlKeys.of(file, Files.readString(file))).read();
        } catch (IOException unreadable) {
            throw new ModelException(
                    "Side-car %s needs to be a text in UTF-8, but cannot be read: %s"
                            .formatted(file, unreadable.getMessage()),
                    unreadable);
        }
    }

    /** What a file that is not there says. */
    static SideCar nothing(Path file) {
        return new SideCarReader(YamlKeys.of(file, "")).read();
    }

    private SideCar read() {
        Optional<String> head = keys.text("head", "one of " + Heads.names(), this::head);
        SideCar sideCar =
                new SideCar(
                        head.filter(name -> !name.equals(Heads.AUTO)),
                        labels(),
                        keys.text("input", "WIDTHxHEIGHT in pixels, such as 640x480", this::size),
                        keys.text("placement", "one of top-left, centre, stretch", this::placement),
                        number("pad", 0, BRIGHTEST),
                        numbers("mean", -BRIGHTEST, BRIGHTEST),
                        numbers("std", Math.nextUp(0.0), Double.MAX_VALUE),
                        keys.text("channels", "rgb or bgr", SideCarReader::isRgb),
                        keys.text("nms", "true or false", SideCarReader::isTrue),
                        temperature());
        keys.finish();
        return sideCar;
    }

    private String head(String name) {
        return Heads.names().contains(name) || name.equals(Heads.AUTO) ? name : null;
    }

    private Optional<List<String>> labels() {
        Optional<List<String>> list = keys.list("labels");
        if (list.isPresent()) {
            return list.map(names -> names.stream().map(String::strip).toList());
        }
        return keys.text("labels", "a list of names, or a text file with one a line", this::names);
    }

    private List<String> names(String file) {
        try {
            return LabelText.read(Files.readString(keys.file().resolveSibling(file))).orElse(null);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private Size size(String text) {
        Matcher sides = SIZE.matcher(text);
        if (!sides.matches()) {
            return null;
        }
        int width = Integer.parseInt(sides.group(1));
        int height = Integer.parseInt(sides.group(2));
        return Math.min(width, height) >= LEAST_SIDE && Math.max(width, height) <= MOST_SIDE
                ? new Size(width, height)
                : null;
    }

    private Placement placement(String text) {
        return switch (text) {
            case "top-left" -> Placement.TOP_LEFT;
            case "centre", "center" -> Placement.CENTRE;
            case "stretch" -> Placement.STRETCH;
            default -> null;
        };
    }

    private static Boolean isRgb(String text) {
        return switch (text) {
            case "rgb", "RGB" -> Boolean.TRUE;
            case "bgr", "BGR" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static Boolean isTrue(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    private OptionalDouble temperature() {
        YamlKeys calibration = keys.section("calibration");
        OptionalDouble temperature =
                new SideCarReader(calibration)
                        .number("temperature", Math.nextUp(0.0), MOST_TEMPERATURE);
        calibration.finish();
        return temperature;
    }

    private OptionalDouble number(String key, double least, double most) {
        String needed =
                least > 0 && least < 1
                        ? "a number above 0"
                        : "a number from %.0f to %.0f".formatted(least, most);
        return keys.text(key, needed, text -> parsed(text, least, most))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** One for all channels, or one for each. */
    private Optional<List<Double>> numbers(String key, double least, double most) {
        String needed =
                (least > 0 ? "numbers above 0" : "numbers in [0, 255]")
                        + ": one for all channels or a list of 3";
        Optional<List<String>> list = keys.list(key);
        if (list.isEmpty()) {
            return keys.text(key, needed, text -> parsed(text, least, most))
                    .map(all -> Collections.nCopies(CHANNELS, all));
        }
        List<Double> each =
                list.get().stream()
                        .map(text -> parsed(text, least, most))
                        .map(Optional::ofNullable)
                        .flatMap(Optional::stream)
                        .toList();
        if (each.size() != CHANNELS || list.get().size() != CHANNELS) {
            throw keys.refused(key, list.get().toString(), needed);
        }
        return Optional.of(each);
    }

    private static Double parsed(String text, double least, double most) {
        try {
            double number = Double.parseDouble(text);
            return number >= least && number <= most ? Double.valueOf(number) : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
