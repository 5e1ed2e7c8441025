package io.vigil.anomaly.rules;

import io.vigil.anomaly.rules.Episode.Stage;
import io.vigil.tracking.Box;
import io.vigil.tracking.spatial.PlacedTrack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Makes episodes of what a rule finds frame by frame, the same way for every kind: what holds for
 * long enough opens an alert, what is over for long enough ends it. An alert needs two frames at
 * least, and a third of the frames since the first, so that a bad frame, or a few now and then,
 * open none.
 */
final class Persistence {
    private static final int LEAST_FRAMES = 2;

    /** Of the frames since it began. */
    private static final int ONE_IN = 3;

    /** Alerts of one rule so near to each other, in image heights, are one incident. */
    private static final double NEAR = 0.25;

    private final Watch watch;
    private final Moment now;
    private final Orders orders;
    private final Writing writing;

    /** The rule's clock: content time for what is told, seen time for what has to be seen. */
    private final long time;

    private final boolean ends;

    Persistence(Watch watch, Moment now, Orders orders, Writing writing) {
        this.watch = watch;
        this.now = now;
        this.orders = orders;
        this.writing = writing;
        this.time = watch.isTold() ? now.clock() : now.seen();
        this.ends = now.isFrame() || watch.kind() == RuleKind.CAMERA_HEALTH;
    }

    RuleMemory step(RuleMemory before, Findings findings) {
        if (before.episodes().isEmpty() && findings.isEmpty()) {
            return before;
        }
        List<Finding> found = findings.inOrder();
        List<Episode> episodes = adopted(before.episodes(), found);
        List<Episode> next = new ArrayList<>(episodes.size() + 1);
        RuleMemory memory = before;
        boolean changed = episodes != before.episodes();
        int e = 0;
        int f = 0;
        while (e < episodes.size() || f < found.size()) {
            Episode was = e < episodes.size() ? episodes.get(e) : null;
            Finding finding = f < found.size() ? found.get(f) : null;
            int order = was == null ? 1 : finding == null ? -1 : compare(was, finding);
            e += order <= 0 ? 1 : 0;
            f += order >= 0 ? 1 : 0;
            // Several findings of one key, as of a line that is crossed twice, are one.
            while (order >= 0 && f < found.size() && isSame(finding, found.get(f))) {
                finding = found.get(f++);
            }
            Episode is =
                    order < 0
                            ? absent(was, findings)
                            : order > 0 ? begun(finding) : held(was, finding, findings);
            if (is != null
                    && is.stage() == Stage.PENDING
                    && order >= 0
                    && finding.opens()
                    && isRipe(is, finding)) {
                is = opened(is, memory, episodes, next);
            }
            if (is == null && was != null && order <= 0 && was.alert().isPresent()) {
                memory = ended(was, memory, findings);
            }
            if (is != null) {
                next.add(is);
            }
            changed |= !Objects.equals(is, order > 0 ? null : was);
        }
        return changed ? memory.withEpisodes(next) : memory;
    }

    private Episode begun(Finding finding) {
        return finding.opens() ? Episode.begun(finding, time, now) : null;
    }

    private Episode held(Episode was, Finding finding, Findings findings) {
        if (was.stage() == Stage.PENDING && !finding.opens()) {
            return absent(was, findings);
        }
        if (was.stage() == Stage.SETTLED
                && finding.opens()
                && !orders.isAttended(watch.rule(), was)) {
            // Staff has gone, and it holds still: it begins anew.
            return Episode.begun(finding.since(0), time, now);
        }
        return was.holding(finding, time, now);
    }

    private Episode absent(Episode was, Findings findings) {
        if (!ends) {
            return was;
        }
        int i = was.track() == 0 ? -1 : now.indexOf(was.track());
        boolean unseen = was.track() != 0 && i < 0;
        boolean hidden = unseen && !findings.isOver(was.place()) && !was.isElsewhere();
        long allowed = hidden ? watch.heldMicros() : watch.gapMicros();
        if (time - was.heldMicros() > allowed) {
            return null;
        }
        boolean missing =
                was.stage() == Stage.PENDING
                        ? !hidden
                        : i >= 0 && !was.isElsewhere() && isElsewhere(was, now.placed(i));
        return missing ? was.missing() : was;
    }

    /**
     * Whether it is seen where it did not hold: by more than what of it is hidden can make out, or
     * on its way out of the image.
     */
    private boolean isElsewhere(Episode was, PlacedTrack placed) {
        Box box = placed.track().box();
        double moved = now.distance(was.x(), was.y(), placed.at().x(), placed.at().y());
        return moved > Math.max(box.width(), box.height())
                || (moved > Trail.tremble(box, now) && now.isAtEdge(placed));
    }

    private boolean isRipe(Episode episode, Finding finding) {
        boolean often =
                finding.settled()
                        || (episode.held() >= LEAST_FRAMES
                                && ONE_IN * episode.held() >= episode.held() + episode.missed());
        // What has been so for long, such as standing, may still have turned into a find just now.
        long found = Math.min(watch.lastingMicros(), watch.gapMicros());
        return often
                && time - episode.sinceMicros() >= watch.lastingMicros()
                && time - episode.begunMicros() >= found
                && now.distance(episode.startX(), episode.startY(), finding.x(), finding.y())
                        >= finding.travel();
    }

    private Episode opened(
            Episode episode, RuleMemory memory, List<Episode> before, List<Episode> next) {
        if (watch.kind() == RuleKind.STAFF_PRESENT) {
            return episode.with(Stage.OPEN);
        }
        Episode first = null;
        for (List<Episode> some : List.of(before, next)) {
            for (Episode other : some) {
                if (other.alert().isPresent()
                        && isOneIncident(episode, other)
                        && (first == null || isEarlier(other, first))) {
                    first = other;
                }
            }
        }
        String incident = first == null ? "" : first.alert().orElseThrow().context().incident();
        return writing.opened(
                watch.rule(),
                episode,
                incident,
                orders.suppressed(watch.rule(), episode, memory.cooling(), now.clock()));
    }

    private static boolean isEarlier(Episode one, Episode other) {
        long first = one.alert().orElseThrow().detectedAtMicros();
        long second = other.alert().orElseThrow().detectedAtMicros();
        return first != second
                ? first < second
                : Episode.compare(one.track(), one.key(), other.track(), other.key()) < 0;
    }

    private boolean isOneIncident(Episode one, Episode other) {
        if (watch.kind() == RuleKind.CAMERA_HEALTH) {
            return false;
        }
        return (!one.place().isEmpty() && one.place().equals(other.place()))
                || now.distance(one.x(), one.y(), other.x(), other.y()) <= NEAR * now.height();
    }

    private RuleMemory ended(Episode episode, RuleMemory memory, Findings findings) {
        boolean unseen = episode.track() != 0 && now.indexOf(episode.track()) < 0;
        String reason =
                findings.areAllOver()
                        ? "the rule's hours are over"
                        : findings.reason(episode.place())
                                .orElse(
                                        episode.isElsewhere()
                                                ? "it has moved on"
                                                : unseen ? "it is out of sight" : "it is over");
        writing.resolved(episode, new Wording(watch.rule()).over(episode, reason, now.clock()), "");
        return cooled(watch, episode, memory, now.clock());
    }

    /** What is resolved does not call anybody again for a while. */
    static RuleMemory cooled(Watch watch, Episode episode, RuleMemory memory, long clock) {
        boolean cooling =
                episode.alert().orElseThrow().context().suppressed().equals(Orders.COOL_DOWN);
        if (cooling || watch.coolDownMicros() == 0) {
            return memory;
        }
        List<Cooling> next = new ArrayList<>();
        for (Cooling other : memory.cooling()) {
            boolean same = other.track() == episode.track() && other.key().equals(episode.key());
            if (!same && other.untilMicros() > clock) {
                next.add(other);
            }
        }
        next.add(new Cooling(episode.track(), episode.key(), clock + watch.coolDownMicros()));
        next.sort(Comparator.comparingLong(Cooling::track).thenComparing(Cooling::key));
        return memory.withCooling(next);
    }

    /**
     * With the episodes of tracks out of sight given to new tracks of the same class that are found
     * where those were: what stands still is the same thing under another name. An open alert says
     * so at once, since the old name may come back as something else.
     */
    private List<Episode> adopted(List<Episode> before, List<Finding> found) {
        if (watch.heldMicros() == watch.gapMicros() || found.isEmpty()) {
            return before;
        }
        List<Episode> next = before;
        for (Episode orphan : before) {
            if (orphan.track() == 0 || orphan.isElsewhere() || now.indexOf(orphan.track()) >= 0) {
                continue;
            }
            for (Finding finding : found) {
                int i = now.indexOf(finding.track());
                boolean same =
                        i >= 0
                                && finding.label().equals(orphan.label())
                                && isFree(finding, next)
                                && now.distance(orphan.x(), orphan.y(), finding.x(), finding.y())
                                        <= 2 * Trail.tremble(now.placed(i).track().box(), now);
                if (same) {
                    next = new ArrayList<>(next);
                    Episode moved = orphan.of(finding.track());
                    next.set(next.indexOf(orphan), writing.renamed(moved));
                    next.sort(
                            (one, other) ->
                                    Episode.compare(
                                            one.track(), one.key(), other.track(), other.key()));
                    break;
                }
            }
        }
        return next;
    }

    private static boolean isFree(Finding finding, List<Episode> episodes) {
        return episodes.stream().noneMatch(episode -> compare(episode, finding) == 0);
    }

    private static int compare(Episode episode, Finding finding) {
        return Episode.compare(episode.track(), episode.key(), finding.track(), finding.key());
    }

    private static boolean isSame(Finding one, Finding other) {
        return one.track() == other.track() && one.key().equals(other.key());
    }
}
