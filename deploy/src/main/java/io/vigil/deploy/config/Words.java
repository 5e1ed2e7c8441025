package io.vigil.deploy.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Constants as people write them: {@code bottom-center} for {@code BOTTOM_CENTER}. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> List<String> of(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
    }
}
