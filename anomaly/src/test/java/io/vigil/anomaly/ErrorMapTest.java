package io.vigil.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErrorMapTest {
    @Test
    void itSaysWhereTheErrorIsAsAShareOfTheGreatest() {
        float[][] errors = new float[32][32];
        for (int y = 4; y < 8; y++) {
            for (int x = 12; x < 16; x++) {
                errors[y][x] = 3;
            }
        }
        errors[31][0] = 12;
        ErrorMap map = ErrorMap.of(errors);
        assertThat(map.isKnown()).isTrue();
        assertThat(map.level(3, 1)).isEqualTo(1);
        assertThat(map.level(0, 7)).isCloseTo(0.25, within(0.01));
        assertThat(map.level(4, 1)).isZero();
        assertThat(map).isEqualTo(new ErrorMap(map.levels()));
    }

    @Test
    void whereNothingIsWrongNoCellIs() {
        assertThat(ErrorMap.of(new float[64][64]).levels()).containsOnly(0).hasSize(64);
        assertThat(ErrorMap.NONE.isKnown()).isFalse();
        assertThatThrownBy(() -> new ErrorMap(new byte[3])).hasMessageContaining("had 3");
    }
}
