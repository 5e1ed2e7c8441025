package io.vigil.operators.perceive.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumericsTest {
    @TempDir Path folder;

    @Test
    void aModelComputesTheSameHereAndStepByStep() throws IOException {
        Path means = TinyModel.means(folder.resolve("means.onnx"), false, TinyModel.OPEN, 3, 8, 8);

        Numerics numerics = Numerics.of(means, ModelOptions.cpu(1).withBatch(3));

        assertThat(numerics.difference()).isLessThan(1e-6);
        assertThat(numerics.batch()).isEqualTo(3);
        assertThat(numerics.batchDifference()).isLessThan(1e-6);
        assertThat(numerics.finite()).isTrue();
        assertThat(numerics.inputs().get("images")).containsExactly(-1L, 3L, 8L, 8L);
        assertThat(numerics.asUsed()).isEqualTo("cpu, all optimisations, 1 thread");
    }

    @Test
    void aGraphOfOneImageIsRunWithOne() throws IOException {
        Path means = TinyModel.means(folder.resolve("means.onnx"), false, 1, 3, 8, 8);
        assertThat(Numerics.of(means, ModelOptions.cpu(1).withBatch(3)).batch()).isEqualTo(1);
    }

    @Test
    void whatIsNoNumberIsCounted() throws IOException {
        Path nan =
                TinyModel.write(
                        folder.resolve("nan.onnx"),
                        new long[] {1, 3, 8, 8},
                        new long[] {1, 4},
                        Float.NaN,
                        1,
                        Float.POSITIVE_INFINITY,
                        2);
        Numerics numerics = Numerics.of(nan, ModelOptions.cpu(1));
        assertThat(numerics.finite()).isFalse();
        // At both ranges of values that go in.
        assertThat(numerics.figures()).containsExactly(new Numerics.Output("output", 0, 0, 4, 8));
    }

    @Test
    void theDifferenceIsAShareOfTheGreatestNumber() {
        double[] expected = {1, -20, 3};
        assertThat(Numerics.difference(new double[] {1, -20, 3.2}, expected, false))
                .isCloseTo(0.01, within(1e-12));
        assertThat(Numerics.difference(new double[] {1, -20}, expected, false)).isEqualTo(1);
        assertThat(Numerics.difference(new double[] {1, Double.NaN, 3}, expected, false))
                .isEqualTo(1);
        assertThat(Numerics.difference(new double[3], new double[3], false)).isZero();
        // Rows of a list may have changed places.
        assertThat(Numerics.difference(new double[] {3, 1, -20}, expected, true)).isZero();
        assertThat(Numerics.difference(new double[] {3, 1, -20}, expected, false)).isPositive();
    }

    @Test
    void theFileSaysWhatItNeeds() throws IOException {
        Path means = TinyModel.means(folder.resolve("means.onnx"), true, 1, 3, 8, 8);

        GraphFacts facts = GraphFacts.read(means);

        assertThat(facts.opset()).isEqualTo(13);
        assertThat(facts.irVersion()).isEqualTo(8);
        assertThat(facts.operators()).containsEntry("ReduceMean", 1).containsEntry("Log", 1);
        assertThat(facts.quantised()).isFalse();
        assertThat(facts.sorts()).isFalse();
    }

    @Test
    void aFileCutOffAnywhereIsSaidToBe() throws IOException {
        byte[] whole =
                Files.readAllBytes(TinyModel.means(folder.resolve("m.onnx"), true, 1, 3, 8, 8));
        for (int length = 1; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Numerics.of(cut, ModelOptions.cpu(1)))
                    .as("%d bytes of %d", length, whole.length)
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("cut.onnx");
        }
    }
}
