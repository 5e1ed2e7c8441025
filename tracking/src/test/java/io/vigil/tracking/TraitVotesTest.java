package io.vigil.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TraitVotesTest {
    @Provide
    Arbitrary<List<List<Attribute>>> looks() {
        Arbitrary<Attribute> said =
                Combinators.combine(
                                Arbitraries.of("colour", "hat", "sex"),
                                Arbitraries.integers().between(1, TraitVotes.MOST_VALUES),
                                Arbitraries.doubles().between(0, 1))
                        .as((name, value, score) -> new Attribute(name, "v" + value, score));
        return said.list().ofMaxSize(3).list().ofMaxSize(30);
    }

    @Property
    void theOrderOfTheLooksChangesNothing(
            @ForAll("looks") List<List<Attribute>> looks, @ForAll long seed) {
        List<List<Attribute>> shuffled = new ArrayList<>(looks);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(votes(shuffled)).isEqualTo(votes(looks));
        assertThat(votes(shuffled).leading()).isEqualTo(votes(looks).leading());
    }

    @Property
    void twoHalvesTogetherAreTheWhole(
            @ForAll("looks") List<List<Attribute>> looks,
            @ForAll("looks") List<List<Attribute>> more) {
        List<List<Attribute>> all = new ArrayList<>(looks);
        all.addAll(more);
        TraitVotes first = votes(looks);
        TraitVotes second = votes(more);
        assertThat(first.and(second)).isEqualTo(second.and(first)).isEqualTo(votes(all));
    }

    @Property
    void whatIsReadBackIsTheSame(@ForAll("looks") List<List<Attribute>> looks) {
        TraitVotes votes = votes(looks);
        assertThat(TraitVotes.of(votes.ballots())).isEqualTo(votes);
    }

    @Test
    void aSureLookOutweighsTwoUnsureOnes() {
        TraitVotes votes =
                votes(List.of(look("red", 0.3), look("blue", 0.9), look("red", 0.3), List.of()));
        assertThat(votes.leading()).containsExactly(new Trait("colour", "blue", 0.6, 3));
    }

    @Test
    void amongEqualsTheFirstByNameLeads() {
        assertThat(votes(List.of(look("red", 0.5), look("blue", 0.5))).leading())
                .containsExactly(new Trait("colour", "blue", 0.5, 2));
    }

    @Test
    void aLookOfNoScoreSaysNothing() {
        assertThat(TraitVotes.NONE.with(look("red", 0))).isSameAs(TraitVotes.NONE);
    }

    @Test
    void valuesAndNamesWithoutEndTakeNoRoomWithoutEnd() {
        List<List<Attribute>> looks = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            looks.add(List.of(new Attribute("colour", "v" + i, 0.01)));
            looks.add(List.of(new Attribute("name" + i, "v", 0.5)));
            looks.add(look("red", 0.9));
        }
        TraitVotes votes = votes(looks);
        assertThat(votes.ballots()).hasSize(TraitVotes.MOST_NAMES);
        assertThat(votes.ballots().get(0).votes()).hasSize(TraitVotes.MOST_VALUES);
        // What was forgotten counts as evidence for something else all the same.
        assertThat(votes.leading().get(0))
                .isEqualTo(new Trait("colour", "red", Math.rint(1e4 * 450 / 455.0) / 1e4, 1000));
    }

    @Test
    void aValueThatComesLateStillWins() {
        List<List<Attribute>> looks = new ArrayList<>();
        IntStream.range(0, 40).forEach(i -> looks.add(look("v" + i, 0.5)));
        IntStream.range(0, 20).forEach(i -> looks.add(look("red", 0.5)));
        assertThat(votes(looks).leading())
                .singleElement()
                .satisfies(trait -> assertThat(trait.value()).isEqualTo("red"));
    }

    @Test
    void anImpossibleTraitIsRefused() {
        assertThatThrownBy(() -> new Trait("colour", "", 0.5, 1))
                .hasMessage("Trait needs a name and a value, but was [name='colour', value='']");
        assertThatThrownBy(() -> new Trait("colour", "red", 0.5, 0))
                .hasMessage(
                        "Trait colour needs a share in [0, 1] and at least 1 look, but had 0.5 and 0");
        assertThatThrownBy(() -> new TraitVotes.Ballot("colour", 1, 1, List.of()))
                .hasMessage("Ballot of colour needs 1 to 16 values, but has 0");
    }

    private static List<Attribute> look(String colour, double score) {
        return List.of(new Attribute("colour", colour, score));
    }

    private static TraitVotes votes(List<List<Attribute>> looks) {
        TraitVotes votes = TraitVotes.NONE;
        for (List<Attribute> look : looks) {
            votes = votes.with(look);
        }
        return votes;
    }
}
