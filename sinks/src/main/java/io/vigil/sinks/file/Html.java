package io.vigil.sinks.file;

import java.util.Base64;

/** Text of an HTML page; whatever came from outside goes through {@link #escape}. */
final class Html {
    private Html() {}

    /** Safe as text and within a quoted attribute. */
    static String escape(String text) {
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
