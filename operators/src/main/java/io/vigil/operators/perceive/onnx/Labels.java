package io.vigil.operators.perceive.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Names of classes by index.
 *
 * @param byIndex empty where an index has no name: what is found of it is left out
 */
record Labels(List<String> byIndex) {
    /** The 80 classes of COCO detection (Lin et al., arXiv:1405.0312) in their usual order. */
    static final List<String> COCO =
            Arrays.stream(
                            "person bicycle car motorcycle airplane bus train truck boat traffic_light fire_hydrant stop_sign parking_meter bench bird cat dog horse sheep cow elephant bear zebra giraffe backpack umbrella handbag tie suitcase frisbee skis snowboard sports_ball kite baseball_bat baseball_glove skateboard surfboard tennis_racket bottle wine_glass cup fork knife spoon bowl banana apple sandwich orange broccoli carrot hot_dog pizza donut cake chair couch potted_plant bed dining_table toilet tv laptop mouse remote keyboard cell_phone microwave oven toaster sink refrigerator book clock vase scissors teddy_bear hair_drier toothbrush"
                                    .split(" "))
                    .map(name -> name.replace('_', ' '))
                    .toList();

    /** Numbers from 1 to 90 that no class of COCO detection has; 0 is the background. */
    private static final List<Integer> NEVER_USED =
            List.of(0, 12, 26, 29, 30, 45, 66, 68, 69, 71, 83);

    private static final int COCO_NUMBERS = 91;

    Labels {
        byIndex = List.copyOf(byIndex);
    }

    /** Of a detector for which nobody names them: COCO's, or people alone, or numbers. */
    static Labels usual(Head head) {
        int classes = head.classes();
        if (classes == COCO_NUMBERS || (classes == Head.UNTOLD && head.firstLabel() == 1)) {
            return new Labels(cocoNumbers());
        }
        if (classes == COCO.size() || classes == Head.UNTOLD) {
            return new Labels(COCO);
        }
        return new Labels(
                classes == 1
                        ? List.of("person")
                        : IntStream.range(0, classes).mapToObj(Labels::numbered).toList());
    }

    /** COCO's names by the numbers that its annotations have for them. */
    private static List<String> cocoNumbers() {
        List<String> byNumber = new ArrayList<>();
        int next = 0;
        for (int number = 0; number < COCO_NUMBERS; number++) {
            byNumber.add(NEVER_USED.contains(number) ? "" : COCO.get(next++));
        }
        return byNumber;
    }

    /**
     * @param names as somebody gives them, from the first class
     * @param from who gives them
     * @throws ModelException if these are not as many as the head has
     */
    static Labels given(List<String> names, String from, Head head, Path model) {
        if (head.classes() != Head.UNTOLD && head.classes() != names.size()) {
            throw new ModelException(
                    "Model %s needs names for the %d classes of its head %s, but %s has %d; give them as 'labels' in %s"
                            .formatted(
                                    model,
                                    head.classes(),
                                    head.name(),
                                    from,
                                    names.size(),
                                    SideCar.path(model)));
        }
        List<String> byIndex = new ArrayList<>(Collections.nCopies(head.firstLabel(), ""));
        byIndex.addAll(names);
        return new Labels(byIndex);
    }

    /** The names that there are, in the order of their indices. */
    List<String> names() {
        return byIndex.stream().filter(name -> !name.isEmpty()).distinct().toList();
    }

    /** Of what a head found; empty if it has none. */
    Optional<String> name(int index) {
        if (index < 0) {
            return Optional.empty();
        }
        String name = index < byIndex.size() ? byIndex.get(index) : numbered(index);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static String numbered(int index) {
        return "class " + index;
    }
}
