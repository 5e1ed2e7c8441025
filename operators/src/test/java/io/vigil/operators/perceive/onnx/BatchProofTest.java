package io.vigil.operators.perceive.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.operators.perceive.DenseModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchProofTest {
    @TempDir Path folder;

    @Test
    void aSizeThatChangesTheAnswerIsFilledUp() {
        // As a kernel for single rows, and one for few rows, that add in another order.
        BatchProof proof = BatchProof.of(8, images -> said(images, images.length < 4 ? 1 : 0));

        assertThat(sizes(proof)).containsExactly(4, 4, 4, 4, 5, 6, 7, 8);
    }

    @Test
    void imagesGoInAloneWhereTheirPlaceMatters() {
        BatchProof proof =
                BatchProof.of(
                        4,
                        images -> {
                            List<float[]> said = said(images, 0);
                            said.get(said.size() - 1)[0] += 1;
                            return said;
                        });

        assertThat(sizes(proof)).containsExactly(1);
    }

    @Test
    void aGraphOfAFixedNumberIsAlwaysRunWithIt() {
        assertThat(sizes(BatchProof.fixed(3))).containsExactly(3, 3, 3);
        assertThat(sizes(BatchProof.of(1, images -> said(images, 0)))).containsExactly(1);
    }

    @Test
    void theSumsOfARealRuntimeAreTheSameToTheLastBit() throws Exception {
        Path file = DenseModel.write(folder.resolve("dense.onnx"));
        try (ModelSession session = ModelSession.open(file, ModelOptions.cpu(2).withBatch(16))) {
            assertThat(session.batch()).isEqualTo(16);
            List<List<Float>> alone = new ArrayList<>();
            for (int image = 0; image < 16; image++) {
                put(session, 0, image);
                session.run(1);
                alone.add(values(session.answer(0)));
            }
            for (int count = 2; count <= 16; count++) {
                Random order = new Random(count);
                List<Integer> images = order.ints(count, 0, 16).boxed().toList();
                for (int place = 0; place < count; place++) {
                    put(session, place, images.get(place));
                }
                session.run(count);
                for (int place = 0; place < count; place++) {
                    assertThat(values(session.answer(place)))
                            .as("%d images, place %d", count, place)
                            .isEqualTo(alone.get(images.get(place)));
                }
            }
        }
    }

    private static void put(ModelSession session, int place, int image) {
        int elements = session.inputs().elements();
        Elements.noise(
                session.input(), place * elements, elements, session.image().type(), 100L + image);
    }

    private static List<Float> values(Map<String, Output> answer) {
        Output only = answer.get("output");
        List<Float> values = new ArrayList<>();
        for (int i = 0; i < only.values().capacity(); i++) {
            values.add(only.values().get(i));
        }
        return values;
    }

    private static List<float[]> said(int[] images, float more) {
        List<float[]> said = new ArrayList<>();
        for (int image : images) {
            said.add(new float[] {image + more, 2});
        }
        return said;
    }

    private static List<Integer> sizes(BatchProof proof) {
        List<Integer> sizes = new ArrayList<>();
        for (int count = 1; count <= proof.most(); count++) {
            sizes.add(proof.sizeFor(count));
        }
        return sizes;
    }
}
