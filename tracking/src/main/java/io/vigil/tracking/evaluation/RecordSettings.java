package io.vigil.tracking.evaluation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings in a record of records, by path, such as {@code cues.overlap.weight}. Whatever is
 * added to the records is measured with the rest.
 */
final class RecordSettings {
    private RecordSettings() {}

    /** Every number and duration, by path, in the records' order. */
    static Map<String, Object> of(Record root) {
        Map<String, Object> settings = new LinkedHashMap<>();
        collect(root, "", settings);
        return settings;
    }

    private static void collect(Record from, String prefix, Map<String, Object> into) {
        for (RecordComponent component : from.getClass().getRecordComponents()) {
            String path = prefix + component.getName();
            Object value = value(from, component);
            if (value instanceof Record inner) {
                collect(inner, path + ".", into);
            } else if (value instanceof Number || value instanceof Duration) {
                into.put(path, value);
            }
        }
    }

    /**
     * The same with one setting changed.
     *
     * @param path of a value, or of a whole record
     * @throws IllegalArgumentException if there is no such setting, or the record refuses the value
     */
    static <T extends Record> T with(T root, String path, Object value) {
        String[] names = path.split("\\.", 2);
        List<Object> arguments = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (RecordComponent component : root.getClass().getRecordComponents()) {
            Object old = value(root, component);
            known.add(component.getName());
            if (!component.getName().equals(names[0])) {
                arguments.add(old);
            } else if (names.length == 2 && old instanceof Record inner) {
                arguments.add(with(inner, names[1], value));
            } else {
                arguments.add(value);
            }
        }
        if (!known.contains(names[0])) {
            throw new IllegalArgumentException(
                    "%s has no setting '%s'; it has %s"
                            .formatted(
                                    root.getClass().getSimpleName(),
                                    names[0],
                                    String.join(", ", known)));
        }
        return made(root, arguments);
    }

    /**
     * The same with several settings changed at once, so that those which depend on each other may
     * move together.
     *
     * @param changes by the path of a value; paths of nothing are passed over
     * @throws IllegalArgumentException if a record refuses its values
     */
    static <T extends Record> T with(T root, Map<String, Object> changes) {
        return changed(root, "", changes);
    }

    private static <T extends Record> T changed(
            T from, String prefix, Map<String, Object> changes) {
        List<Object> arguments = new ArrayList<>();
        for (RecordComponent component : from.getClass().getRecordComponents()) {
            String path = prefix + component.getName();
            Object old = value(from, component);
            arguments.add(
                    old instanceof Record inner
                            ? changed(inner, path + ".", changes)
                            : changes.getOrDefault(path, old));
        }
        return made(from, arguments);
    }

    private static Object value(Record from, RecordComponent component) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    @SuppressWarnings("unchecked") // A record's constructor makes what the record is.
    private static <T extends Record> T made(T like, List<Object> arguments) {
        Class<?>[] types =
                Arrays.stream(like.getClass().getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            return (T) like.getClass().getConstructor(types).newInstance(arguments.toArray());
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException invalid) {
                throw invalid;
            }
            throw new IllegalStateException(like.getClass() + " cannot be made", refused);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(like.getClass() + " cannot be made", e);
        }
    }
}
