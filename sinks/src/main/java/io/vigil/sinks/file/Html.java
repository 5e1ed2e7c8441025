package io.vigil.sinks.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Text of an HTML page; whatever came from outside goes through {@link #escape}. */
public final class Html {
    private Html() {}

    /**
     * A whole page in the style of the house; it may show nothing that is not inside it.
     *
     * @param style further rules
     * @param body what is in its main part
     */
    public static String page(String title, String style, String body) throws IOException {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"><title>%s</title><style>%s%s</style></head><body><main>%s</main></body></html>
                """
                .formatted(escape(title), style(), style, body);
    }

    private static String style() throws IOException {
        try (InputStream in = Html.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Safe as text and within a quoted attribute. */
    public static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c < ' ' && c != '\n' ? ' ' : c);
            }
        }
        return safe.toString();
    }

    static String jpeg(byte[] picture) {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(picture);
    }
}
