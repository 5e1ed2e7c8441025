package io.vigil.operators.perceive.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.operators.perceive.onnx.TensorSpec.ElementType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Heads by the shapes of outputs alone, as published models have them. */
class HeadsTest {
    private static final Map<String, String> NOTHING = Map.of();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "yolox; 80; 416; output 1 3549 85",
                "yolox; 1; 192; output 1 756 6",
                "yolov5; 80; 640; output 1 25200 85",
                "yolov5; 3; 1280; output 1 102000 8",
                "yolov8; 80; 640; output0 1 84 8400",
                "yolov8; 1; 320; output0 1 5 2100",
                "yolov8-seg; 80; 640; output0 1 116 8400, output1 1 32 160 160",
                "end-to-end; 0; 640; output0 1 300 6",
                "end-to-end; 0; 640; output0 1 0 6",
                "end-to-end; 0; 640; output0 1 300 38, output1 1 32 160 160",
                "detr; 80; 640; logits 1 300 80, pred_boxes 1 300 4",
                "detr-softmax; 91; 800; logits 1 100 92, pred_boxes 1 100 4",
                "detr; 91; 384; pred_boxes 1 300 4, logits 1 300 91",
                "detr; 91; 560; dets 1 300 4, labels 1 300 91",
                "nanodet; 80; 416; cls_8 1 2704 80, cls_16 1 676 80, cls_32 1 169 80, dis_8 1 2704 32, dis_16 1 676 32, dis_32 1 169 32",
                "nanodet; 32; 416; dis_8 1 2704 32, cls_8 1 2704 32, dis_16 1 676 32, cls_16 1 676 32, dis_32 1 169 32, cls_32 1 169 32",
                "nanodet-plus; 80; 416; output 1 3598 112",
                "nanodet-plus; 5; 320; output 1 2125 37",
                "fastestdet; 80; 352; 758 1 85 22 22",
                "torchvision; 0; 640; 2770 0 4, 2772 0 int64, 2771 0",
                "torchvision; 0; 640; boxes 0 4, labels 0, scores 0",
                "efficient-nms; 0; 640; num_dets 1 1, det_boxes 1 100 4, det_scores 1 100, det_classes 1 100",
                "efficient-nms; 0; 640; num_detections 1 1, detection_boxes 1 100 4, detection_scores 1 100, detection_classes 1 100",
                "tensorflow-ssd; 0; 300; detection_boxes 1 100 4, detection_classes 1 100, detection_scores 1 100, num_detections 1",
                "nms-rows; 0; 640; output 0 7",
                "detection-output; 0; 320; detection_out 1 1 200 7",
            })
    void eachIsToldByItsShapes(String head, int classes, int side, String outputs) {
        Head told = auto(graph(side, NOTHING, outputs));

        assertThat(told.name()).isEqualTo(head);
        assertThat(told.classes()).isEqualTo(classes);
    }

    @Test
    void whatItWasTrainedForTellsKeypointsFromClasses() {
        Map<String, String> pose = Map.of("task", "pose", "kpt_shape", "[17, 3]");
        Map<String, String> hand = Map.of("task", "pose", "kpt_shape", "[21, 2]");
        Map<String, String> detect = Map.of("task", "detect");

        assertThat(auto(graph(640, pose, "output0 1 56 8400")).name()).isEqualTo("yolov8-pose");
        assertThat(auto(graph(640, hand, "output0 1 48 8400")).classes()).isEqualTo(2);
        assertThat(auto(graph(640, detect, "output0 1 56 8400")).classes()).isEqualTo(52);
        assertThat(auto(graph(640, pose, "output0 1 300 57")).name()).isEqualTo("end-to-end");
    }

    @Test
    void whereSeveralFitTheyAreNamedAndOneMayBeChosen() {
        GraphSpec people = graph(640, NOTHING, "output0 1 56 8400");

        assertThatThrownBy(() -> auto(people))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("yolov8 of 52 classes, yolov8-pose of 1 classes")
                .hasMessageContaining("input 640x640, outputs [output0[1, 56, 8400] float32]")
                .hasMessageContaining("head: NAME");
        assertThat(named(people, "yolov8-pose").classes()).isEqualTo(1);
        assertThat(named(people, "yolov8").classes()).isEqualTo(52);
        assertThat(labelled(people, 1).name()).isEqualTo("yolov8-pose");
        assertThat(labelled(people, 52).name()).isEqualTo("yolov8");
    }

    @Test
    void numbersOfClassesThatOneWouldExpectRaiseADoubt() {
        GraphSpec rows = graph(416, NOTHING, "output 1 3549 112");

        // YOLOX of 107 classes, or NanoDet of COCO.
        assertThatThrownBy(() -> auto(rows))
                .hasMessageContaining("yolox of 107 classes, nanodet-plus of 80 classes");
        assertThat(labelled(rows, 107).name()).isEqualTo("yolox");
        assertThat(labelled(rows, 80).name()).isEqualTo("nanodet-plus");
        GraphSpec turned = graph(640, NOTHING, "output0 1 8400 84");
        assertThatThrownBy(() -> auto(turned))
                .hasMessageContaining("yolox of 79 classes, yolov8 of 80 classes");
        assertThat(labelled(turned, 80).name()).isEqualTo("yolov8");
        // With 3 labels, nobody would take YOLOX of 30 for NanoDet of 3, but for these labels.
        GraphSpec few = graph(416, NOTHING, "output 1 3549 35");
        assertThat(auto(few).name()).isEqualTo("yolox");
        assertThat(labelled(few, 3).name()).isEqualTo("nanodet-plus");
    }

    @Test
    void someAreTakenOnlyWhenNamed() {
        assertThat(named(graph(416, NOTHING, "output 1 3549 85"), "yolox-decoded").name())
                .isEqualTo("yolox-decoded");
        GraphSpec listed = graph(640, NOTHING, "labels 1 300 int64, boxes 1 300 4, scores 1 300");
        assertThatThrownBy(() -> auto(listed)).hasMessageContaining("a head that is not known");
        assertThat(named(listed, "detr-boxes").name()).isEqualTo("detr-boxes");
        GraphSpec pair = graph(640, NOTHING, "scores 1 900 80, boxes 1 900 4");
        assertThatThrownBy(() -> auto(pair)).hasMessageContaining("a head that is not known");
        assertThat(named(pair, "detr").classes()).isEqualTo(80);
    }

    @Test
    void theSizeOfTheImageAsAnInputTellsADetr() {
        GraphSpec graph =
                new GraphSpec(
                        Path.of("m.onnx"),
                        List.of(
                                spec("images 1 3 640 640"),
                                new TensorSpec(
                                        "orig_target_sizes", ElementType.INT64, new long[] {1, 2})),
                        List.of(
                                spec("labels 1 300 int64"),
                                spec("boxes 1 300 4"),
                                spec("scores 1 300")),
                        NOTHING);

        assertThat(auto(graph).name()).isEqualTo("detr-boxes");
    }

    @Test
    void aHeadThatItDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> named(graph(640, NOTHING, "output0 1 84 8400"), "fastestdet"))
                .hasMessageContaining("does not have the head fastestdet")
                .hasMessageContaining("output0[1, 84, 8400]")
                .hasMessageContaining("[1, 5 + classes, rows, columns]");
        // What divides an image into 16 regions has planes as well.
        assertThatThrownBy(() -> auto(graph(256, NOTHING, "output 1 21 32 32")))
                .hasMessageContaining("a head that is not known");
        Map<String, String> turned = Map.of("task", "obb");
        assertThatThrownBy(() -> auto(graph(640, turned, "output0 1 20 8400")))
                .hasMessageContaining("a head that is not known");
        assertThatThrownBy(() -> auto(graph(224, NOTHING, "logits 1 1000")))
                .hasMessageContaining("known are yolox, yolov8")
                .hasMessageContaining("logits[1, 1000] float32");
    }

    private static Head auto(GraphSpec graph) {
        return named(graph, "auto");
    }

    private static Head named(GraphSpec graph, String name) {
        return recognised(graph, name, OptionalInt.empty());
    }

    private static Head labelled(GraphSpec graph, int labels) {
        return recognised(graph, "auto", OptionalInt.of(labels));
    }

    private static Head recognised(GraphSpec graph, String name, OptionalInt labels) {
        int side = (int) graph.inputs().get(0).shape()[2];
        return Heads.recognise(graph, side, side, name, labels);
    }

    private static GraphSpec graph(int side, Map<String, String> metadata, String outputs) {
        return new GraphSpec(
                Path.of("m.onnx"),
                List.of(spec("images 1 3 %d %d".formatted(side, side))),
                Arrays.stream(outputs.split(", ")).map(HeadsTest::spec).toList(),
                metadata);
    }

    /** A name, the sides, and maybe that it is of whole numbers. */
    private static TensorSpec spec(String text) {
        String[] words = text.split(" ");
        boolean whole = words[words.length - 1].equals("int64");
        long[] shape =
                Arrays.stream(words, 1, words.length - (whole ? 1 : 0))
                        .mapToLong(Long::parseLong)
                        .toArray();
        return new TensorSpec(words[0], whole ? ElementType.INT64 : ElementType.FLOAT32, shape);
    }
}
