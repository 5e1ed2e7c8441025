package io.vigil.anomaly.rules;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Explanation;
import io.vigil.tracking.TrackRenamed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Carries memories over to other rules and other tracks. */
final class Succession {
    private static final Comparator<Episode> ORDER =
            (one, other) -> Episode.compare(one.track(), one.key(), other.track(), other.key());

    private final Writing writing;

    Succession(Writing writing) {
        this.writing = writing;
    }

    /**
     * The memories of these rules, in their order. What is open of a rule that has changed or gone
     * is resolved, since nobody looks for it any more.
     */
    List<RuleMemory> of(List<Watch> watches, List<RuleMemory> before) {
        if (isSame(watches, before)) {
            return before;
        }
        for (RuleMemory memory : before) {
            boolean stays = watches.stream().anyMatch(watch -> isOf(watch, memory));
            boolean known =
                    watches.stream().anyMatch(watch -> watch.rule().id().equals(memory.rule()));
            if (!stays) {
                String reason = known ? "the rule was changed" : "the rule was taken away";
                memory.episodes().stream()
                        .filter(episode -> episode.alert().isPresent())
                        .forEach(episode -> resolve(episode, reason));
            }
        }
        return watches.stream()
                .map(
                        watch ->
                                before.stream()
                                        .filter(memory -> isOf(watch, memory))
                                        .findFirst()
                                        .orElseGet(() -> RuleMemory.of(watch.rule())))
                .toList();
    }

    /** The memory of one rule after tracks turned out to be older ones. */
    RuleMemory renamed(Watch watch, RuleMemory before, List<TrackRenamed> renamed) {
        RuleMemory memory = before;
        for (TrackRenamed rename : renamed) {
            long from = rename.from();
            long to = rename.to();
            memory = episodes(memory, from, to);
            memory =
                    memory.withTallies(Tallies.renamed(from, to, memory.tallies()))
                            .withCooling(cooling(memory.cooling(), from, to));
            if (watch.kind() == RuleKind.SEQUENCE) {
                SequenceMachine machine =
                        new SequenceMachine(rename.camera(), watch.rule().stages());
                memory =
                        memory.withSequence(
                                machine.renamed(memory.sequence(), rename.camera(), from, to));
            }
        }
        return memory;
    }

    private RuleMemory episodes(RuleMemory memory, long from, long to) {
        if (memory.episodes().stream().noneMatch(episode -> episode.track() == from)) {
            return memory;
        }
        List<Episode> next = new ArrayList<>();
        for (Episode episode : memory.episodes()) {
            if (episode.track() != from && episode.track() != to) {
                next.add(episode);
            }
        }
        List<Episode> both = new ArrayList<>();
        memory.episodes().stream().filter(e -> e.track() == to).forEach(both::add);
        for (Episode episode : memory.episodes()) {
            if (episode.track() == from) {
                Episode moved = episode.of(to);
                int i = 0;
                while (i < both.size() && ORDER.compare(both.get(i), moved) != 0) {
                    i++;
                }
                if (i == both.size()) {
                    both.add(moved);
                } else {
                    both.set(i, one(both.get(i), moved));
                }
            }
        }
        next.addAll(both);
        next.sort(ORDER);
        return memory.withEpisodes(next);
    }

    /** Of two that are one, the one whose alert opened first; the other's alert is resolved. */
    private Episode one(Episode known, Episode moved) {
        if (known.alert().isPresent() && moved.alert().isPresent()) {
            boolean first =
                    known.alert().get().detectedAtMicros()
                            <= moved.alert().get().detectedAtMicros();
            Episode stays = first ? known : moved;
            resolve(
                    first ? moved : known,
                    "it is the same as alert " + stays.alert().orElseThrow().alertId());
            return stays;
        }
        return moved.alert().isPresent()
                        || (known.alert().isEmpty() && moved.sinceMicros() < known.sinceMicros())
                ? moved
                : known;
    }

    private void resolve(Episode episode, String reason) {
        Alert last = episode.alert().orElseThrow();
        writing.resolved(
                episode,
                new Explanation(
                        "%s: %s.".formatted(Wording.bare(last.explanation().text()), reason),
                        last.explanation().figures()),
                "");
    }

    private static List<Cooling> cooling(List<Cooling> before, long from, long to) {
        if (before.stream().noneMatch(each -> each.track() == from)) {
            return before;
        }
        List<Cooling> next = new ArrayList<>();
        for (Cooling each : before) {
            Cooling is =
                    each.track() == from ? new Cooling(to, each.key(), each.untilMicros()) : each;
            if (next.stream().noneMatch(o -> o.track() == is.track() && o.key().equals(is.key()))) {
                next.add(is);
            }
        }
        next.sort(Comparator.comparingLong(Cooling::track).thenComparing(Cooling::key));
        return next;
    }

    private static boolean isOf(Watch watch, RuleMemory memory) {
        return watch.rule().id().equals(memory.rule())
                && watch.fingerprint().equals(memory.fingerprint());
    }

    private static boolean isSame(List<Watch> watches, List<RuleMemory> before) {
        if (watches.size() != before.size()) {
            return false;
        }
        for (int i = 0; i < watches.size(); i++) {
            if (!isOf(watches.get(i), before.get(i))) {
                return false;
            }
        }
        return true;
    }
}
