package io.vigil.tracking.vigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HeadingTest {
    @Property
    void isACosine(@ForAll long seed) {
        Random random = new Random(seed);
        Box from = random(random);
        Box to = random(random);
        assertThat(goesOn(from, to, random(random))).isBetween(-1.0, 1.0);
        assertThat(goesOn(from, from, random(random))).isZero();
        assertThat(goesOn(from, to, from)).isZero();
    }

    @Property
    void doesNotDependOnWhereOrHowLarge(@ForAll long seed) {
        Random random = new Random(seed);
        Box from = random(random);
        Box to = random(random);
        Box next = random(random);
        double as = goesOn(from, to, next);
        Affine other = new Affine(2, 0, 300, 0, 2, -50);
        assertThat(goesOn(other.box(from), other.box(to), other.box(next)))
                .isCloseTo(as, within(1e-9));
        assertThat(goesOn(mirrored(from), mirrored(to), mirrored(next)))
                .isCloseTo(as, within(1e-9));
    }

    @Test
    void onwardsIsOneBackIsMinusOneAndTremblingIsNothing() {
        Box from = Box.ofSize(0, 0, 40, 100);
        Box to = Box.ofSize(200, 0, 40, 100);
        assertThat(goesOn(from, to, Box.ofSize(400, 0, 40, 100))).isGreaterThan(.98);
        assertThat(goesOn(from, to, Box.ofSize(-400, 0, 40, 100))).isLessThan(-.98);
        assertThat(goesOn(from, to, Box.ofSize(0, 300, 40, 100))).isCloseTo(0, within(.01));
        assertThat(goesOn(from, Box.ofSize(.1, 0, 40, 100), to)).isBetween(0.0, .1);
    }

    private static double goesOn(Box from, Box to, Box next) {
        Heading heading = new Heading();
        heading.of(edges(from), edges(to), to.area());
        Pair pair = new Pair();
        pair.with(new Detection(next, .9, "person"), .5);
        return heading.goesOnTo(pair);
    }

    private static Edges edges(Box box) {
        Edges edges = new Edges();
        edges.of(box, Affine.IDENTITY, true);
        return edges;
    }

    private static Box mirrored(Box box) {
        return new Box(-box.right(), box.top(), -box.left(), box.bottom());
    }

    private static Box random(Random random) {
        return Box.ofSize(
                random.nextInt(640),
                random.nextInt(360),
                1 + random.nextInt(200),
                1 + random.nextInt(200));
    }
}
