package io.vigil.tracking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The evidence for the traits of one track. Weights are whole numbers, so that the order of the
 * looks changes nothing, as long as no name has more than {@link #MOST_VALUES} values. Immutable.
 */
public final class TraitVotes {
    /** Of one name; beyond it the value with the least evidence is forgotten for a new one. */
    public static final int MOST_VALUES = 16;

    /** Of one track; what else is asked of it is ignored. */
    public static final int MOST_NAMES = 64;

    /** Of a track that no classifier has looked at. */
    public static final TraitVotes NONE = new TraitVotes(List.of());

    /** Scores are told apart to 1e-4, as perception rounds them. */
    private static final double PER_ONE = 10_000;

    private static final Comparator<Vote> LIGHTEST =
            Comparator.comparingLong(Vote::weight)
                    .thenComparing(Comparator.comparing(Vote::value).reversed());

    private final List<Ballot> ballots;
    private final List<Trait> leading;

    /**
     * The evidence for one value.
     *
     * @param weight sum of the scores, in steps of 1e-4; above 0
     */
    public record Vote(String value, long weight) {}

    /**
     * The evidence for the values of one name.
     *
     * @param looks that said anything of it
     * @param total weight of all that was said, that of values since forgotten included
     * @param votes ordered by value, at least one
     */
    public record Ballot(String name, long looks, long total, List<Vote> votes) {
        public Ballot {
            votes = List.copyOf(votes);
            if (votes.isEmpty() || votes.size() > MOST_VALUES) {
                throw new IllegalArgumentException(
                        "Ballot of %s needs 1 to %d values, but has %d"
                                .formatted(name, MOST_VALUES, votes.size()));
            }
        }

        private Trait leader() {
            Vote best = votes.stream().max(LIGHTEST).orElseThrow();
            double share = Math.rint(PER_ONE * best.weight() / total) / PER_ONE;
            return new Trait(name, best.value(), share, looks);
        }
    }

    private TraitVotes(List<Ballot> ballots) {
        this.ballots = ballots;
        this.leading = ballots.stream().map(Ballot::leader).toList();
    }

    /**
     * @param ballots ordered by name, as {@link #ballots} gives them
     */
    public static TraitVotes of(List<Ballot> ballots) {
        return ballots.isEmpty() ? NONE : new TraitVotes(List.copyOf(ballots));
    }

    /** Ordered by name. */
    public List<Ballot> ballots() {
        return ballots;
    }

    /** What has the most evidence, ordered by name. */
    public List<Trait> leading() {
        return leading;
    }

    /** After another look; one of no score says nothing. */
    public TraitVotes with(List<Attribute> look) {
        TraitVotes votes = this;
        for (Attribute said : look) {
            long weight = Math.round(PER_ONE * said.score());
            if (weight > 0) {
                Vote vote = new Vote(said.value(), weight);
                votes = votes.with(new Ballot(said.name(), 1, weight, List.of(vote)));
            }
        }
        return votes;
    }

    /** The evidence of both, which are of one object. */
    public TraitVotes and(TraitVotes other) {
        TraitVotes votes = this;
        for (Ballot ballot : other.ballots) {
            votes = votes.with(ballot);
        }
        return votes;
    }

    private TraitVotes with(Ballot more) {
        List<Ballot> sum = new ArrayList<>(ballots);
        int place = 0;
        while (place < sum.size() && sum.get(place).name().compareTo(more.name()) < 0) {
            place++;
        }
        if (place < sum.size() && sum.get(place).name().equals(more.name())) {
            sum.set(place, sum(sum.get(place), more));
        } else if (sum.size() < MOST_NAMES) {
            sum.add(place, more);
        }
        return of(sum);
    }

    private static Ballot sum(Ballot known, Ballot more) {
        SortedMap<String, Long> weights = new TreeMap<>();
        known.votes().forEach(vote -> weights.put(vote.value(), vote.weight()));
        for (Vote vote : more.votes()) {
            if (weights.size() == MOST_VALUES && !weights.containsKey(vote.value())) {
                weights.remove(votes(weights).stream().min(LIGHTEST).orElseThrow().value());
            }
            weights.merge(vote.value(), vote.weight(), Long::sum);
        }
        return new Ballot(
                known.name(),
                known.looks() + more.looks(),
                known.total() + more.total(),
                votes(weights));
    }

    private static List<Vote> votes(SortedMap<String, Long> weights) {
        return weights.entrySet().stream()
                .map(weight -> new Vote(weight.getKey(), weight.getValue()))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TraitVotes that && ballots.equals(that.ballots);
    }

    @Override
    public int hashCode() {
        return ballots.hashCode();
    }

    @Override
    public String toString() {
        return "TraitVotes" + ballots;
    }
}
