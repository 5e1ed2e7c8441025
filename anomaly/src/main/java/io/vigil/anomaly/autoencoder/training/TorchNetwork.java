package io.vigil.anomaly.autoencoder.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.vigil.anomaly.autoencoder.Layer;
import io.vigil.anomaly.autoencoder.Network;
import io.vigil.anomaly.autoencoder.Parameters;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** One network in PyTorch, with its optimiser. Used by one thread. */
final class TorchNetwork implements AutoCloseable {
    private final Map<Layer.Learnt, Block> learnt = new LinkedHashMap<>();
    private final Model model;
    private final Trainer trainer;

    /**
     * @param first what it starts from, by layer
     * @param rate of learning, by step
     */
    TorchNetwork(Network network, Map<String, Parameters> first, Device device, Tracker rate) {
        SequentialBlock all = new SequentialBlock();
        for (Layer layer : network.layers()) {
            if (layer instanceof Layer.Enlargement) {
                all.add(new LambdaBlock(TorchNetwork::enlarged, "enlarge"));
            }
            Block block = block(layer);
            all.add(block);
            if (layer instanceof Layer.Learnt weighed) {
                learnt.put(weighed, block);
            }
        }
        model = Model.newInstance(network.name(), device, "PyTorch");
        model.setBlock(all);
        trainer =
                model.newTrainer(
                        new DefaultTrainingConfig(Loss.l2Loss())
                                .optDevices(new Device[] {device})
                                .optOptimizer(
                                        Optimizer.adam().optLearningRateTracker(rate).build()));
        trainer.initialize(new Shape(1, network.inputs(), network.side(), network.side()));
        learnt.forEach(
                (layer, block) -> {
                    Parameters start = first.get(layer.name());
                    parameter(block, "weight").set(FloatBuffer.wrap(start.weights()));
                    parameter(block, "bias").set(FloatBuffer.wrap(start.biases()));
                });
    }

    private static Block block(Layer layer) {
        if (layer instanceof Layer.Convolution convolution) {
            return convolution(convolution, 2);
        } else if (layer instanceof Layer.Enlargement enlargement) {
            return convolution(enlargement, 1);
        } else if (layer instanceof Layer.Dense dense) {
            return Linear.builder().setUnits(dense.to()).build();
        } else if (layer instanceof Layer.Bend) {
            return Activation.leakyReluBlock(Layer.SLOPE);
        } else if (layer instanceof Layer.Flatten flat) {
            return new LambdaBlock(x -> new NDList(x.head().reshape(-1, flat.length())), "flatten");
        }
        Layer.Unflatten image = (Layer.Unflatten) layer;
        return new LambdaBlock(
                x -> new NDList(x.head().reshape(-1, image.channels(), image.side(), image.side())),
                "unflatten");
    }

    private static Block convolution(Layer.Learnt layer, int stride) {
        return Conv2d.builder()
                .setFilters(layer.to())
                .setKernelShape(new Shape(layer.kernel(), layer.kernel()))
                .optPadding(new Shape(1, 1))
                .optStride(new Shape(stride, stride))
                .build();
    }

    private static NDList enlarged(NDList list) {
        NDArray small = list.head();
        Shape shape = small.getShape();
        long images = shape.get(0);
        long channels = shape.get(1);
        long height = shape.get(2);
        long width = shape.get(3);
        return new NDList(
                small.reshape(images, channels, height, 1, width, 1)
                        .broadcast(images, channels, height, 2, width, 2)
                        .reshape(images, channels, height * 2, width * 2));
    }

    private static NDArray parameter(Block block, String name) {
        return block.getDirectParameters().get(name).getArray();
    }

    Trainer trainer() {
        return trainer;
    }

    NDArray run(NDArray input) {
        return trainer.forward(new NDList(input)).head();
    }

    /** What it has learnt so far, by layer; a copy. */
    Map<String, Parameters> learnt() {
        Map<String, Parameters> all = new LinkedHashMap<>();
        learnt.forEach(
                (layer, block) ->
                        all.put(
                                layer.name(),
                                new Parameters(
                                        parameter(block, "weight").toFloatArray(),
                                        parameter(block, "bias").toFloatArray())));
        return all;
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
