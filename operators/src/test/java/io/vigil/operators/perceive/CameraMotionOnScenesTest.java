package io.vigil.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.memory.MemoryConfig;
import io.vigil.tracking.Affine;
import io.vigil.tracking.simulation.CameraPath;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.Scenes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The camera's motion from rendered pixels against what it truly was. An error is the number of
 * pixels by which the estimate is off in that corner of the image where it is most.
 */
class CameraMotionOnScenesTest {
    private static final Logger LOG = LoggerFactory.getLogger(CameraMotionOnScenesTest.class);
    private static final int WIDTH = Film.WIDTH;
    private static final int HEIGHT = Film.HEIGHT;
    private static final MemoryConfig ALL = new MemoryConfig(true, true);

    /** As where {@code builtin:auto} is not asked for: nothing is known of the foreground. */
    private static final MemoryConfig MOTION_ONLY = new MemoryConfig(false, true);

    private final Scene street = Scenes.street(1, 8);
    private final Scene hand = Film.of(street, CameraPath.handHeld(700, 1200, 220, 8, 8, 3));
    private final Scene wall = Film.of(street, CameraPath.fixedAt(1200, 220));

    @Test
    void aPanThatShakesIsMeasuredToATenthOfAPixel() {
        Errors errors = errors("hand", hand, ALL, Film.Spoiling.NONE);
        assertThat(errors.median()).isLessThan(0.1);
        assertThat(errors.greatest()).isLessThan(0.5);
    }

    @Test
    void jerksOfAnEighthOfTheImageAreFollowed() {
        Scene fast = Film.of(street, CameraPath.handHeld(300, 2000, 220, 8, 16, 3));
        Errors errors = errors("fast", fast, MOTION_ONLY, Film.Spoiling.NONE);
        assertThat(errors.greatestMotion()).isGreaterThan(WIDTH / 12.0);
        assertThat(errors.greatest()).isLessThan(0.5);
    }

    @Test
    void motionBlurCostsLittle() {
        Scene blurred =
                street.filmed(
                        CameraPath.handHeld(700, 1200, 220, 8, 8, 3), WIDTH, HEIGHT, 1 / 50.0);
        Errors errors = errors("blurred", blurred, MOTION_ONLY, Film.Spoiling.NONE);
        assertThat(errors.median()).isLessThan(0.2);
        assertThat(errors.greatest()).isLessThan(1);
    }

    @Test
    void nightAndGrainCostLittle() {
        Errors night = errors("night", hand, ALL, dark(0.12, 3));
        assertThat(night.median()).isLessThan(0.3);
        assertThat(night.greatest()).isLessThan(1);
        Errors grain = errors("grain", hand, ALL, dark(1, 25));
        assertThat(grain.median()).isLessThan(0.3);
        assertThat(grain.greatest()).isLessThan(1);
    }

    @Test
    void aCameraThatStandsStandsInGrainAndBehindABus() {
        assertThat(errors("wall", wall, ALL, Film.Spoiling.NONE).greatest()).isZero();
        assertThat(errors("wall, grain", wall, ALL, dark(1, 15)).greatest()).isLessThan(0.5);
        for (MemoryConfig config : List.of(ALL, MOTION_ONLY)) {
            Errors bus = errors("wall, bus", wall, config, new Bus());
            assertThat(bus.median()).isZero();
            assertThat(bus.greatest()).isLessThan(0.5);
        }
    }

    @Test
    void aBusThatFillsTwoFifthsOfTheImageDoesNotDecide() {
        for (MemoryConfig config : List.of(ALL, MOTION_ONLY)) {
            Errors errors = errors("hand, bus", hand, config, new Bus());
            assertThat(errors.median()).isLessThan(0.2);
            assertThat(errors.greatest()).isLessThan(1);
        }
    }

    @Test
    void aSceneCutIsNoMotionAndIsForgottenAtOnce() {
        Scene elsewhere =
                Film.of(Scenes.street(2, 8), CameraPath.handHeld(1700, 2000, 220, 8, 8, 5));
        int cut = 40;
        byte[] other = new byte[3 * WIDTH * HEIGHT];
        io.vigil.tracking.simulation.Renderer renderer =
                new io.vigil.tracking.simulation.Renderer(elsewhere, 1);
        Film.Spoiling spliced =
                (frame, bgr) -> {
                    if (frame >= cut) {
                        renderer.render(frame, other);
                        System.arraycopy(other, 0, bgr, 0, bgr.length);
                    }
                };
        for (MemoryConfig config : List.of(ALL, MOTION_ONLY)) {
            List<Affine> motion = Film.motion(hand, config, spliced);
            assertThat(motion.get(cut)).isEqualTo(Affine.IDENTITY);
            for (int i = 1; i < motion.size(); i++) {
                Affine truth = (i < cut ? hand : elsewhere).cameraMotion(i);
                if (i != cut) {
                    assertThat(Film.error(motion.get(i), truth)).as("frame %d", i).isLessThan(0.5);
                }
            }
        }
    }

    @Test
    void aFenceOfEqualBarsDoesNotMisleadIt() {
        // A bar each 24 pixels in the upper two thirds, less than the greatest steps of the pan.
        Scene fast = Film.of(street, CameraPath.handHeld(500, 2100, 220, 8, 8, 7));
        Film.Spoiling fence =
                (frame, bgr) -> {
                    Affine whole = Affine.IDENTITY;
                    for (int i = 1; i <= frame; i++) {
                        whole = fast.cameraMotion(i).after(whole);
                    }
                    Affine back = whole.inverse();
                    for (int y = 0; y < 2 * HEIGHT / 3; y++) {
                        for (int x = 0; x < WIDTH; x++) {
                            double at = back.x(x + 0.5, y + 0.5);
                            double along = at - 24 * Math.floor(at / 24);
                            double bar = Math.max(0, Math.min(1, 5 - Math.abs(along - 12)));
                            for (int c = 3 * (y * WIDTH + x); c < 3 * (y * WIDTH + x) + 3; c++) {
                                bgr[c] = (byte) ((bgr[c] & 0xff) * (1 - bar) + 40 * bar);
                            }
                        }
                    }
                };
        Errors errors = errors("fence", fast, MOTION_ONLY, fence);
        assertThat(errors.greatestMotion()).isGreaterThan(24);
        assertThat(errors.median()).isLessThan(0.3);
        assertThat(errors.greatest()).isLessThan(1);
    }

    @Test
    void aPanTooSlowToBeSeenBetweenTwoFramesAddsUp() {
        Scene slow = Film.of(street, CameraPath.handHeld(1200, 1212, 220, 8, 0, 1));
        Affine all = Affine.IDENTITY;
        for (Affine motion : Film.motion(slow, ALL, Film.Spoiling.NONE)) {
            all = motion.after(all);
        }
        assertThat(all.x(WIDTH / 2.0, HEIGHT / 2.0)).isBetween(WIDTH / 2.0 - 13, WIDTH / 2.0 - 11);
    }

    @Test
    void ofACameraDeclaredFixedNothingIsEstimated() {
        CameraConfig declared = CameraConfig.of("gate", "gate.mp4");
        assertThat(declared.fixed()).isTrue();
        assertThat(Film.motion(hand, MemoryConfig.of(declared), Film.Spoiling.NONE))
                .containsOnly(Affine.IDENTITY);
    }

    @Test
    void theSameImagesGiveTheSameMotionWhateverTheThreads() {
        int before = opencv_core.getNumThreads();
        List<List<Affine>> runs = new ArrayList<>();
        try {
            for (int threads : new int[] {1, 2, 4}) {
                opencv_core.setNumThreads(threads);
                runs.add(Film.motion(hand, ALL, dark(0.5, 5)));
            }
        } finally {
            opencv_core.setNumThreads(before);
        }
        assertThat(runs.get(1)).isEqualTo(runs.get(0));
        assertThat(runs.get(2)).isEqualTo(runs.get(0));
    }

    /** Sorted, and the greatest true motion. */
    private record Errors(List<Double> sorted, double greatestMotion) {
        double median() {
            return sorted.get(sorted.size() / 2);
        }

        double greatest() {
            return sorted.get(sorted.size() - 1);
        }
    }

    private static Errors errors(
            String what, Scene scene, MemoryConfig config, Film.Spoiling spoiling) {
        List<Affine> motion = Film.motion(scene, config, spoiling);
        List<Double> errors = new ArrayList<>();
        double greatest = 0;
        for (int i = 1; i < motion.size(); i++) {
            errors.add(Film.error(motion.get(i), scene.cameraMotion(i)));
            greatest = Math.max(greatest, Film.error(Affine.IDENTITY, scene.cameraMotion(i)));
        }
        Errors result = new Errors(errors.stream().sorted().toList(), greatest);
        LOG.info(
                "{}: off by {} pixels, at most {}, of motions up to {}",
                what,
                result.median(),
                result.greatest(),
                greatest);
        return result;
    }

    private static Film.Spoiling dark(double light, double grain) {
        Random random = new Random(3);
        double[] noise = random.doubles(1 << 18).map(each -> grain * (each - 0.5) * 3.5).toArray();
        return (frame, bgr) -> {
            int from = random.nextInt(noise.length);
            for (int i = 0; i < bgr.length; i++) {
                double value = (bgr[i] & 0xff) * light + noise[(from + i) & (noise.length - 1)];
                bgr[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
            }
        };
    }

    /** Drives through the image from the left to the right, 420 x 220 pixels, with windows. */
    private static final class Bus implements Film.Spoiling {
        private static final int LENGTH = 420;
        private static final int TALL = 220;
        private static final int SPEED = 12;

        @Override
        public void spoil(int frame, byte[] bgr) {
            int left = SPEED * frame - LENGTH;
            for (int y = 0; y < TALL; y++) {
                for (int x = Math.max(0, -left); x < Math.min(LENGTH, WIDTH - left); x++) {
                    boolean window = y > 30 && y < 110 && x % 60 > 12;
                    boolean letter = y > 140 && y < 170 && (x * 7 / 5 ^ y / 6) % 9 < 4;
                    int colour = window ? 70 + (x * 13 + y * 5) % 23 : letter ? 230 : 130;
                    int at = 3 * ((y + 100) * WIDTH + left + x);
                    bgr[at] = (byte) colour;
                    bgr[at + 1] = (byte) (colour / 2);
                    bgr[at + 2] = (byte) (colour / 3);
                }
            }
        }
    }
}
