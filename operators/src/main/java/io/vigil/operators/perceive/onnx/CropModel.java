package io.vigil.operators.perceive.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model that looks at parts of images, of one image or of many. Several go in at once where the
 * graph lets them; what is said of one does not depend on the others. Used by one thread at a time.
 */
final class CropModel implements AutoCloseable {
    /** Measured: more at once are no faster a crop, and cost memory. */
    private static final int MOST_AT_ONCE = 8;

    private final ModelSession session;
    private final CropInput input;

    /** Puts one of the parts in. */
    interface Put {
        /**
         * @param part from 0
         */
        void put(CropInput input, int place, int part);
    }

    /** Reads what is said of one of the parts. */
    interface Read<T> {
        /**
         * @param part from 0
         * @param answer by output; valid until it returns
         */
        T read(int part, Map<String, Output> answer);
    }

    /** Says what becomes of the colours, given what the model's file says of itself. */
    interface Colours {
        /**
         * @throws ModelException if it is no model of this kind
         */
        Channels of(ModelSession session);
    }

    private CropModel(ModelSession session, Channels channels) {
        this.session = session;
        input = new CropInput(session.input(), places(session), session.inputs(), channels);
    }

    private static int places(ModelSession session) {
        return (int) session.image().shape()[0];
    }

    /**
     * @param options whose batch is this class's to choose
     * @param height of its input where the graph leaves it open, in pixels
     * @param width likewise
     * @throws ModelException if it is not an ONNX model of images that runs, or not of its kind
     */
    static CropModel open(Path file, ModelOptions options, int height, int width, Colours colours) {
        ModelSession session =
                ModelSession.open(file, options.withBatch(MOST_AT_ONCE), height, width);
        try {
            return new CropModel(session, colours.of(session));
        } catch (ModelException other) {
            session.close();
            throw other;
        }
    }

    GraphSpec graph() {
        return session.graph();
    }

    /** Of its input, in pixels. */
    int width() {
        return session.inputs().width();
    }

    /** Of its input, in pixels. */
    int height() {
        return session.inputs().height();
    }

    /**
     * @param parts how many there are
     * @return what is read of each, in their order
     */
    <T> List<T> look(int parts, Put put, Read<T> read) {
        List<T> answers = new ArrayList<>(parts);
        while (answers.size() < parts) {
            int from = answers.size();
            int count = Math.min(session.batch(), parts - from);
            for (int place = 0; place < count; place++) {
                put.put(input, place, from + place);
            }
            session.run(count);
            for (int place = 0; place < count; place++) {
                answers.add(read.read(from + place, session.answer(place)));
            }
        }
        return answers;
    }

    @Override
    public void close() {
        input.close();
        session.close();
    }
}
