package io.vigil.deploy.config;

import java.util.regex.Pattern;

/** Makes a value fit to be printed. */
public final class Secrets {
    // Greedy to the last @, since passwords hold @, : and / that their owners forgot to encode.
    private static final Pattern USER = Pattern.compile("(?<=://)\\S*@");
    private static final Pattern QUERY = Pattern.compile("([?&;][^=&;\\s]+=)[^&;\\s]+");

    private Secrets() {}

    /** The same text with the credentials of any address in it replaced by stars. */
    public static String hidden(String value) {
        String withoutUser = USER.matcher(value).replaceAll("***@");
        return value.contains("://") ? QUERY.matcher(withoutUser).replaceAll("$1***") : withoutUser;
    }
}
