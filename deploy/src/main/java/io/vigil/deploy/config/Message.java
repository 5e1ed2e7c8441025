package io.vigil.deploy.config;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** What somebody sent, while it is read. */
final class Message {
    /** More than any scene that a person could check takes. */
    static final int MOST_BYTES = 1 << 20;

    private static final Pattern ID = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    private static final Pattern BY = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final Pattern NOTE = Pattern.compile("(?s).{1,1000}");
    private static final String BY_NEEDED = "who says so, in 1 to 100 characters";
    private static final String NOTE_NEEDED = "1 to 1000 characters";

    private final Document document;
    private final Optional<Section> root;

    private Message(Document document, Optional<Section> root) {
        this.document = document;
        this.root = root;
    }

    /**
     * @param name of the message in problems
     * @param value as it came; null where there is none
     */
    static Message of(String name, byte[] value) {
        Document document = Document.literal(name);
        Optional<Section> root =
                parse(document, value).map(node -> new Section(document, "message", node));
        return new Message(document, root.filter(Section::isSection));
    }

    private static Optional<Node> parse(Document document, byte[] value) {
        String needed = "a JSON object in UTF-8";
        if (value == null || value.length == 0) {
            document.problem((Mark) null, "message", "nothing", needed);
            return Optional.empty();
        }
        if (value.length > MOST_BYTES) {
            document.problem(
                    (Mark) null,
                    "message",
                    value.length + " bytes",
                    "at most %d bytes".formatted(MOST_BYTES));
            return Optional.empty();
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
            return Optional.of(JsonNodes.read(text));
        } catch (CharacterCodingException e) {
            document.problem((Mark) null, "message", "bytes that are not UTF-8", needed);
        } catch (JacksonException e) {
            document.problem(
                    e.getLocation() == null ? null : JsonNodes.mark(e.getLocation()),
                    "JSON",
                    firstLine(e.getOriginalMessage()),
                    needed);
        } catch (IOException e) {
            document.problem((Mark) null, "message", firstLine(e.getMessage()), needed);
        }
        return Optional.empty();
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= 200 ? line : line.substring(0, 200) + "...";
    }

    Document document() {
        return document;
    }

    /** The message's keys; empty where it has none, with a problem noted. */
    Optional<Section> root() {
        return root;
    }

    /** What the sender calls it; empty where it has no name. */
    String id() {
        return root.map(r -> r.text("id", "", ID, "at most 200 characters")).orElse("");
    }

    /** The camera that a section is about; a problem is noted where there is none of that id. */
    static String camera(Document document, Section section, Set<String> cameras) {
        String camera = section.needed("camera", "the id of a camera").orElse("");
        if (!camera.isEmpty()) {
            new Names(document)
                    .check(
                            section.at("camera"),
                            section.subject("camera"),
                            camera,
                            "camera",
                            cameras);
        }
        return camera;
    }

    static String by(Section section) {
        section.needed("by", BY_NEEDED);
        return section.text("by", "", BY, BY_NEEDED);
    }

    static String note(Section section, String key) {
        return section.text(key, "", NOTE, NOTE_NEEDED);
    }

    static String keyNeeded(String camera) {
        return "the record's key to be %s, or none; it is another".formatted(camera);
    }
}
