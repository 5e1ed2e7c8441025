package io.vigil.deploy.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * JSON as the nodes that YAML makes, each with its line and column, so that one reader reads both;
 * and back. Not by YAML itself: that has aliases, merges and its own idea of tabs.
 */
final class JsonNodes {
    private static final int DEEPEST = 32;
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    private JsonNodes() {}

    /**
     * @throws com.fasterxml.jackson.core.JacksonException where it is no JSON
     */
    static Node read(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return scalar(parser, "");
            }
            Node root = value(parser);
            if (parser.nextToken() != null) {
                throw new com.fasterxml.jackson.core.JsonParseException(
                        parser, "more after the end of the message");
            }
            return root;
        }
    }

    private static Node value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NULL -> scalar(parser, "");
            default -> scalar(parser, parser.getText());
        };
    }

    private static Node object(JsonParser parser) throws IOException {
        Mark start = mark(parser);
        List<NodeTuple> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Node key = scalar(parser, parser.currentName());
            parser.nextToken();
            entries.add(new NodeTuple(key, value(parser)));
        }
        return new MappingNode(Tag.MAP, true, entries, start, start, FlowStyle.FLOW);
    }

    private static Node array(JsonParser parser) throws IOException {
        Mark start = mark(parser);
        List<Node> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            all.add(value(parser));
        }
        return new SequenceNode(Tag.SEQ, true, all, start, start, FlowStyle.FLOW);
    }

    private static Node scalar(JsonParser parser, String text) {
        Mark at = mark(parser);
        return new ScalarNode(Tag.STR, text, at, at, ScalarStyle.DOUBLE_QUOTED);
    }

    private static Mark mark(JsonParser parser) {
        return mark(parser.currentTokenLocation());
    }

    static Mark mark(JsonLocation at) {
        return new Mark(
                "message",
                0,
                Math.max(0, at.getLineNr() - 1),
                Math.max(0, at.getColumnNr() - 1),
                new int[0],
                0);
    }

    /**
     * @throws IllegalArgumentException where an alias leads back to itself
     */
    static String write(Node root) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
            write(root, out, 0);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private static void write(Node node, JsonGenerator out, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "Sections need to be within each other at most %d times".formatted(DEEPEST));
        }
        if (node instanceof MappingNode mapping) {
            out.writeStartObject();
            for (NodeTuple entry : mapping.getValue()) {
                out.writeFieldName(
                        entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?");
                write(entry.getValueNode(), out, depth + 1);
            }
            out.writeEndObject();
        } else if (node instanceof SequenceNode sequence) {
            out.writeStartArray();
            for (Node each : sequence.getValue()) {
                write(each, out, depth + 1);
            }
            out.writeEndArray();
        } else if (Document.isEmpty(node)) {
            out.writeNull();
        } else {
            String value = ((ScalarNode) node).getValue();
            boolean plain = ((ScalarNode) node).getScalarStyle() == ScalarStyle.PLAIN;
            if (plain && NUMBER.matcher(value).matches()) {
                out.writeNumber(value);
            } else if (plain && (value.equals("true") || value.equals("false"))) {
                out.writeBoolean(Boolean.parseBoolean(value));
            } else {
                out.writeString(value);
            }
        }
    }
}
