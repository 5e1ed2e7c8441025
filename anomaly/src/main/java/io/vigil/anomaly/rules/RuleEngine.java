package io.vigil.anomaly.rules;

import io.vigil.anomaly.rules.Episode.Stage;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.spatial.SpatialEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A camera's rules: a pure function over {@link RulesState}. Immutable and safe for use by many
 * threads.
 *
 * <p>What nobody sees neither lasts nor is over: while the camera is blind or silent nothing opens
 * and nothing is resolved, save what is told rather than seen: the camera's own troubles, and what
 * its own models say where they know what it shows. Alerts that are open escalate all the same.
 * When the source ends, they stay open: nobody saw them end.
 */
public final class RuleEngine {
    private final SceneRules rules;
    private final List<Watch> watches;
    private final Set<String> owned;
    private final boolean follows;

    public RuleEngine(SceneRules rules) {
        this.rules = Objects.requireNonNull(rules, "rules");
        SortedSet<String> queueZones = new TreeSet<>();
        rules.rules().stream()
                .filter(rule -> rule.kind() == RuleKind.QUEUE)
                .forEach(rule -> queueZones.addAll(rule.zones()));
        this.watches =
                rules.rules().stream()
                        .map(rule -> new Watch(rule, queueZones, rules.places().zones()))
                        .toList();
        this.owned =
                rules.rules().stream()
                        .filter(rule -> rule.kind() == RuleKind.OBJECT_LEFT)
                        .flatMap(rule -> rule.labels().stream())
                        .collect(Collectors.toUnmodifiableSet());
        this.follows = watches.stream().anyMatch(Watch::needsTrails);
    }

    public SceneRules rules() {
        return rules;
    }

    /**
     * @param before what the previous step returned, or {@link RulesState#EMPTY}; of an earlier
     *     rule set, what is remembered of rules that have not changed stays
     */
    public RulesStep step(RulesState before, RulesInput input) {
        Seen seen = before.seen().next(input);
        Moment now = new Moment(input, seen);
        Writing writing = new Writing(now, rules.version());
        Succession succession = new Succession(writing);
        List<RuleMemory> memories = succession.of(watches, before.rules());
        if (!input.renamed().isEmpty()) {
            List<RuleMemory> renamed = new ArrayList<>();
            for (int i = 0; i < watches.size(); i++) {
                renamed.add(succession.renamed(watches.get(i), memories.get(i), input.renamed()));
            }
            memories = renamed;
        }
        List<Trail> trails = trails(before.trails(), now);
        List<Inhibition> inhibitions = Orders.inForce(before.inhibitions(), input);
        Orders orders = new Orders(inhibitions);
        RuleMemory[] after = memories.toArray(RuleMemory[]::new);
        // Who is with the resident has to be known before anything is raised about him.
        for (boolean staff : new boolean[] {true, false}) {
            for (int i = 0; i < after.length; i++) {
                Watch watch = watches.get(i);
                if ((watch.kind() == RuleKind.STAFF_PRESENT) == staff) {
                    after[i] = judged(watch, after[i], now, orders, writing);
                }
                if (staff && isThere(watch, after[i])) {
                    orders.attend(watch.rule().zones());
                }
            }
        }
        for (int i = 0; i < after.length; i++) {
            if (!after[i].episodes().isEmpty()) {
                after[i] = new LifeCycle(watches.get(i), now, orders, writing).step(after[i]);
            }
        }
        return new RulesStep(
                new RulesState(seen, trails, inhibitions, List.of(after)), writing.alerts());
    }

    private List<Trail> trails(List<Trail> before, Moment now) {
        if (!follows) {
            return List.of();
        }
        List<Trail> known = Trails.known(before, now.input().renamed(), now.input().ended());
        List<Trail> after = now.isFrame() ? Trails.step(known, now, owned) : known;
        now.followed(after);
        return after;
    }

    private static boolean isThere(Watch watch, RuleMemory memory) {
        return watch.kind() == RuleKind.STAFF_PRESENT
                && memory.episodes().stream().anyMatch(e -> e.stage() == Stage.OPEN);
    }

    private RuleMemory judged(
            Watch watch, RuleMemory before, Moment now, Orders orders, Writing writing) {
        RuleMemory memory = before;
        RulesInput input = now.input();
        if (input.sight() != Sight.BLIND) {
            for (SpatialEvent event : input.events()) {
                memory = watch.condition().hear(memory, event, now);
            }
        }
        if (input.sight() == Sight.ENDED || !(now.shows(watch) || watch.isTold())) {
            return memory;
        }
        Findings findings = new Findings();
        ZoneId zone = rules.counting().timeZone();
        if (watch.rule().schedule().holds(input.clockMicros(), zone)) {
            memory = watch.condition().judge(memory, now, findings);
        } else {
            memory = watch.condition().rest(memory);
            findings.allOver();
        }
        return new Persistence(watch, now, orders, writing).step(memory, findings);
    }
}
