package io.vigil.deploy.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Camera ids for sources that were given without one. */
public final class SourceNames {
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*|(device|scene):.*");
    private static final int LONGEST = 90;

    private SourceNames() {}

    /** Whether a source is an address or a device, rather than a path. */
    public static boolean isAddress(String source) {
        return ADDRESS.matcher(source).matches();
    }

    /**
     * One id per source, made of the file's name or of the address without its credentials. Equal
     * names are told apart as {@code door}, {@code door-2}, {@code door-3}.
     */
    public static List<String> ids(List<String> sources) {
        // Ids name folders, and not every file system tells upper from lower case.
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<String> ids = new ArrayList<>();
        for (String source : sources) {
            String name = name(source);
            String id = name;
            for (int i = 2; !taken.add(id); i++) {
                id = name + "-" + i;
            }
            ids.add(id);
        }
        return ids;
    }

    private static String name(String source) {
        String raw = isAddress(source) ? addressName(source) : fileName(source);
        String id = raw.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        id = id.length() > LONGEST ? id.substring(0, LONGEST) : id;
        return id.isEmpty() ? "camera" : id;
    }

    private static String fileName(String source) {
        Path name = Path.of(source).toAbsolutePath().normalize().getFileName();
        String text = name == null ? "" : name.toString();
        return text.replaceFirst("(?<=.)\\.[A-Za-z0-9]{1,5}$", "");
    }

    private static String addressName(String source) {
        if (!source.contains("://")) {
            return source.toLowerCase(Locale.ROOT);
        }
        try {
            URI uri = URI.create(source);
            if (uri.getHost() != null) {
                return uri.getHost() + (uri.getPath() == null ? "" : uri.getPath());
            }
        } catch (IllegalArgumentException e) {
            // A password with odd characters: the part behind the last @ is taken below.
        }
        String place = source.substring(source.indexOf("://") + 3);
        place = place.substring(place.lastIndexOf('@') + 1);
        return place.replaceFirst("[?#].*", "");
    }
}
