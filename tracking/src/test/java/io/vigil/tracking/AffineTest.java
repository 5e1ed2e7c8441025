package io.vigil.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AffineTest {
    @Provide
    Arbitrary<Affine> motions() {
        Arbitrary<Double> zoom = Arbitraries.doubles().between(0.8, 1.2);
        Arbitrary<Double> turn = Arbitraries.doubles().between(-0.2, 0.2);
        Arbitrary<Double> shift = Arbitraries.doubles().between(-200, 200);
        return Combinators.combine(zoom, turn, shift, zoom, shift)
                .as((a11, turned, tx, a22, ty) -> new Affine(a11, -turned, tx, turned, a22, ty));
    }

    @Property
    void oneMotionAfterAnotherTakesAPointAsBothInTurn(
            @ForAll("motions") Affine first,
            @ForAll("motions") Affine second,
            @ForAll @DoubleRange(min = -2000, max = 2000) double x,
            @ForAll @DoubleRange(min = -2000, max = 2000) double y) {
        Affine both = second.after(first);
        double midX = first.x(x, y);
        double midY = first.y(x, y);
        assertThat(both.x(x, y)).isCloseTo(second.x(midX, midY), within(1e-6));
        assertThat(both.y(x, y)).isCloseTo(second.y(midX, midY), within(1e-6));
    }

    @Property
    void thereAndBackIsWhereItWas(
            @ForAll("motions") Affine motion,
            @ForAll @DoubleRange(min = -2000, max = 2000) double x,
            @ForAll @DoubleRange(min = -2000, max = 2000) double y) {
        Affine back = motion.inverse();
        assertThat(back.x(motion.x(x, y), motion.y(x, y))).isCloseTo(x, within(1e-6));
        assertThat(back.y(motion.x(x, y), motion.y(x, y))).isCloseTo(y, within(1e-6));
    }

    @Test
    void whatFlattensThePlaneHasNoWayBack() {
        assertThatThrownBy(() -> new Affine(1, 1, 0, 1, 1, 0).inverse())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
