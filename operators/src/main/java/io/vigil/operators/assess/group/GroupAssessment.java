package io.vigil.operators.assess.group;

import io.vigil.anomaly.rules.GroupRules;
import io.vigil.anomaly.rules.RulesInput;
import io.vigil.anomaly.rules.RulesState;
import io.vigil.anomaly.rules.RulesStep;
import io.vigil.anomaly.rules.Untracked;
import io.vigil.operators.Counted;
import io.vigil.operators.Raised;
import io.vigil.operators.TrackOutput;
import io.vigil.tracking.counting.CountingInput;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.counting.SiteCounting;
import io.vigil.tracking.counting.SiteState;
import io.vigil.tracking.counting.SiteStep;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The alerts and counts of one group of cameras, which take more than one camera to know: a
 * function over {@link GroupState} and the moments of its members. What it says, and in which
 * order, depends on what is in their logs, and not on which of them came first ({@link GroupMerge}
 * says when it does). It remembers what was asked last for speed, so it is not for many threads.
 */
public final class GroupAssessment {
    /** With five moments a second of each of two cameras, what comes in some three hours. */
    public static final int MOST = 100_000;

    private final SortedSet<String> cameras;
    private final GroupMerge merge;
    private Asked asked = Asked.NOTHING;

    /**
     * @param outputs in the order in which they are to be written
     */
    public record Step(GroupState state, List<TrackOutput> outputs) {
        public Step {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * @param cameras of the group, at least one
     */
    public GroupAssessment(SortedSet<String> cameras) {
        this.cameras = new TreeSet<>(cameras);
        this.merge = new GroupMerge(cameras, MOST);
    }

    /**
     * @param before what the previous step returned, or {@link GroupState#EMPTY}
     * @param moment the next of its camera's log
     */
    public Step step(GroupState before, Moment moment) {
        GroupMerge.Step merged = merge.step(before.merge(), moment);
        if (merged.released().isEmpty()) {
            return new Step(
                    new GroupState(
                            merged.state(), before.members(), before.rules(), before.sites()),
                    List.of());
        }
        SortedMap<String, Member> members = new TreeMap<>(before.members());
        SortedMap<String, RulesState> rules = new TreeMap<>(before.rules());
        SortedMap<String, SiteState> sites = new TreeMap<>(before.sites());
        List<TrackOutput> outputs = new ArrayList<>();
        for (Moment next : merged.released()) {
            Member was = members.getOrDefault(next.camera(), Member.UNKNOWN);
            members.put(next.camera(), was.after(next));
            if (!asked.isOf(members)) {
                asked = Asked.by(members, cameras);
            }
            // Nobody sees an alert end, or a sequence go on, by the end of a log.
            if (next.kind() != Moment.Kind.ENDED) {
                SortedSet<String> unseen = unseen(members, next.clockMicros());
                if (!was.sees(next.clockMicros())) {
                    unseen.add(next.camera());
                }
                judge(next, members, unseen, rules, outputs);
            }
            count(next, sites, outputs);
        }
        return new Step(new GroupState(merged.state(), members, rules, sites), outputs);
    }

    private void judge(
            Moment moment,
            SortedMap<String, Member> members,
            SortedSet<String> unseen,
            SortedMap<String, RulesState> rules,
            List<TrackOutput> outputs) {
        for (var each : asked.rules().entrySet()) {
            String owner = each.getKey();
            GroupRules its = each.getValue();
            RulesState state = rules.get(owner);
            if (its.isEmpty() && state == null) {
                continue;
            }
            RulesStep step =
                    its.step(
                            state == null ? RulesState.EMPTY : state,
                            input(owner, members.get(owner), moment),
                            unseen);
            if (its.isEmpty()) {
                rules.remove(owner);
            } else {
                rules.put(owner, step.state());
            }
            step.alerts().forEach(alert -> outputs.add(new Raised(alert)));
        }
    }

    private static RulesInput input(String owner, Member its, Moment moment) {
        return new RulesInput(
                owner,
                its.epoch(),
                its.sequence(),
                moment.clockMicros(),
                Sight.FRAME,
                0,
                0,
                moment.events(),
                List.of(),
                List.of(),
                moment.renamed(),
                new TreeSet<>(),
                moment.camera().equals(owner) ? moment.instructions() : List.of(),
                Untracked.NOTHING);
    }

    private SortedSet<String> unseen(SortedMap<String, Member> members, long clockMicros) {
        SortedSet<String> unseen = new TreeSet<>();
        for (String camera : cameras) {
            if (!members.getOrDefault(camera, Member.UNKNOWN).sees(clockMicros)) {
                unseen.add(camera);
            }
        }
        return unseen;
    }

    private void count(
            Moment moment, SortedMap<String, SiteState> sites, List<TrackOutput> outputs) {
        CountingInput input =
                new CountingInput(
                        moment.camera(),
                        moment.clockMicros(),
                        moment.sight(),
                        moment.shed(),
                        moment.events(),
                        List.of());
        for (var each : asked.sites().entrySet()) {
            SiteCounting site = each.getValue();
            SiteStep step = site.step(sites.getOrDefault(each.getKey(), SiteState.EMPTY), input);
            sites.put(each.getKey(), step.state());
            step.counts().forEach(count -> outputs.add(new Counted(count)));
        }
    }
}
