package io.vigil.sinks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrackRecordJsonTest {
    private final TrackRecordJson json = new TrackRecordJson();

    @Test
    void attributesAndKeypointsStandAtTheEnd() {
        assertThat(json.line(Records.ADORNED))
                .isEqualTo(
                        """
                        {"type":"track","camera":"door","epoch":1,"sequence":43,\
                        "capturedAtMicros":1700000000163456,"id":7,"label":"person","score":0.875,\
                        "left":10.5,"top":20.25,"right":110,"bottom":320,\
                        "attributes":[{"name":"coat","value":"red","share":0.6,"looks":3},\
                        {"name":"hat","value":"no","share":1,"looks":2}],\
                        "keypoints":[[50.5,-3,0.25],[0,0,0]]}""");
    }

    @Test
    void whereThereAreNoneTheyAreNotSpokenOf() {
        assertThat(json.line(Records.TRACK))
                .endsWith("\"right\":110,\"bottom\":320}")
                .doesNotContain("attributes", "keypoints");
    }
}
