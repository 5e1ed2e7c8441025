package io.vigil.anomaly.rules;

import io.vigil.anomaly.falls.FallState;
import java.util.List;
import java.util.Objects;

/**
 * What is remembered of one rule.
 *
 * @param rule its id
 * @param fingerprint of all that it says
 * @param episodes by subject and place
 * @param cooling by subject and place
 * @param tallies by subject and place
 * @param flow by cell
 * @param falls what the machine of a rule about falls remembers
 */
public record RuleMemory(
        String rule,
        String fingerprint,
        List<Episode> episodes,
        List<Cooling> cooling,
        List<Tally> tallies,
        List<FlowCell> flow,
        SequenceState sequence,
        FallState falls) {
    public RuleMemory {
        Objects.requireNonNull(falls, "falls");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(sequence, "sequence");
        episodes = List.copyOf(episodes);
        cooling = List.copyOf(cooling);
        tallies = List.copyOf(tallies);
        flow = List.copyOf(flow);
    }

    /** Of a rule that is about no falls. */
    public RuleMemory(
            String rule,
            String fingerprint,
            List<Episode> episodes,
            List<Cooling> cooling,
            List<Tally> tallies,
            List<FlowCell> flow,
            SequenceState sequence) {
        this(rule, fingerprint, episodes, cooling, tallies, flow, sequence, FallState.EMPTY);
    }

    static RuleMemory of(RuleConfig rule) {
        return new RuleMemory(
                rule.id(),
                fingerprint(rule),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                SequenceState.EMPTY);
    }

    /** 64 bits of FNV-1a over the rule in words, in hexadecimal. */
    static String fingerprint(RuleConfig rule) {
        long hash = 0xcbf29ce484222325L;
        String words = rule.words();
        for (int i = 0; i < words.length(); i++) {
            hash = (hash ^ words.charAt(i)) * 0x100000001b3L;
        }
        return Long.toHexString(hash);
    }

    RuleMemory withEpisodes(List<Episode> next) {
        return new RuleMemory(rule, fingerprint, next, cooling, tallies, flow, sequence, falls);
    }

    RuleMemory withCooling(List<Cooling> next) {
        return new RuleMemory(rule, fingerprint, episodes, next, tallies, flow, sequence, falls);
    }

    RuleMemory withTallies(List<Tally> next) {
        return new RuleMemory(rule, fingerprint, episodes, cooling, next, flow, sequence, falls);
    }

    RuleMemory withFlow(List<FlowCell> next) {
        return new RuleMemory(rule, fingerprint, episodes, cooling, tallies, next, sequence, falls);
    }

    RuleMemory withSequence(SequenceState next) {
        return next.equals(sequence)
                ? this
                : new RuleMemory(rule, fingerprint, episodes, cooling, tallies, flow, next, falls);
    }

    RuleMemory withFalls(FallState next) {
        return next.equals(falls)
                ? this
                : new RuleMemory(
                        rule, fingerprint, episodes, cooling, tallies, flow, sequence, next);
    }
}
