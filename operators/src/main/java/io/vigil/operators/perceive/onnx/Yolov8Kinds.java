package io.vigil.operators.perceive.onnx;

import java.util.Optional;

/** Tells the exports of the anchor-free YOLOs by their outputs. */
final class Yolov8Kinds {
    static final HeadKind DETECT =
            new HeadKind(
                    "yolov8",
                    "one output [1, 4 + classes, cells], such as [1, 84, 8400] at 640x640",
                    Yolov8Kinds::detect);
    static final HeadKind POSE =
            new HeadKind(
                    "yolov8-pose",
                    "one output [1, 4 + classes + keypoints, cells], such as [1, 56, 8400], with kpt_shape in its metadata unless that is [17, 3]",
                    Yolov8Kinds::pose);
    static final HeadKind SEGMENT =
            new HeadKind(
                    "yolov8-seg",
                    "[1, 4 + classes + 32, cells] and prototypes [1, 32, height, width]",
                    Yolov8Kinds::segment);

    private static final int BOX = 4;
    private static final int[] SHALLOWER = {4, 8, 16, 32};

    private Yolov8Kinds() {}

    private static Optional<Head> detect(ModelFacts model) {
        return model.task().orElse("detect").equals("detect")
                ? model.only().flatMap(only -> head(DETECT, model, only, 0, Skeleton.NONE))
                : Optional.empty();
    }

    private static Optional<Head> pose(ModelFacts model) {
        if (!model.task().orElse("pose").equals("pose")) {
            return Optional.empty();
        }
        Optional<Skeleton> said = Skeleton.of(model.graph());
        Skeleton skeleton = said.orElse(Skeleton.COCO);
        return model.only()
                .flatMap(only -> head(POSE, model, only, 0, skeleton))
                // Where nothing says that there are keypoints, those of people.
                .filter(head -> said.isPresent() || head.classes() == 1);
    }

    private static Optional<Head> segment(ModelFacts model) {
        if (model.graph().outputs().size() != 2) {
            return Optional.empty();
        }
        TensorSpec boxes = model.graph().outputs().get(0);
        TensorSpec prototypes = model.graph().outputs().get(1);
        if (boxes.shape().length == 4) {
            TensorSpec first = boxes;
            boxes = prototypes;
            prototypes = first;
        }
        return prototypes.shape().length == 4 && prototypes.shape()[1] > 0
                ? head(SEGMENT, model, boxes, (int) prototypes.shape()[1], Skeleton.NONE)
                : Optional.empty();
    }

    /**
     * @param ignored numbers of each cell, such as of its mask
     */
    private static Optional<Head> head(
            HeadKind kind, ModelFacts model, TensorSpec output, int ignored, Skeleton skeleton) {
        long[] shape = output.shape();
        if (shape.length != 3 || shape[0] != 1) {
            return Optional.empty();
        }
        int others = BOX + ignored + skeleton.numbers();
        boolean columns = shape[1] > others && isCells(model, shape[2], shape[1]);
        boolean rows =
                shape[2] > others
                        && isCells(model, shape[1], shape[2])
                        && (model.expects(shape[2] - others) || skeleton.points() > 0);
        if (!columns && !rows) {
            return Optional.empty();
        }
        int perCell = (int) shape[columns ? 1 : 2];
        return Optional.of(
                new Yolov8Head(
                        new Yolov8Head.Columns(
                                kind.name(),
                                output.name(),
                                (int) shape[columns ? 2 : 1],
                                perCell,
                                !columns,
                                perCell - others,
                                skeleton)));
    }

    /**
     * @param perCell the other side; where that is the cells of the usual strides, these are not
     *     told by other strides, which they may fit by chance
     */
    private static boolean isCells(ModelFacts model, long count, long perCell) {
        long usual = model.cells(Grid.usual());
        boolean others = count == model.cells(Grid.deeper()) || count == model.cells(SHALLOWER);
        return count == usual || (others && (model.named() || perCell != usual));
    }
}
