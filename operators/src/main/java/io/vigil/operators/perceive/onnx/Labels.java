package io.vigil.operators.perceive.onnx;

import java.util.List;
import java.util.stream.IntStream;

/** Names of classes by index. */
final class Labels {
    /** The 80 classes of COCO detection (Lin et al., arXiv:1405.0312) in their usual order. */
    static final List<String> COCO =
            List.of(
                            "person bicycle car motorcycle airplane bus train truck boat traffic_light fire_hydrant stop_sign parking_meter bench bird cat dog horse sheep cow elephant bear zebra giraffe backpack umbrella handbag tie suitcase frisbee skis snowboard sports_ball kite baseball_bat baseball_glove skateboard surfboard tennis_racket bottle wine_glass cup fork knife spoon bowl banana apple sandwich orange broccoli carrot hot_dog pizza donut cake chair couch potted_plant bed dining_table toilet tv laptop mouse remote keyboard cell_phone microwave oven toaster sink refrigerator book clock vase scissors teddy_bear hair_drier toothbrush"
                                    .split(" "))
                    .stream()
                    .map(name -> name.replace('_', ' '))
                    .toList();

    private Labels() {}

    /** Of a detector with so many classes: COCO's, or people alone, or numbers. */
    static List<String> of(int classes) {
        if (classes == COCO.size()) {
            return COCO;
        }
        return classes == 1
                ? List.of("person")
                : IntStream.range(0, classes).mapToObj(index -> "class " + index).toList();
    }
}
