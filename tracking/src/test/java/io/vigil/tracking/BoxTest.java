package io.vigil.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BoxTest {
    @Property
    void iouIsSymmetricAndWithinUnitInterval(@ForAll("boxes") Box a, @ForAll("boxes") Box b) {
        assertThat(a.iou(b)).isEqualTo(b.iou(a)).isBetween(0.0, 1.0);
    }

    @Property
    void aBoxCoversItself(@ForAll("boxes") Box a) {
        assertThat(a.iou(a)).isEqualTo(1.0);
    }

    @Test
    void aBoxWithoutAreaIsRefusedWithItsEdges() {
        assertThatThrownBy(() -> new Box(1, 2, Double.NaN, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("right=NaN");
    }

    @Provide
    Arbitrary<Box> boxes() {
        Arbitrary<Double> edge = Arbitraries.doubles().between(-500, 2000).ofScale(3);
        Arbitrary<Double> size = Arbitraries.doubles().between(0.01, 500).ofScale(3);
        return Combinators.combine(edge, edge, size, size).as(Box::ofSize);
    }
}
