package io.vigil.operators.perceive.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelTextTest {
    @Test
    void namesAreReadAsTheyAreUsuallyWritten() {
        assertThat(LabelText.read("{0: 'person', 1: \"driver's mate\", 2: 'it\\'s'}"))
                .hasValueSatisfying(
                        names ->
                                assertThat(names)
                                        .containsExactly("person", "driver's mate", "it's"));
        assertThat(LabelText.read("{\"1\": \"car\", \"0\": \"a, b: c\"}"))
                .hasValueSatisfying(names -> assertThat(names).containsExactly("a, b: c", "car"));
        assertThat(LabelText.read("['person', 'car']"))
                .hasValueSatisfying(names -> assertThat(names).containsExactly("person", "car"));
        assertThat(LabelText.read(" [ \"person\",\n\"car\" ] "))
                .hasValueSatisfying(names -> assertThat(names).containsExactly("person", "car"));
        assertThat(LabelText.read("person, traffic light"))
                .hasValueSatisfying(
                        names -> assertThat(names).containsExactly("person", "traffic light"));
        assertThat(LabelText.read("person\r\ntraffic light\n"))
                .hasValueSatisfying(
                        names -> assertThat(names).containsExactly("person", "traffic light"));
    }

    @Test
    void anIndexThatIsLeftOutHasNoName() {
        assertThat(LabelText.read("{1: 'car', 3: 'bus'}"))
                .hasValueSatisfying(
                        names -> assertThat(names).containsExactly("", "car", "", "bus"));
    }

    @Test
    void whatIsNoListOfNamesIsNone() {
        for (String text :
                new String[] {
                    "", " ", "{}", "[]", "{0: person}", "['a' 'b']", "{0: 'a', x}", "[1, 2]"
                }) {
            assertThat(LabelText.read(text)).as(text).isEmpty();
        }
    }
}
