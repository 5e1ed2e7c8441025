package io.vigil.anomaly.rules;

import io.vigil.anomaly.rules.Episode.Stage;
import io.vigil.tracking.Box;
import io.vigil.tracking.spatial.PlacedTrack;
import java.util.ArrayList;
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

    private final Watch watch;
    private final Moment now;
    private final Orders orders;
    private final Writing writing;

    /** The rule's clock: content time, or seen time for what has to be seen all the while. */
    private final long time;

    private final boolean ends;

    // Made only once an alert opens; then it is told of each that follows.
    private Incidents incidents;

    Persistence(Watch watch, Moment now, Orders orders, Writing writing) {
        this.watch = watch;
        this.now = now;
        this.orders = orders;
        this.writing = writing;
        this.time = watch.goesByContentTime() ? now.clock() : now.seen();
        this.ends = now.shows(watch) || watch.kind() == RuleKind.CAMERA_HEALTH;
    }

    RuleMemory step(RuleMemory before, Findings findings) {
        if (before.episodes().isEmpty() && findings.isEmpty()) {
            return before;
        }
        List<Finding> found = findings.inOrder();
        List<Episode> episodes = adopted(before.episodes(), found);
        List<Episode> next = new ArrayList<>(episodes.size() + 1);
        List<Cooling> cooling = new ArrayList<>(0);
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
                is = opened(is, before.cooling(), episodes, next);
            }
            if (is == null && was != null && order <= 0 && was.alert().isPresent()) {
                ended(was, findings);
                cool(was, cooling);
            }
            if (is != null) {
                next.add(is);
                if (incidents != null) {
                    incidents.add(is);
                }
            }
            changed |= !Objects.equals(is, order > 0 ? null : was);
        }
        RuleMemory memory = changed ? before.withEpisodes(next) : before;
        return cooling.isEmpty() ? memory : memory.withCooling(cooled(before.cooling(), cooling));
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
            Episode episode, List<Cooling> cooling, List<Episode> before, List<Episode> next) {
        if (watch.kind() == RuleKind.STAFF_PRESENT) {
            return episode.with(Stage.OPEN);
        }
        return writing.opened(
                watch.rule(),
                episode,
                // A camera's troubles are each a matter of its own.
                watch.kind() == RuleKind.CAMERA_HEALTH ? "" : incidents(before, next).of(episode),
                orders.suppressed(watch.rule(), episode, cooling, now));
    }

    /** Those of what was open before this step, where it was then and where it is now. */
    private Incidents incidents(List<Episode> before, List<Episode> next) {
        if (incidents == null) {
            incidents = new Incidents(now);
            before.forEach(incidents::add);
            next.forEach(incidents::add);
        }
        return incidents;
    }

    private void ended(Episode episode, Findings findings) {
        boolean unseen = episode.track() != 0 && now.indexOf(episode.track()) < 0;
        String reason =
                findings.areAllOver()
                        ? "the rule's hours are over"
                        : findings.reason(episode.place())
                                .orElse(
                                        episode.isElsewhere()
                                                ? "it has moved on"
                                                : unseen ? "it is out of sight" : "it is over");
        writing.resolved(
                episode,
                new Wording(watch.rule(), now.input()).over(episode, reason, now.clock()),
                "");
    }

    /** What is resolved does not call anybody again for a while. */
    private void cool(Episode episode, List<Cooling> cooling) {
        boolean cools =
                episode.alert().orElseThrow().context().suppressed().equals(Orders.COOL_DOWN);
        if (!cools && watch.coolDownMicros() > 0) {
            cooling.add(
                    new Cooling(
                            episode.track(),
                            Orders.coolingKey(watch.rule(), episode, now),
                            now.clock() + watch.coolDownMicros()));
        }
    }

    /**
     * @param more of this step, by subject and place
     */
    private List<Cooling> cooled(List<Cooling> before, List<Cooling> more) {
        List<Cooling> next = new ArrayList<>(before.size() + more.size());
        int m = 0;
        for (Cooling cooling : before) {
            while (m < more.size() && compare(more.get(m), cooling) < 0) {
                next.add(more.get(m++));
            }
            boolean again = m < more.size() && compare(more.get(m), cooling) == 0;
            if (!again && cooling.untilMicros() > now.clock()) {
                next.add(cooling);
            }
        }
        next.addAll(more.subList(m, more.size()));
        return next;
    }

    private List<Episode> adopted(List<Episode> before, List<Finding> found) {
        return watch.heldMicros() == watch.gapMicros() || found.isEmpty()
                ? before
                : new Adoption(now, writing, found).of(before);
    }

    private static int compare(Cooling one, Cooling other) {
        return Episode.compare(one.track(), one.key(), other.track(), other.key());
    }

    private static int compare(Episode episode, Finding finding) {
        return Episode.compare(episode.track(), episode.key(), finding.track(), finding.key());
    }

    private static boolean isSame(Finding one, Finding other) {
        return one.track() == other.track() && one.key().equals(other.key());
    }
}
